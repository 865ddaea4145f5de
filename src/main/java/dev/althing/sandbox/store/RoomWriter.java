package dev.althing.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Pdu;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Relation;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.RoomVersion;
import dev.althing.sandbox.room.Transaction;
import dev.althing.sandbox.room.Types;
import dev.althing.sandbox.room.rules.AuthRules;
import dev.althing.sandbox.room.rules.ContentRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way in which events get into rooms: checked, ordered, journaled. */
public final class RoomWriter {
  private final Homeserver server;

  RoomWriter(Homeserver server) {
    this.server = server;
  }

  /** Sends an event that is no state; the same transaction again gives the same event id. */
  public String send(Room room, Draft draft, Transaction transaction) {
    Optional<String> before = server.rooms().sent(transaction, room.id());
    if (before.isPresent()) {
      return before.get();
    }
    if (draft.type().equals(Types.MEMBER) || draft.type().equals(Types.CREATE)) {
      throw new Refusal(400, "M_UNKNOWN", "Tried to send a state event as a message");
    }
    ContentRules.check(draft);
    AuthRules.check(room, draft, user -> false);
    Relation.check(room, draft);
    return add(room, draft, transaction).id();
  }

  /** Sets state; state that is there already from the same sender stays the event it is. */
  public Event state(Room room, Draft draft) {
    ContentRules.check(draft);
    String key = draft.stateKey() == null ? "" : draft.stateKey();
    AuthRules.check(room, draft, allowed -> isIn(allowed, draft.sender()));
    if (draft.type().equals(Types.CANONICAL_ALIAS)) {
      checkAliases(room, draft.content());
    }
    Optional<Event> current = room.state(draft.type(), key);
    if (current.isPresent()
        && current.get().sender().equals(draft.sender())
        && current.get().content().equals(draft.content())) {
      return current.get();
    }
    return add(room, draft, null);
  }

  /** Makes a room that consists of its create event. */
  public Room create(RoomVersion version, String creator, ObjectNode content) {
    content.put("room_version", version.id());
    long position = server.nextPosition();
    var seed = Nodes.object().put("position", position).put("sender", creator);
    seed.put("salt", server.secrets().token(8)).set("content", content);
    String hash = Secrets.hash(Nodes.bytes(seed));
    String roomId =
        version.privilegedCreators()
            ? "!" + hash
            : "!" + server.secrets().letters(18, false) + ":" + server.name();
    server.record(new Change.RoomAdded(roomId, version.id()));
    var pdu =
        new Pdu(position, roomId, "$" + hash, Types.CREATE, "", creator, server.now(), content);
    server.record(new Change.EventAdded(pdu, null));
    return server.rooms().require(roomId);
  }

  private Event add(Room room, Draft draft, @Nullable Transaction transaction) {
    long position = server.nextPosition();
    long now = server.now();
    var seed = Nodes.object().put("room", room.id()).put("position", position).put("ts", now);
    seed.put("type", draft.type()).put("key", draft.stateKey()).put("sender", draft.sender());
    seed.set("content", draft.content());
    var pdu =
        new Pdu(
            position,
            room.id(),
            "$" + Secrets.hash(Nodes.bytes(seed)),
            draft.type(),
            draft.stateKey(),
            draft.sender(),
            now,
            draft.content());
    server.record(new Change.EventAdded(pdu, transaction));
    return room.event(pdu.eventId()).orElseThrow();
  }

  private boolean isIn(String roomId, String user) {
    return server.rooms().find(roomId).filter(room -> room.isJoined(user)).isPresent();
  }

  private void checkAliases(Room room, ObjectNode content) {
    var aliases = Nodes.list(content, "alt_aliases");
    String main = Nodes.text(content, "alias", "");
    if (!main.isEmpty()) {
      aliases.add(main);
    }
    for (String alias : aliases) {
      if (!server.directory().find(alias).filter(room.id()::equals).isPresent()) {
        throw new Refusal(
            400, "M_BAD_ALIAS", "Room alias " + alias + " does not point to the room");
      }
    }
  }
}
