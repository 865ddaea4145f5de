package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Events as one device of one person gets them, with what the server adds in {@code unsigned}. */
public final class EventView {
  private final String user;
  private final String device;
  private final long now;
  private final Function<Room, Predicate<Event>> sight;

  /**
   * The view of a device at a time in epoch milliseconds.
   *
   * @param sight which events of a room the person sees
   */
  public EventView(String user, String device, long now, Function<Room, Predicate<Event>> sight) {
    this.user = user;
    this.device = device;
    this.now = now;
    this.sight = sight;
  }

  /** An event with its room id. */
  public ObjectNode full(Room room, Event event) {
    ObjectNode node = brief(room, event);
    node.put("room_id", event.roomId());
    return node;
  }

  /** Many events with their room id. */
  public ArrayNode full(Room room, Collection<Event> events) {
    ArrayNode array = Nodes.array();
    events.forEach(event -> array.add(full(room, event)));
    return array;
  }

  /** An event as in a sync, where the room id stands outside. */
  public ObjectNode brief(Room room, Event event) {
    ObjectNode node = bare(event);
    ObjectNode unsigned = node.putObject("unsigned");
    unsigned.put("age", Math.max(0, now - event.timestamp()));
    unsigned.put("membership", room.membership(user, event.position()));
    event.replaces().ifPresent(old -> addReplaced(unsigned, old));
    event
        .transaction()
        .filter(txn -> txn.userId().equals(user) && txn.deviceId().equals(device))
        .ifPresent(txn -> unsigned.put("transaction_id", txn.id()));
    event
        .redactedBy()
        .ifPresent(
            by -> {
              unsigned.put("redacted_by", by.id());
              unsigned.set("redacted_because", bare(by).put("room_id", by.roomId()));
            });
    ObjectNode relations = relations(room, event);
    if (!relations.isEmpty()) {
      unsigned.set("m.relations", relations);
    }
    return node;
  }

  /** What others made of an event, as far as the person sees it: its newest edit and its thread. */
  private ObjectNode relations(Room room, Event event) {
    ObjectNode relations = Nodes.object();
    if (room.related(event.id()).isEmpty()) {
      return relations;
    }
    Predicate<Event> seen = sight.apply(room);
    latestEdit(room, event, seen)
        .ifPresent(
            edit -> relations.set(Relation.REPLACE, bare(edit).put("room_id", edit.roomId())));
    MessageThread.of(room, event, seen)
        .ifPresent(
            thread ->
                relations
                    .putObject(Relation.THREAD)
                    .put("count", thread.replies().size())
                    .put("current_user_participated", thread.has(user))
                    .set("latest_event", full(room, thread.latest())));
    return relations;
  }

  /** Many events as in a sync. */
  public ArrayNode brief(Room room, Collection<Event> events) {
    ArrayNode array = Nodes.array();
    events.forEach(event -> array.add(brief(room, event)));
    return array;
  }

  /** State as somebody outside the room gets it. */
  public static ObjectNode stripped(Event event) {
    return Nodes.object()
        .put("type", event.type())
        .put("state_key", event.stateKey())
        .put("sender", event.sender())
        .set("content", event.content());
  }

  private static void addReplaced(ObjectNode unsigned, Event old) {
    unsigned.put("replaces_state", old.id());
    unsigned.set("prev_content", old.content());
    unsigned.put("prev_sender", old.sender());
  }

  private static ObjectNode bare(Event event) {
    ObjectNode node = Nodes.object();
    node.put("type", event.type());
    if (event.isState()) {
      node.put("state_key", event.stateKey());
    }
    node.put("sender", event.sender());
    node.set("content", event.content());
    node.put("event_id", event.id());
    node.put("origin_server_ts", event.timestamp());
    String redacts = Nodes.text(event.content(), "redacts");
    if (event.type().equals(Types.REDACTION) && redacts != null) {
      node.put("redacts", redacts);
    }
    return node;
  }

  private static Optional<Event> latestEdit(Room room, Event event, Predicate<Event> seen) {
    List<Event> related = room.related(event.id());
    for (int i = related.size() - 1; i >= 0; i--) {
      Event edit = related.get(i);
      if (edit.sender().equals(event.sender())
          && edit.type().equals(event.type())
          && seen.test(edit)
          && Relation.in(edit.content())
              .filter(r -> r.type().equals(Relation.REPLACE))
              .isPresent()) {
        return Optional.of(edit);
      }
    }
    return Optional.empty();
  }
}
