package dev.althing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Cause;
import dev.althing.entity.direct.DirectRooms;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.DirectRoomLookup;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.assembly.Outgoing;
import dev.althing.outbox.oneshot.MadeRooms;
import dev.althing.room.state.RoomStore;
import dev.althing.trouble.Causes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The direct rooms as the outbox asks for them, although they themselves write through the outbox:
 * questions wait until both are there.
 */
final class DirectRoomDoor implements DirectRoomLookup {
  private final CompletableFuture<DirectRoomLookup> rooms = new CompletableFuture<>();

  /** Answers from now on. */
  void open(Parts parts, MatrixClient client, RoomStore store, Outgoing outgoing) {
    rooms.complete(
        new DirectRooms(
            parts.database(),
            parts.clock(),
            new DirectRooms.Surroundings(
                client.user(),
                store,
                store,
                outgoing.effects(),
                () -> account(client),
                (cause, ordinal) -> created(outgoing.rooms(), cause, ordinal))));
  }

  @Override
  public CompletionStage<RoomId> roomWith(UserId user) {
    return rooms.thenCompose(known -> known.roomWith(user));
  }

  private static CompletionStage<Optional<ObjectNode>> account(MatrixClient client) {
    return MatrixException.ifThere(client.accountData("m.direct"));
  }

  private static CompletionStage<RoomId> created(MadeRooms rooms, Cause cause, int ordinal) {
    return rooms
        .room(new EffectId(cause, ordinal))
        .exceptionallyCompose(fault -> CompletableFuture.failedFuture(unreachable(fault)));
  }

  private static Throwable unreachable(Throwable fault) {
    return Causes.of(fault) instanceof MadeRooms.NotMade refused
        ? new DirectRoomLookup.Unreachable(String.valueOf(refused.getMessage()))
        : fault;
  }
}
