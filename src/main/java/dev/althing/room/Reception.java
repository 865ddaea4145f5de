package dev.althing.room;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.althing.config.LogPlace;
import dev.althing.effect.Cause;
import dev.althing.matrix.event.Encrypted;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.room.Room.Deliver;
import dev.althing.room.hearing.Audience;
import dev.althing.room.hearing.Happenings;
import dev.althing.room.hearing.Hearing;
import dev.althing.room.hearing.Law;
import dev.althing.room.hearing.Law.Sentence;
import dev.althing.room.hearing.Seen;
import dev.althing.room.hearing.Turns;
import dev.althing.room.state.RoomState;
import dev.althing.spi.event.Happening;
import dev.althing.sync.RoomUpdate;
import dev.althing.sync.RoomUpdate.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is done with each event of a room's timeline, in its order. */
final class Reception {
  /**
   * Who hears what happens.
   *
   * @param law judges it first
   * @param hearing finds out whom it is for
   * @param audience hears it all the same
   * @param probe sees every event before all of them
   */
  record Ears(Law law, Hearing hearing, Audience audience, Consumer<RoomEvent> probe) {}

  /** Who keeps what cannot be read yet. */
  @FunctionalInterface
  interface Keeper {
    /** Completes when it is durable; the event comes again when it can be read. */
    CompletionStage<?> keep(RoomEvent event);
  }

  private static final int REMEMBERED = 1_000;

  private final RoomState state;
  private final Ears ears;
  private final Turns turns;
  private final OwnEvents ownEvents;
  private final Keeper keeper;
  private final Seen seen = new Seen(REMEMBERED);

  /** The reception of a room, whose state it looks at. */
  Reception(RoomState state, Room.Surroundings around) {
    this.state = state;
    this.ears = around.ears();
    this.turns = around.turns();
    this.ownEvents = around.ownEvents();
    this.keeper = around.keeper();
  }

  /**
   * Hears one event; what it gives ends when all that follows is durable.
   *
   * @param sentence what the law says of it
   */
  List<CompletableFuture<?>> hear(RoomEvent event, Deliver deliver, Optional<Sentence> sentence) {
    try {
      return LogPlace.about(
          event.room().value(), event.id().value(), () -> heard(event, deliver, sentence));
    } catch (RuntimeException fault) {
      throw new EventFault(event, fault);
    }
  }

  private List<CompletableFuture<?>> heard(
      RoomEvent event, Deliver deliver, Optional<Sentence> sentence) {
    Source source = deliver.update().source();
    ears.probe().accept(event);
    if (ownEvents.isOwn(event)) {
      return ownEvents.settle(event).stream()
          .<CompletableFuture<?>>map(stage -> Blamed.on(event, stage))
          .toList();
    }
    if (source == Source.HISTORY) {
      return List.of();
    }
    if (event.as(Encrypted.class).filter(Encrypted::isAwaited).isPresent()) {
      return List.of(Blamed.on(event, keeper.keep(event)));
    }
    return seen.add(event.id()) ? followed(event, deliver, sentence) : List.of();
  }

  /** What the law says of it comes first, and may be all that comes of it. */
  private List<CompletableFuture<?>> followed(
      RoomEvent event, Deliver deliver, Optional<Sentence> sentence) {
    List<CompletableFuture<?>> parts = new ArrayList<>();
    sentence
        .map(
            said ->
                new Hearing.Matter(
                    Cause.event(event.id()).step("law"), completedFuture(said.effects())))
        .ifPresent(matter -> parts.add(written(event, matter)));
    if (sentence.filter(Sentence::isStruck).isPresent()) {
      return parts;
    }
    RoomUpdate update = deliver.update();
    Instant readAt = update.batch().readAt();
    var moment = new Hearing.Moment(state, update.source(), deliver.again(), readAt);
    ears.hearing().hear(event, moment).ifPresent(m -> parts.add(written(event, m)));
    Supplier<Happening> happening = () -> Happenings.of(event, readAt);
    parts.add(Blamed.on(event, ears.audience().hear(event, happening)));
    return parts;
  }

  private CompletableFuture<?> written(RoomEvent event, Hearing.Matter matter) {
    // Named here already: what has to wait for it then fails in its name.
    var consequences = Blamed.on(event, matter.consequences());
    return Blamed.on(event, turns.write(matter.cause(), consequences));
  }
}
