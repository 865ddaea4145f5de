package dev.althing.room.hearing;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.event.Tombstone;
import dev.althing.matrix.id.RoomId;
import dev.althing.room.state.RoomState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The end of a room that another replaces: the bot goes there with the people, once. */
final class Succession {
  private final RoomId room;
  private final Supplier<Community.Places> places;

  /** The succession of a room. */
  Succession(RoomId room, Supplier<Community.Places> places) {
    this.room = room;
    this.places = places;
  }

  /** What follows when the room has ended, and that was not followed yet. */
  Optional<Hearing.Matter> follow(RoomState state) {
    return state
        .end()
        .flatMap(
            end ->
                end.as(Tombstone.class)
                    .flatMap(Tombstone::replacement)
                    .filter(next -> !next.equals(room) && !isFollowed(next))
                    .map(next -> followed(end, next)));
  }

  private boolean isFollowed(RoomId next) {
    return places.get().successor(room).filter(next::equals).isPresent();
  }

  private Hearing.Matter followed(RoomEvent end, RoomId next) {
    List<Effect> effects =
        List.of(
            new Effect.Replace(room, next),
            new Effect.Join(next.value(), List.of(end.sender().server()), Optional.empty()));
    return new Hearing.Matter(Cause.event(end.id()), CompletableFuture.completedFuture(effects));
  }
}
