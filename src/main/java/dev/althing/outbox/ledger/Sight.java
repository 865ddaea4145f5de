package dev.althing.outbox.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.outbox.RoomStateView;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A look at the state of rooms, from the table or from the homeserver itself. */
interface Sight {
  /** The content of a state event; empty when there is none. */
  CompletionStage<Optional<ObjectNode>> state(RoomId room, String type, String stateKey);

  /** A membership; empty when not known. */
  CompletionStage<Optional<String>> membership(RoomId room, UserId user);

  /** What sync has told, which may be a little behind. */
  static Sight ofTable(RoomStateView view) {
    return new Sight() {
      @Override
      public CompletionStage<Optional<ObjectNode>> state(
          RoomId room, String type, String stateKey) {
        return view.state(room, type, stateKey);
      }

      @Override
      public CompletionStage<Optional<String>> membership(RoomId room, UserId user) {
        return view.membership(room, user);
      }
    };
  }

  /** What is so at this moment. */
  static Sight ofServer(MatrixClient client) {
    return new Sight() {
      @Override
      public CompletionStage<Optional<ObjectNode>> state(
          RoomId room, String type, String stateKey) {
        return MatrixException.ifThere(client.state(room, type, stateKey));
      }

      @Override
      public CompletionStage<Optional<String>> membership(RoomId room, UserId user) {
        // Who never was in the room has no membership, which is as good as having left.
        return state(room, "m.room.member", user.value())
            .thenApply(
                content ->
                    Optional.of(
                        content
                            .flatMap(found -> Fields.text(found, "membership"))
                            .orElse("leave")));
      }
    };
  }
}
