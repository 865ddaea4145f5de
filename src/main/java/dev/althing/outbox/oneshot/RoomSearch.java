package dev.althing.outbox.oneshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.RoomStateView;
import dev.althing.outbox.retry.Verdict;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Looks among the rooms the bot is in for one that it may have made without hearing of it. */
final class RoomSearch {
  private static final String CREATE = "m.room.create";

  private final MatrixClient client;
  private final RoomStateView view;

  RoomSearch(MatrixClient client, RoomStateView view) {
    this.client = client;
    this.view = view;
  }

  /** The room; empty when it is not there. */
  CompletionStage<Optional<RoomId>> find(Making making) {
    return client.joinedRooms().thenCompose(rooms -> first(making, List.copyOf(rooms).iterator()));
  }

  private CompletionStage<Optional<RoomId>> first(Making making, Iterator<RoomId> rooms) {
    if (!rooms.hasNext()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    RoomId room = rooms.next();
    return creation(room)
        .thenCompose(
            create ->
                create.filter(making::isMarkOf).isPresent()
                    ? CompletableFuture.completedFuture(Optional.of(room))
                    : first(making, rooms));
  }

  /** Rooms that sync has told of are known; only new ones are asked about. */
  private CompletionStage<Optional<ObjectNode>> creation(RoomId room) {
    return view.state(room, CREATE, "")
        .thenCompose(
            known -> known.isPresent() ? CompletableFuture.completedFuture(known) : asked(room));
  }

  private CompletionStage<Optional<ObjectNode>> asked(RoomId room) {
    return client
        .state(room, CREATE, "")
        .handle(
            (create, failure) -> {
              if (failure == null) {
                return CompletableFuture.completedFuture(Optional.of(create));
              }
              // We have left it meanwhile, or it has no such event: not the one.
              return Verdict.of(failure) instanceof Verdict.Never
                  ? CompletableFuture.completedFuture(Optional.<ObjectNode>empty())
                  : CompletableFuture.<Optional<ObjectNode>>failedFuture(failure);
            })
        .thenCompose(stage -> stage);
  }
}
