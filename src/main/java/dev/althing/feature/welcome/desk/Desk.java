package dev.althing.feature.welcome.desk;

import dev.althing.config.feature.HouseSettings;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.feature.welcome.house.House;
import dev.althing.feature.welcome.newcomer.Answer;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Accepted;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Greeted;
import dev.althing.feature.welcome.newcomer.Wish;
import dev.althing.feature.welcome.reception.Admissions;
import dev.althing.feature.welcome.reception.Greeter;
import dev.althing.feature.welcome.reception.GuestId;
import dev.althing.feature.welcome.reception.Hospitality;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What moderators change: tests, resending, pauses, house rules. */
public final class Desk {
  private final Hospitality inn;

  /** The desk of these places. */
  public Desk(Hospitality inn) {
    this.inn = inn;
  }

  Outcome test(Invocation invocation, HouseSettings house, CommandView view) {
    UserId person = invocation.arguments().find("user", UserId.class).orElse(invocation.sender());
    GuestId guest = new GuestId(house.name(), person);
    Effect effect = guest.schedule(Greeter.TEST, Hospitality.exact(invocation.receivedAt()));
    return new Outcome(Reply.text(view.testSent(person)), List.of(effect));
  }

  CompletionStage<Outcome> resend(Invocation invocation, HouseSettings house, CommandView view) {
    UserId person = invocation.arguments().user("user");
    if (inn.exemptions().holdFor(person)) {
      return CompletableFuture.completedFuture(Outcome.of(Reply.refusal(view.exempt(person))));
    }
    GuestId guest = new GuestId(house.name(), person);
    Instant at = Hospitality.exact(invocation.receivedAt());
    return inn.book()
        .tell(guest, new Cause(invocation.id()), new Wish.Resend(invocation.sender(), at))
        .thenCombine(inn.name(house), (answer, place) -> resent(guest, answer, view, place));
  }

  private static Outcome resent(GuestId guest, Answer answer, CommandView view, String place) {
    if (answer instanceof Answer.Happened happened) {
      if (happened.event() instanceof Accepted accepted) {
        return new Outcome(
            Reply.text(view.invitedAgain(guest.person())), Admissions.follow(guest, accepted));
      }
      if (happened.event() instanceof Greeted greeted) {
        return new Outcome(
            Reply.text(view.resent(guest.person())),
            List.of(guest.schedule(Greeter.GREET, greeted.at())));
      }
    }
    return Outcome.of(Reply.refusal(view.gone(guest.person(), place)));
  }

  CompletionStage<Reply> pause(Invocation invocation, HouseSettings house, CommandView view) {
    return changed(
        invocation,
        house,
        new House.Wish.Pause(invocation.sender(), Hospitality.exact(invocation.receivedAt())),
        view::paused);
  }

  CompletionStage<Reply> resume(Invocation invocation, HouseSettings house, CommandView view) {
    return changed(invocation, house, new House.Wish.Resume(invocation.sender()), view::resumed);
  }

  CompletionStage<Reply> setText(Invocation invocation, HouseSettings house, CommandView view) {
    Optional<String> text =
        invocation.arguments().find("value", String.class).filter(it -> !it.isBlank());
    if (text.filter(it -> it.length() > HouseSettings.LONGEST_TEXT).isPresent()) {
      return CompletableFuture.completedFuture(
          Reply.refusal(view.tooLong(HouseSettings.LONGEST_TEXT)));
    }
    // PostgreSQL cannot store it, and nobody can see it.
    Optional<String> storable = text.map(it -> it.replace("\0", "").strip());
    return changed(
        invocation,
        house,
        new House.Wish.SetText(storable, invocation.sender()),
        (isChanged, place) -> view.textSet(isChanged, storable.isPresent(), place));
  }

  /** What is said, by whether anything changed and where. */
  @FunctionalInterface
  private interface Saying {
    String of(boolean isChanged, String place);
  }

  private CompletionStage<Reply> changed(
      Invocation invocation, HouseSettings house, House.Wish wish, Saying saying) {
    return inn.book()
        .tell(house.name(), new Cause(invocation.id()), wish)
        .thenCombine(
            inn.name(house),
            (answer, place) ->
                Reply.text(saying.of(answer instanceof House.Answer.Happened, place)));
  }
}
