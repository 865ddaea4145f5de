package dev.althing;

import dev.althing.journal.Database;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.DirectRoomLookup;
import dev.althing.outbox.Outgoing;
import dev.althing.outbox.RoomStateView;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The direct rooms, which write through the outbox, as the outbox itself asks for them. */
final class DirectRoomDoor implements DirectRoomLookup {
  record Ways(Outgoing outgoing, RoomStateView view) {}

  private final CompletableFuture<DirectRoomLookup> rooms = new CompletableFuture<>();

  void open(Database database, MatrixClient client, Ways ways) {
    rooms.complete(
        user -> CompletableFuture.failedFuture(new DirectRoomLookup.Unreachable("not yet")));
  }

  @Override
  public CompletionStage<RoomId> roomWith(UserId user) {
    return rooms.thenCompose(known -> known.roomWith(user));
  }
}
