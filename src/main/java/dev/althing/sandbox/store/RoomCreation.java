package dev.althing.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.RoomVersion;
import dev.althing.sandbox.room.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The making of a room as {@code /createRoom} describes it. */
public final class RoomCreation {
  private static final Map<String, List<String>> PRESETS =
      Map.of(
          "private_chat", List.of("invite", "shared", "can_join"),
          "trusted_private_chat", List.of("invite", "shared", "can_join"),
          "public_chat", List.of("public", "shared", ""));

  private final Homeserver server;
  private final String creator;
  private final ObjectNode request;
  private final String preset;
  private final RoomVersion version;

  /** A room that a user asks for with the body of the request. */
  public RoomCreation(Homeserver server, String creator, ObjectNode request) {
    this.server = server;
    this.creator = creator;
    this.request = request;
    this.preset = Nodes.text(request, "preset", isPublic() ? "public_chat" : "private_chat");
    this.version = RoomVersion.of(Nodes.text(request, "room_version", "11"));
  }

  /** Makes it. */
  public Room create() {
    check();
    Room room = server.writer().create(version, creator, createContent());
    ObjectNode self = server.accounts().require(creator).memberContent("join");
    server.writer().state(room, Draft.member(creator, creator, self));
    set(room, Types.POWER_LEVELS, powerLevels(room));
    addAlias(room);
    addPreset(room);
    for (JsonNode state : request.path("initial_state")) {
      addInitial(room, state);
    }
    text(room, Types.NAME, "name");
    text(room, Types.TOPIC, "topic");
    invite(room);
    if (isPublic()) {
      server.record(new Change.RoomListed(room.id(), true));
    }
    return room;
  }

  private void check() {
    if (!PRESETS.containsKey(preset)) {
      throw Refusal.badJson("'" + preset + "' is not a valid preset");
    }
    String alias = aliasId();
    if (!alias.isEmpty() && server.directory().find(alias).isPresent()) {
      throw new Refusal(400, "M_ROOM_IN_USE", "Room alias already taken");
    }
    for (String invited : Nodes.list(request, "invite")) {
      if (!invited.startsWith("@") || !invited.contains(":")) {
        throw new Refusal(400, "M_UNKNOWN", "Invalid user_id: " + invited);
      }
    }
  }

  private ObjectNode createContent() {
    ObjectNode content = Nodes.child(request, "creation_content").deepCopy();
    if (!version.privilegedCreators()) {
      return content;
    }
    Set<String> additional = new LinkedHashSet<>(Nodes.list(content, "additional_creators"));
    if (preset.equals("trusted_private_chat")) {
      additional.addAll(Nodes.list(request, "invite"));
    }
    additional.remove(creator);
    if (!additional.isEmpty()) {
      content.set("additional_creators", Nodes.strings(additional));
    }
    return content;
  }

  private ObjectNode powerLevels(Room room) {
    ObjectNode levels = Nodes.object();
    ObjectNode users = levels.putObject("users");
    if (!version.privilegedCreators()) {
      users.put(creator, 100);
      if (preset.equals("trusted_private_chat")) {
        Nodes.list(request, "invite").forEach(invited -> users.put(invited, 100));
      }
    }
    levels.put("users_default", 0).put("events_default", 0).put("state_default", 50);
    levels.put("ban", 50).put("kick", 50).put("redact", 50);
    levels.put("invite", preset.equals("public_chat") ? 50 : 0).put("historical", 100);
    ObjectNode events = levels.putObject("events");
    events.put(Types.NAME, 50).put(Types.AVATAR, 50).put(Types.CANONICAL_ALIAS, 50);
    events.put(Types.POWER_LEVELS, 100).put(Types.HISTORY_VISIBILITY, 100);
    events.put(Types.SERVER_ACL, 100).put(Types.ENCRYPTION, 100);
    events.put(Types.TOMBSTONE, version.privilegedCreators() ? 150 : 100);
    levels.setAll(Nodes.child(request, "power_level_content_override"));
    room.creators().forEach(Nodes.child(levels, "users")::remove);
    return levels;
  }

  private String aliasId() {
    String name = Nodes.text(request, "room_alias_name", "");
    return name.isEmpty() ? "" : "#" + name + ":" + server.name();
  }

  private void addAlias(Room room) {
    String alias = aliasId();
    if (!alias.isEmpty()) {
      server.directory().set(alias, room, creator);
      set(room, Types.CANONICAL_ALIAS, Nodes.object().put("alias", alias));
    }
  }

  private void addPreset(Room room) {
    List<String> values = PRESETS.getOrDefault(preset, List.of());
    preset(room, Types.JOIN_RULES, "join_rule", values.get(0));
    preset(room, Types.HISTORY_VISIBILITY, "history_visibility", values.get(1));
    preset(room, Types.GUEST_ACCESS, "guest_access", values.get(2));
  }

  private void preset(Room room, String type, String field, String value) {
    if (value.isEmpty()) {
      return;
    }
    for (JsonNode state : request.path("initial_state")) {
      if (type.equals(Nodes.text(state, "type")) && Nodes.text(state, "state_key", "").isEmpty()) {
        return;
      }
    }
    set(room, type, Nodes.object().put(field, value));
  }

  private void addInitial(Room room, JsonNode state) {
    String type = Nodes.text(state, "type");
    if (type == null || !(state.path("content") instanceof ObjectNode content)) {
      throw Refusal.badJson("initial_state needs a type and a content");
    }
    String key = Nodes.text(state, "state_key", "");
    server.writer().state(room, new Draft(type, key, creator, content));
  }

  private void text(Room room, String type, String field) {
    String value = Nodes.text(request, field);
    if (value != null) {
      set(room, type, Nodes.object().put(field, value));
    }
  }

  private void invite(Room room) {
    var memberships = new Memberships(server);
    ObjectNode extra = Nodes.object();
    if (request.path("is_direct").asBoolean()) {
      extra.put("is_direct", true);
    }
    ArrayNode invited = request.path("invite") instanceof ArrayNode list ? list : Nodes.array();
    for (JsonNode user : invited) {
      if (!user.asText().equals(creator)) {
        memberships.invite(new Memberships.Action(room, creator, user.asText(), extra));
      }
    }
  }

  private boolean isPublic() {
    return Nodes.text(request, "visibility", "private").equals("public");
  }

  private void set(Room room, String type, ObjectNode content) {
    server.writer().state(room, new Draft(type, "", creator, content));
  }
}
