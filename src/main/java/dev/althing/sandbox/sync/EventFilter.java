package dev.althing.sandbox.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.util.List;
import java.util.Optional;

/** Which events of a section a client wants, and how many. */
public record EventFilter(
    int limit,
    boolean lazyMembers,
    Optional<List<String>> types,
    List<String> notTypes,
    Optional<List<String>> senders,
    List<String> notSenders,
    Optional<List<String>> rooms,
    List<String> notRooms) {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 100;

  /** Reads a filter; an absent one lets everything pass. */
  public static EventFilter of(JsonNode node) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw Refusal.badJson("A filter must be an object");
    }
    JsonNode limit = node.path("limit");
    return new EventFilter(
        limit.isInt() ? Math.max(0, Math.min(limit.intValue(), MAX_LIMIT)) : DEFAULT_LIMIT,
        node.path("lazy_load_members").asBoolean(),
        some(node, "types"),
        Nodes.list(node, "not_types"),
        some(node, "senders"),
        Nodes.list(node, "not_senders"),
        some(node, "rooms"),
        Nodes.list(node, "not_rooms"));
  }

  private static Optional<List<String>> some(JsonNode node, String field) {
    return node.path(field).isArray() ? Optional.of(Nodes.list(node, field)) : Optional.empty();
  }

  /** Whether an event passes. */
  public boolean takes(Event event) {
    return takesType(event.type())
        && senders.map(all -> all.contains(event.sender())).orElse(true)
        && !notSenders.contains(event.sender())
        && takesRoom(event.roomId());
  }

  /** Whether a type passes. */
  public boolean takesType(String type) {
    return types.map(all -> matches(all, type)).orElse(true) && !matches(notTypes, type);
  }

  /** Whether a room passes. */
  public boolean takesRoom(String roomId) {
    return rooms.map(all -> all.contains(roomId)).orElse(true) && !notRooms.contains(roomId);
  }

  private static boolean matches(List<String> patterns, String type) {
    for (String pattern : patterns) {
      boolean match =
          pattern.endsWith("*")
              ? type.startsWith(pattern.substring(0, pattern.length() - 1))
              : type.equals(pattern);
      if (match) {
        return true;
      }
    }
    return false;
  }
}
