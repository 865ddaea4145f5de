package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The power levels of a room: who has how much, and how much what takes. */
public final class PowerLevels {
  /** What a creator has in room version 12 and later. */
  public static final long INFINITE = Long.MAX_VALUE;

  private final ObjectNode content;
  private final boolean present;
  private final Set<String> creators;
  private final String creator;

  private PowerLevels(ObjectNode content, boolean present, Set<String> creators, String creator) {
    this.content = content;
    this.present = present;
    this.creators = creators;
    this.creator = creator;
  }

  static PowerLevels of(Room room) {
    return new PowerLevels(
        room.content(Types.POWER_LEVELS),
        room.state(Types.POWER_LEVELS, "").isPresent(),
        room.creators(),
        room.state(Types.CREATE, "").map(Event::sender).orElse(""));
  }

  /** The level of a user. */
  public long of(String user) {
    if (creators.contains(user)) {
      return INFINITE;
    }
    if (!present) {
      return user.equals(creator) ? 100 : 0;
    }
    JsonNode own = content.path("users").path(user);
    return own.isNumber() ? own.longValue() : level("users_default", 0);
  }

  /** The level it takes to send an event. */
  public long toSend(String type, boolean state) {
    JsonNode own = content.path("events").path(type);
    if (own.isNumber()) {
      return own.longValue();
    }
    return state ? level("state_default", present ? 50 : 0) : level("events_default", 0);
  }

  /** The level it takes to ban, kick, redact or invite. */
  public long to(String action) {
    return level(action, action.equals("invite") ? 0 : 50);
  }

  private long level(String field, long fallback) {
    JsonNode value = content.path(field);
    return value.isNumber() ? value.longValue() : fallback;
  }
}
