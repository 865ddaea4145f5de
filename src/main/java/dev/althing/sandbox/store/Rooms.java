package dev.althing.sandbox.store;

import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Pdu;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.RoomVersion;
import dev.althing.sandbox.room.Transaction;
import dev.althing.sandbox.room.Types;
import dev.althing.sandbox.room.rules.AuthRules;
import dev.althing.sandbox.room.rules.Visibility;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All rooms, which of them concern a user, and which transactions were sent already. */
public final class Rooms {
  private final Map<String, Room> byId = new LinkedHashMap<>();
  private final Map<String, Map<String, Room>> byUser = new HashMap<>();
  private final Map<Sent, String> sent = new HashMap<>();

  Rooms() {}

  /** Like Synapse, whatever the type of the event. */
  private record Sent(Transaction transaction, String roomId) {}

  void add(String roomId, String version) {
    byId.put(roomId, new Room(roomId, RoomVersion.of(version)));
  }

  void append(Pdu pdu, @Nullable Transaction transaction) {
    Room room = require(pdu.roomId());
    Event event = room.append(pdu, transaction);
    if (transaction != null) {
      sent.put(new Sent(transaction, pdu.roomId()), pdu.eventId());
    }
    if (event.type().equals(Types.MEMBER) && event.stateKey() != null) {
      byUser.computeIfAbsent(event.stateKey(), user -> new LinkedHashMap<>()).put(room.id(), room);
    }
  }

  void forget(String user, String roomId) {
    byUser.getOrDefault(user, new HashMap<>()).remove(roomId);
  }

  /** The event id a transaction got when it was sent before. */
  public Optional<String> sent(Transaction transaction, String roomId) {
    return Optional.ofNullable(sent.get(new Sent(transaction, roomId)));
  }

  /** A room by id. */
  public Optional<Room> find(String roomId) {
    return Optional.ofNullable(byId.get(roomId));
  }

  /** A room somebody writes to; an unknown one is answered like one they are not in. */
  public Room require(String roomId) {
    return find(roomId).orElseThrow(() -> Refusal.forbidden("Unknown room"));
  }

  /** The rooms in which a user has or had a membership and that are not forgotten. */
  public Collection<Room> of(String user) {
    return Collections.unmodifiableCollection(byUser.getOrDefault(user, Map.of()).values());
  }

  /** A room somebody leaves or is put out of. */
  public Room known(String roomId) {
    return find(roomId).orElseThrow(() -> new Refusal(404, "M_UNKNOWN", "Not a known room"));
  }

  /** The rooms a user is joined to. */
  public List<Room> joined(String user) {
    return of(user).stream().filter(room -> room.isJoined(user)).toList();
  }

  /** A room a person may read, now or up to where they left. */
  public Room readable(String roomId, String user) {
    Room room = find(roomId).orElseThrow(() -> noPreview(roomId, user));
    if (!new Visibility(room, user).any()) {
      throw noPreview(roomId, user);
    }
    return room;
  }

  /** A room a person is in. */
  public Room joined(String roomId, String user) {
    Room room = require(roomId);
    AuthRules.requireJoined(room, user);
    return room;
  }

  private static Refusal noPreview(String roomId, String user) {
    return Refusal.forbidden(
        "User " + user + " not in room " + roomId + ", and room previews are disabled");
  }
}
