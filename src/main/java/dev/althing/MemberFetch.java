package dev.althing;

import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.reads.Reads;
import dev.althing.room.state.MemberWatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Fetches the members of a room from the homeserver, event by event. */
final class MemberFetch implements MemberWatch.Fetch {
  private final Reads reads;

  MemberFetch(Reads reads) {
    this.reads = reads;
  }

  @Override
  public CompletionStage<List<RoomEvent>> members(RoomId room) {
    // After trouble on the way some are handed over twice.
    Map<EventId, RoomEvent> members = new ConcurrentHashMap<>();
    return reads
        .eachMember(
            room,
            event ->
                EventReader.read(room, event)
                    .event()
                    .filter(RoomEvent::isState)
                    .ifPresent(member -> members.put(member.id(), member)))
        .thenApply(count -> List.copyOf(members.values()));
  }
}
