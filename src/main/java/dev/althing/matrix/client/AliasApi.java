package dev.althing.matrix.client;

import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The published names of rooms. */
public interface AliasApi {
  /** The room behind an alias; {@link MatrixError.NotFound} when there is none. */
  CompletionStage<Resolved> resolveAlias(RoomAlias alias);

  /** Gives a room of our homeserver an alias that is not taken. */
  CompletionStage<Void> putAlias(RoomAlias alias, RoomId room);

  /** Takes an alias away. */
  CompletionStage<Void> deleteAlias(RoomAlias alias);

  /** A room and the servers through which it can be joined. */
  record Resolved(RoomId room, List<String> servers) {
    /** Copies the list. */
    public Resolved {
      servers = List.copyOf(servers);
    }
  }
}
