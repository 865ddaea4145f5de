package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Content of {@code m.room.power_levels}; creators of room version 12 stand above it and are not in
 * it, <a href="https://spec.matrix.org/latest/client-server-api/#mroompower_levels">spec</a>.
 *
 * @param users the levels of people who differ from {@code usersDefault}
 * @param usersDefault everybody else's level
 * @param events the level needed to send an event of a type, where it differs
 * @param eventsDefault the level needed to send any other message event
 * @param stateDefault the level needed to send any other state event
 * @param actions the levels needed for what is not just sending
 */
public record PowerLevels(
    Map<UserId, Long> users,
    long usersDefault,
    Map<String, Long> events,
    long eventsDefault,
    long stateDefault,
    Actions actions)
    implements Content {
  static final String TYPE = "m.room.power_levels";

  /** What holds in a room that has no such event; its creator then has level 100. */
  public static final PowerLevels ABSENT =
      new PowerLevels(Map.of(), 0, Map.of(), 0, 0, new Actions(50, 50, 50, 0, 50));

  /** Copies the maps. */
  public PowerLevels {
    users = Map.copyOf(users);
    events = Map.copyOf(events);
  }

  /**
   * The levels needed for what is not just sending.
   *
   * @param ban to ban and unban
   * @param kick to put out
   * @param redact to take back other people's events
   * @param invite to invite
   * @param notifyRoom to notify everybody at once
   */
  public record Actions(long ban, long kick, long redact, long invite, long notifyRoom) {}

  /** The level this event gives to a person. */
  public long of(UserId user) {
    return users.getOrDefault(user, usersDefault);
  }

  /** The level needed to send a message event of a type. */
  public long toSend(String type) {
    return events.getOrDefault(type, eventsDefault);
  }

  /** The level needed to send a state event of a type. */
  public long toSendState(String type) {
    return events.getOrDefault(type, stateDefault);
  }

  static Optional<PowerLevels> read(JsonNode content) {
    return Optional.of(
        new PowerLevels(
            users(content.path("users")),
            level(content, "users_default", 0),
            levels(content.path("events")),
            level(content, "events_default", 0),
            level(content, "state_default", 50),
            new Actions(
                level(content, "ban", 50),
                level(content, "kick", 50),
                level(content, "redact", 50),
                level(content, "invite", 0),
                level(content.path("notifications"), "room", 50))));
  }

  private static Map<UserId, Long> users(JsonNode node) {
    Map<UserId, Long> users = new LinkedHashMap<>();
    levels(node).forEach((id, level) -> UserId.parse(id).ifPresent(u -> users.put(u, level)));
    return users;
  }

  private static Map<String, Long> levels(JsonNode node) {
    Map<String, Long> levels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      Fields.lenientInteger(member.getValue())
          .ifPresent(level -> levels.put(member.getKey(), level));
    }
    return levels;
  }

  private static long level(JsonNode node, String name, long otherwise) {
    return Fields.lenientInteger(node.path(name)).orElse(otherwise);
  }
}
