package dev.althing.feature.welcome;

import dev.althing.config.feature.WelcomeSettings;
import dev.althing.effect.Cause;
import dev.althing.entity.Entities;
import dev.althing.entity.Feature;
import dev.althing.feature.welcome.around.Surroundings;
import dev.althing.feature.welcome.desk.Desk;
import dev.althing.feature.welcome.desk.Reports;
import dev.althing.feature.welcome.desk.WelcomeCommand;
import dev.althing.feature.welcome.house.House;
import dev.althing.feature.welcome.house.HouseEvent;
import dev.althing.feature.welcome.newcomer.Answer;
import dev.althing.feature.welcome.newcomer.Newcomer;
import dev.althing.feature.welcome.newcomer.NewcomerEvent;
import dev.althing.feature.welcome.newcomer.Newcomers;
import dev.althing.feature.welcome.newcomer.Wish;
import dev.althing.feature.welcome.premises.Access;
import dev.althing.feature.welcome.premises.Premises;
import dev.althing.feature.welcome.premises.Targets;
import dev.althing.feature.welcome.reception.Deliveries;
import dev.althing.feature.welcome.reception.Exemptions;
import dev.althing.feature.welcome.reception.Funnel;
import dev.althing.feature.welcome.reception.GuestId;
import dev.althing.feature.welcome.reception.Guestbook;
import dev.althing.feature.welcome.reception.Hospitality;
import dev.althing.feature.welcome.reception.HouseKind;
import dev.althing.feature.welcome.reception.Moderators;
import dev.althing.feature.welcome.reception.WelcomeKind;
import dev.althing.feature.welcome.reception.WelcomeWitness;
import dev.althing.journal.event.JournalFamily;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The welcome, put together. */
public final class Welcome {
  /** What is written to the journal. */
  public static final List<JournalFamily> FAMILIES =
      List.of(
          JournalFamily.of(Newcomers.TYPE, NewcomerEvent.class),
          JournalFamily.of(House.TYPE, HouseEvent.class));

  private Welcome() {}

  /** The welcome of the watched places, in a language where nothing else is said. */
  public static Feature of(WelcomeSettings settings, Locale language, Surroundings around) {
    Premises premises = new Premises(settings, around.places(), around.clock());
    Hospitality inn =
        new Hospitality(
            settings,
            language,
            new Guestbook(around.entities()),
            premises,
            new Targets(premises, around.rooms(), () -> around.people().self()),
            new Exemptions(settings.ignored(), around.people()),
            around.fates(),
            around.clock());
    Moderators moderators = new Moderators(inn);
    Access access = new Access(around.rooms(), () -> around.people().self());
    return new Feature(
        "welcome",
        List.of(
            new WelcomeCommand(
                inn, new Desk(inn), new Reports(inn, access, new Funnel(around.scores())))),
        List.of(
            new WelcomeKind(inn, new Deliveries(inn, around.rooms(), around.reads()), moderators),
            new HouseKind(inn)),
        List.of(new WelcomeWitness(inn, moderators)));
  }

  /**
   * Notes that another bot has received somebody, so that they are not greeted again; true when
   * that is new.
   *
   * @param place the name of the watched place
   */
  public static CompletionStage<Boolean> imported(
      Entities entities, String place, UserId person, Instant at, boolean hasAccepted) {
    GuestId guest = new GuestId(place, person);
    Guestbook book = new Guestbook(entities);
    Wish wish = new Wish.Import(Hospitality.exact(at), hasAccepted);
    return isKnown(book, guest)
        .thenCompose(
            known ->
                known
                    ? CompletableFuture.completedFuture(Answer.No.ALREADY)
                    : book.tell(guest, Cause.once("import:welcome:" + guest.text()), wish))
        .thenApply(Answer.Happened.class::isInstance);
  }

  /** Whether anything is known of somebody in a watched place. */
  public static CompletionStage<Boolean> isKnown(Entities entities, String place, UserId person) {
    return isKnown(new Guestbook(entities), new GuestId(place, person));
  }

  private static CompletionStage<Boolean> isKnown(Guestbook book, GuestId guest) {
    return book.of(guest).thenApply(newcomer -> newcomer.stage() != Newcomer.Stage.UNKNOWN);
  }
}
