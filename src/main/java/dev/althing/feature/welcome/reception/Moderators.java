package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Effect.MembershipChange;
import dev.althing.effect.Outcome;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.Stimulus;
import dev.althing.feature.welcome.house.House;
import dev.althing.feature.welcome.newcomer.Answer;
import dev.althing.feature.welcome.newcomer.NewcomerEvent;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Accepted;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.KnockDecided;
import dev.althing.feature.welcome.newcomer.Wish;
import dev.althing.feature.welcome.premises.Target;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import dev.althing.spi.RoomReference;
import dev.althing.spi.event.Happening.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks and tells the moderators, in the management room. */
public final class Moderators {
  /** The deadline that asks whether somebody is let in. */
  static final String REFER = "refer";

  /** What is noted at questions about knocks, before the room. */
  static final String KNOCK = "knock ";

  private static final String YES = "✅";
  private static final String NO = "❌";
  private static final Duration OPEN = Duration.ofDays(30);

  private final Hospitality inn;

  /** The moderators of these places. */
  public Moderators(Hospitality inn) {
    this.inn = inn;
  }

  /** Whether there is anybody to ask. */
  boolean areThere() {
    return inn.premises().management().isPresent();
  }

  /** Asks whether somebody is let in who did not find the answer. */
  CompletionStage<List<Effect>> refer(GuestId guest, HouseSettings house, Deadline deadline) {
    return inn.name(house)
        .thenApply(
            place ->
                ask(
                        new Messages(deadline.cause()),
                        guest,
                        inn.moderators().refer(guest.person(), place),
                        REFER)
                    .all());
  }

  /**
   * Asks whether somebody is let in where they knock.
   *
   * @param ordinal how many effects of the cause come before
   */
  CompletionStage<List<Effect>> knock(GuestId guest, Member knock, Cause cause, int ordinal) {
    RoomId room = knock.room();
    return inn.targets()
        .name(new RoomReference(room.value(), List.of()), room)
        .thenApply(
            name ->
                ask(
                        new Messages(cause, ordinal),
                        guest,
                        inn.moderators().knock(guest.person(), name, knock.reason()),
                        KNOCK + room.value())
                    .all());
  }

  private Messages ask(Messages messages, GuestId guest, String words, String note) {
    Instant until = inn.now().plus(OPEN);
    inn.premises()
        .management()
        .ifPresent(
            room ->
                messages.wait(
                    new Messages.Waiting(
                        Destination.room(room),
                        Messages.loud(words),
                        List.of(YES, NO),
                        guest,
                        note),
                    until));
    return messages;
  }

  /** Tells of an invitation that is refused, once a day for each room. */
  CompletionStage<List<Effect>> trouble(
      HouseSettings house, Target target, String reason, Cause cause) {
    return told(house, target.room(), reason, inn.moderators().trouble(target, reason), cause);
  }

  /** Tells of rooms that are not there, once a day for each. */
  CompletionStage<List<Effect>> missing(
      HouseSettings house, List<RoomReference> rooms, Cause cause) {
    CompletionStage<List<Effect>> all = CompletableFuture.completedFuture(List.of());
    for (RoomReference room : rooms) {
      // Only an alias can be missing; it stands for itself.
      RoomId stand = new RoomId("!missing-" + room.target().substring(1));
      all =
          all.thenCombine(
              told(
                  house,
                  stand,
                  "missing",
                  inn.moderators().missing(room),
                  cause.step(room.target())),
              (before, more) -> {
                List<Effect> effects = new ArrayList<>(before);
                effects.addAll(more);
                return effects;
              });
    }
    return all;
  }

  private CompletionStage<List<Effect>> told(
      HouseSettings house, RoomId room, String reason, String words, Cause cause) {
    return inn.book()
        .tell(house.name(), cause, new House.Wish.SeeTrouble(room, reason, inn.now()))
        .thenApply(
            answer ->
                answer instanceof House.Answer.Happened
                    ? inn.premises().management().stream()
                        .<Effect>map(
                            management ->
                                new Effect.Send(
                                    Destination.room(management),
                                    "m.room.message",
                                    Messages.quiet(words)))
                        .toList()
                    : List.of());
  }

  /** A moderator reacted to a question. */
  CompletionStage<Outcome> decided(GuestId guest, HouseSettings house, Continued continued) {
    Optional<Boolean> isAdmitted = decision(continued);
    if (isAdmitted.isEmpty()) {
      return CompletableFuture.completedFuture(Outcome.of(Reply.silence()));
    }
    Instant at = Hospitality.exact(continued.at());
    Wish wish =
        continued.continuation().startsWith(KNOCK)
            ? new Wish.DecideKnock(
                new RoomId(continued.continuation().substring(KNOCK.length())),
                isAdmitted.get(),
                continued.sender())
            : new Wish.Decide(isAdmitted.get(), continued.sender(), at);
    return inn.book()
        .tell(guest, continued.cause(), wish)
        .thenCompose(answer -> outcome(guest, house, continued, answer));
  }

  private static Optional<Boolean> decision(Continued continued) {
    if (!continued.by().rank().reaches(Permission.MANAGEMENT)
        || !(continued.stimulus() instanceof Stimulus.Reacted reacted)) {
      return Optional.empty();
    }
    return reacted.key().equals(YES) || reacted.key().equals(NO)
        ? Optional.of(reacted.key().equals(YES))
        : Optional.empty();
  }

  private CompletionStage<Outcome> outcome(
      GuestId guest, HouseSettings house, Continued continued, Answer answer) {
    @Nullable NewcomerEvent event =
        answer instanceof Answer.Happened happened ? happened.event() : null;
    if (event instanceof KnockDecided knock) {
      MembershipChange change = knock.admitted() ? MembershipChange.INVITE : MembershipChange.KICK;
      return done(
          said(guest, continued, knock.admitted())
              .and(
                  List.of(
                      new Effect.SetMembership(
                          knock.room(), guest.person(), change, Optional.empty()))));
    }
    if (event instanceof Accepted accepted) {
      return inn.targets()
          .behind(house, accepted.keys())
          .thenCombine(
              inn.name(house),
              (found, place) ->
                  said(guest, continued, true)
                      .and(Admissions.follow(guest, accepted))
                      .and(List.of(toPerson(guest, inn.view(house).byModerators(place, found)))));
    }
    if (event instanceof NewcomerEvent.TurnedAway) {
      return done(
          said(guest, continued, false)
              .and(List.of(toPerson(guest, inn.view(house).turnedAway()), Greeter.release(guest))));
    }
    return done(Outcome.of(Reply.text(inn.moderators().decided())));
  }

  private Outcome said(GuestId guest, Continued continued, boolean isAdmitted) {
    return Outcome.of(
        Reply.text(inn.moderators().letIn(continued.sender(), guest.person(), isAdmitted)));
  }

  private static Effect toPerson(GuestId guest, String words) {
    return new Effect.Send(
        Destination.person(guest.person()), "m.room.message", Messages.loud(words, guest.person()));
  }

  private static CompletionStage<Outcome> done(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
