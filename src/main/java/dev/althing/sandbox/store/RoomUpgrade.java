package dev.althing.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.RoomVersion;
import dev.althing.sandbox.room.Types;
import java.util.List;

/** The replacement of a room by one of another version: new room, copied state, tombstone. */
public final class RoomUpgrade {
  private static final List<String> COPIED =
      List.of(
          Types.JOIN_RULES,
          Types.NAME,
          Types.TOPIC,
          Types.HISTORY_VISIBILITY,
          Types.GUEST_ACCESS,
          Types.AVATAR,
          Types.ENCRYPTION,
          Types.SERVER_ACL);

  private final Homeserver server;
  private final Room old;
  private final String user;

  /** An upgrade that a user asks for. */
  public RoomUpgrade(Homeserver server, Room old, String user) {
    this.server = server;
    this.old = old;
    this.user = user;
  }

  /** Makes the new room and leaves a tombstone in the old one. */
  public Room to(RoomVersion version, List<String> additionalCreators) {
    if (old.powerLevels().of(user) < old.powerLevels().toSend(Types.TOMBSTONE, true)) {
      throw Refusal.forbidden("You don't have permission to upgrade the room");
    }
    Room room = server.writer().create(version, user, createContent(version, additionalCreators));
    ObjectNode self = server.accounts().require(user).memberContent("join");
    server.writer().state(room, Draft.member(user, user, self));
    ObjectNode levels = powerLevels(room);
    ObjectNode open = levels.deepCopy();
    if (!version.privilegedCreators()) {
      Nodes.child(open, "users").put(user, Math.max(100, old.powerLevels().of(user)));
    }
    set(room, Types.POWER_LEVELS, open);
    for (String type : COPIED) {
      old.state(type, "").ifPresent(event -> set(room, type, event.content()));
    }
    copyChildrenAndBans(room);
    set(
        old,
        Types.TOMBSTONE,
        Nodes.object()
            .put("body", "This room has been replaced")
            .put("replacement_room", room.id()));
    moveAliases(room);
    set(room, Types.POWER_LEVELS, levels);
    silence();
    return room;
  }

  private ObjectNode createContent(RoomVersion version, List<String> additional) {
    ObjectNode content = old.content(Types.CREATE).deepCopy();
    content.remove(List.of("creator", "additional_creators", "room_version"));
    ObjectNode predecessor = content.putObject("predecessor").put("room_id", old.id());
    if (!version.privilegedCreators()) {
      predecessor.put("event_id", old.timeline().get(old.timeline().size() - 1).id());
    } else if (!additional.isEmpty()) {
      content.set("additional_creators", Nodes.strings(additional));
    }
    return content;
  }

  private ObjectNode powerLevels(Room room) {
    ObjectNode levels = old.content(Types.POWER_LEVELS).deepCopy();
    room.creators().forEach(Nodes.child(levels, "users")::remove);
    return levels;
  }

  private void copyChildrenAndBans(Room room) {
    for (Event child : List.copyOf(old.states(Types.SPACE_CHILD).values())) {
      String key = String.valueOf(child.stateKey());
      server.writer().state(room, new Draft(Types.SPACE_CHILD, key, user, child.content()));
    }
    for (Event member : List.copyOf(old.members().values())) {
      if (member.membership().equals("ban")) {
        String target = String.valueOf(member.stateKey());
        server.writer().state(room, Draft.member(user, target, member.content()));
      }
    }
  }

  /** Nobody but moderators talks in the old room any more. */
  private void silence() {
    ObjectNode levels = old.content(Types.POWER_LEVELS).deepCopy();
    int above = Math.max(50, levels.path("users_default").asInt() + 1);
    for (String field : List.of("events_default", "invite")) {
      levels.put(field, Math.max(above, levels.path(field).asInt()));
    }
    set(old, Types.POWER_LEVELS, levels);
  }

  private void moveAliases(Room room) {
    for (String alias : List.copyOf(server.directory().of(old.id()))) {
      server.directory().move(alias, room, user);
    }
    old.state(Types.CANONICAL_ALIAS, "")
        .ifPresent(
            event -> {
              set(old, Types.CANONICAL_ALIAS, Nodes.object());
              set(room, Types.CANONICAL_ALIAS, event.content());
            });
    if (server.directory().isListed(old.id())) {
      server.record(new Change.RoomListed(old.id(), false));
      server.record(new Change.RoomListed(room.id(), true));
    }
  }

  private void set(Room room, String type, ObjectNode content) {
    server.writer().state(room, new Draft(type, "", user, content));
  }
}
