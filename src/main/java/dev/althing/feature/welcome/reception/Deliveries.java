package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.entity.Deadline;
import dev.althing.feature.welcome.newcomer.Answer;
import dev.althing.feature.welcome.newcomer.Newcomer;
import dev.althing.feature.welcome.newcomer.Wish;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.outbox.RoomStateView;
import dev.althing.outbox.reads.Reads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Looks whether greetings arrive. Whoever takes no invitations from the bot is mentioned in the
 * lobby instead, where a reaction works as well.
 */
public final class Deliveries {
  /** The deadline at which is looked. */
  static final String LOOK = "deliver";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration SOONEST = Duration.ofSeconds(30);
  private static final Duration LATEST = Duration.ofHours(6);

  /** What became of a greeting, as a wish; without one it is not known yet. */
  private record Report(Optional<Wish> wish) {
    static final Report OPEN = new Report(Optional.empty());
  }

  private final Hospitality inn;
  private final RoomStateView rooms;
  private final Reads reads;

  /** The greetings of these places. */
  public Deliveries(Hospitality inn, RoomStateView rooms, Reads reads) {
    this.inn = inn;
    this.rooms = rooms;
    this.reads = reads;
  }

  /** Looks, and looks again later when it is not decided. */
  CompletionStage<List<Effect>> look(GuestId guest, HouseSettings house, Deadline deadline) {
    return inn.book()
        .of(guest)
        .thenCompose(
            newcomer ->
                isOpen(newcomer)
                    ? looked(guest, house, newcomer.greeting().at(), deadline.cause())
                    : CompletableFuture.completedFuture(List.of()));
  }

  private static boolean isOpen(Newcomer newcomer) {
    return newcomer.isGreeted()
        && !newcomer.greeting().isDelivered()
        && newcomer.greeting().trouble().isEmpty();
  }

  private CompletionStage<List<Effect>> looked(
      GuestId guest, HouseSettings house, Instant at, Cause cause) {
    return soon(inn.fates().sent(new EffectId(Greeter.cause(guest, at), 0)))
        .thenCompose(fate -> report(fate, guest.person()))
        .thenCompose(
            report ->
                report.wish().isPresent()
                    ? noted(guest, house, report.wish().get(), cause)
                    : CompletableFuture.completedFuture(List.of(again(guest, at))));
  }

  /** What is decided now; empty when it is not. */
  static <T> CompletionStage<Optional<T>> soon(CompletionStage<T> stage) {
    return stage
        .thenApply(Optional::of)
        .toCompletableFuture()
        .copy()
        .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Rarely for what takes long: a homeserver may let only one room be made a minute. */
  private Effect again(GuestId guest, Instant at) {
    Instant now = inn.now();
    Duration pause = Duration.between(at, now).dividedBy(2);
    Duration bounded =
        pause.compareTo(LATEST) > 0 ? LATEST : pause.compareTo(SOONEST) < 0 ? SOONEST : pause;
    return guest.schedule(LOOK, now.plus(bounded));
  }

  private CompletionStage<Report> report(Optional<Fate> fate, UserId person) {
    if (fate.isEmpty()) {
      return CompletableFuture.completedFuture(Report.OPEN);
    }
    if (fate.get() instanceof Fate.Sent sent) {
      return isReached(sent.room(), person).thenApply(reached -> sent(sent.room(), reached));
    }
    String reason = fate.get() instanceof Fate.Lost lost ? lost.reason() : "not sent";
    return CompletableFuture.completedFuture(
        new Report(Optional.of(new Wish.Fail(Optional.empty(), reason))));
  }

  private static Report sent(RoomId room, boolean isReached) {
    return new Report(
        Optional.of(
            isReached
                ? new Wish.Deliver(room)
                : new Wish.Fail(Optional.of(room), "takes no invitation")));
  }

  /**
   * Whether somebody was at least invited. A homeserver makes a room also when who was to be
   * invited takes no invitations; who declined has heard of it all the same.
   */
  private CompletionStage<Boolean> isReached(RoomId room, UserId person) {
    return rooms
        .membership(room, person)
        .thenCompose(
            known ->
                known.isPresent()
                    ? CompletableFuture.completedFuture(known)
                    : reads
                        .state(room, "m.room.member", person.value())
                        .thenApply(content -> content.flatMap(it -> Fields.text(it, "membership"))))
        .thenApply(Optional::isPresent);
  }

  private CompletionStage<List<Effect>> noted(
      GuestId guest, HouseSettings house, Wish wish, Cause cause) {
    return inn.book()
        .tell(guest, cause, wish)
        .thenCompose(
            answer -> {
              if (!(answer instanceof Answer.Happened)) {
                return CompletableFuture.completedFuture(List.of());
              }
              return wish instanceof Wish.Deliver
                  ? CompletableFuture.completedFuture(
                      List.of(Funnel.note(Funnel.Step.GREETED, guest, inn.now())))
                  : lobby(guest, house, cause);
            });
  }

  private CompletionStage<List<Effect>> lobby(GuestId guest, HouseSettings house, Cause cause) {
    Effect counted = Funnel.note(Funnel.Step.UNREACHABLE, guest, inn.now());
    Optional<CompletionStage<Optional<RoomId>>> lobby =
        house.halls().lobby().map(inn.premises()::find);
    if (lobby.isEmpty()) {
      return CompletableFuture.completedFuture(List.of(counted));
    }
    return lobby
        .get()
        .thenCompose(
            room ->
                room.isEmpty()
                    ? CompletableFuture.completedFuture(List.of(counted))
                    : mentioned(guest, house, room.get(), cause, counted));
  }

  private CompletionStage<List<Effect>> mentioned(
      GuestId guest, HouseSettings house, RoomId lobby, Cause cause, Effect counted) {
    Instant until = inn.now().plus(house.times().answerWithin());
    return inn.greeting(house, guest.person())
        .thenCombine(
            inn.name(house),
            (greeting, place) ->
                new Messages(cause)
                    .wait(
                        new Messages.Waiting(
                            Destination.room(lobby),
                            Messages.loud(
                                inn.view(house).lobby(guest.person(), place) + "\n\n" + greeting,
                                guest.person()),
                            house.entrance().keys(),
                            guest,
                            Greeter.ANSWER),
                        until)
                    .and(counted)
                    .all());
  }
}
