package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a backup of room keys: encrypted sessions by room and id, the best of each.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.11/client-server-api/#server-side-key-backups">server-side
 *     key backups</a>
 */
public final class Backup {
  private static final int MAX_SESSIONS = 20_000;
  private static final int MAX_BYTES = 16 * 1024;
  private final Map<String, Map<String, JsonNode>> rooms = new HashMap<>();
  private ObjectNode info;
  private int etag;

  Backup(ObjectNode info) {
    this.info = info;
  }

  /** Its algorithm and what belongs to that, as the user gave it. */
  public ObjectNode info() {
    return info;
  }

  void info(ObjectNode replacement) {
    info = replacement;
  }

  /** How many sessions it holds, and a mark that changes with them. */
  public ObjectNode summary() {
    return Nodes.object().put("count", count()).put("etag", Integer.toString(etag));
  }

  private int count() {
    return rooms.values().stream().mapToInt(Map::size).sum();
  }

  /** The sessions of all rooms, of one, or one of them; what is not named is any. */
  public ObjectNode sessions(@Nullable String room, @Nullable String session) {
    ObjectNode found = Nodes.object();
    rooms.forEach(
        (roomId, sessions) ->
            sessions.forEach(
                (id, key) -> {
                  if ((room == null || room.equals(roomId))
                      && (session == null || session.equals(id))) {
                    found.withObjectProperty(roomId).withObjectProperty("sessions").set(id, key);
                  }
                }));
    return found;
  }

  /** The sessions of an upload, by room, that are better than those that are there. */
  public ObjectNode better(ObjectNode given) {
    ObjectNode better = Nodes.object();
    int fresh = 0;
    for (var room : given.properties()) {
      if (!(room.getValue().path("sessions") instanceof ObjectNode sessions)) {
        throw Refusal.badJson("sessions must be an object");
      }
      for (var session : sessions.properties()) {
        JsonNode key = checked(session.getKey(), session.getValue());
        JsonNode known = rooms.getOrDefault(room.getKey(), Map.of()).get(session.getKey());
        if (known == null || isBetter(key, known)) {
          fresh += known == null ? 1 : 0;
          better
              .withObjectProperty(room.getKey())
              .withObjectProperty("sessions")
              .set(session.getKey(), key);
        }
      }
    }
    if (count() + fresh > MAX_SESSIONS) {
      throw Refusal.tooLarge("A backup holds at most " + MAX_SESSIONS + " sessions");
    }
    return better;
  }

  private static JsonNode checked(String id, JsonNode key) {
    boolean shaped =
        key.path("is_verified").isBoolean()
            && key.path("first_message_index").isIntegralNumber()
            && key.path("forwarded_count").isIntegralNumber()
            && key.path("session_data").isObject();
    if (!shaped) {
      throw Refusal.invalid("The key of session " + id + " does not have the right shape");
    }
    if (id.length() + Nodes.bytes(key).length > MAX_BYTES) {
      throw Refusal.tooLarge("The key of a session is at most " + MAX_BYTES + " bytes");
    }
    return key;
  }

  private static boolean isBetter(JsonNode key, JsonNode known) {
    boolean verified = key.path("is_verified").asBoolean();
    if (verified != known.path("is_verified").asBoolean()) {
      return verified;
    }
    long index = key.path("first_message_index").asLong();
    long knownIndex = known.path("first_message_index").asLong();
    if (index != knownIndex) {
      return index < knownIndex;
    }
    return key.path("forwarded_count").asLong() < known.path("forwarded_count").asLong();
  }

  void put(ObjectNode better) {
    for (var room : better.properties()) {
      Map<String, JsonNode> kept = rooms.computeIfAbsent(room.getKey(), id -> new HashMap<>());
      for (var session : room.getValue().path("sessions").properties()) {
        kept.put(session.getKey(), session.getValue());
      }
    }
    etag++;
  }

  void delete(@Nullable String room, @Nullable String session) {
    if (room == null) {
      rooms.clear();
    } else if (session == null) {
      rooms.remove(room);
    } else {
      rooms.getOrDefault(room, new HashMap<>()).remove(session);
    }
    etag++;
  }
}
