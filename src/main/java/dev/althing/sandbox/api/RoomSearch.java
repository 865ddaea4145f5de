package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What somebody looks for in the list of public rooms: a text, and certain types of rooms. */
final class RoomSearch {
  private RoomSearch() {}

  /** The rooms that the filter of a search lets pass. */
  static Predicate<Room> of(JsonNode filter) {
    String term = Nodes.text(filter, "generic_search_term", "").toLowerCase(Locale.ROOT);
    Predicate<Room> named = room -> text(room).contains(term);
    if (!filter.path("room_types").isArray()) {
      return named;
    }
    Set<String> types = new HashSet<>();
    // null stands for rooms without a type
    filter.path("room_types").forEach(type -> types.add(type.isNull() ? "" : type.asText()));
    return named.and(room -> types.contains(type(room)));
  }

  private static String type(Room room) {
    return Nodes.text(room.content(Types.CREATE), "type", "");
  }

  private static String text(Room room) {
    String text =
        Nodes.text(room.content(Types.NAME), "name", "")
            + "\n"
            + Nodes.text(room.content(Types.TOPIC), "topic", "")
            + "\n"
            + Nodes.text(room.content(Types.CANONICAL_ALIAS), "alias", "");
    return text.toLowerCase(Locale.ROOT);
  }
}
