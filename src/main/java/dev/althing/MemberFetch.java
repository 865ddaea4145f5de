package dev.althing;

import dev.althing.matrix.client.JsonElements;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.StateApi.MembersRequest;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.room.MemberWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Fetches the members of a room from the homeserver, event by event. */
final class MemberFetch implements MemberWatch.Fetch {
  private final MatrixClient client;

  MemberFetch(MatrixClient client) {
    this.client = client;
  }

  @Override
  public CompletionStage<List<RoomEvent>> members(RoomId room) {
    List<RoomEvent> members = new ArrayList<>();
    return client
        .members(
            room,
            MembersRequest.all(),
            JsonElements.ofField(
                "chunk", event -> EventReader.read(room, event).event().ifPresent(members::add)))
        .thenApply(count -> members);
  }
}
