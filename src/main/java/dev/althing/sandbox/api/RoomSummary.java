package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;

/** What somebody outside a room is told about it, in the public list and in a space. */
final class RoomSummary {
  private RoomSummary() {}

  static ObjectNode of(Room room) {
    ObjectNode node = Nodes.object().put("room_id", room.id());
    put(node, "name", Nodes.text(room.content(Types.NAME), "name", ""));
    put(node, "topic", Nodes.text(room.content(Types.TOPIC), "topic", ""));
    put(node, "avatar_url", Nodes.text(room.content(Types.AVATAR), "url", ""));
    put(node, "canonical_alias", Nodes.text(room.content(Types.CANONICAL_ALIAS), "alias", ""));
    put(node, "room_type", Nodes.text(room.content(Types.CREATE), "type", ""));
    node.put("num_joined_members", room.count("join"));
    node.put("room_version", room.version().id());
    node.put("join_rule", Nodes.text(room.content(Types.JOIN_RULES), "join_rule", "invite"));
    String visibility =
        Nodes.text(room.content(Types.HISTORY_VISIBILITY), "history_visibility", "shared");
    node.put("world_readable", visibility.equals("world_readable"));
    String guests = Nodes.text(room.content(Types.GUEST_ACCESS), "guest_access", "forbidden");
    return node.put("guest_can_join", guests.equals("can_join"));
  }

  private static void put(ObjectNode node, String field, String value) {
    if (!value.isEmpty()) {
      node.put(field, value);
    }
  }
}
