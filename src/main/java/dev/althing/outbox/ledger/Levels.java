package dev.althing.outbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Power;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The places of levels in the content of {@code m.room.power_levels}. */
final class Levels {
  private static final String USERS = "users";
  private static final String EVENTS = "events";
  private static final String NOTIFICATIONS = "notifications";

  private Levels() {}

  /** What is said of a level; empty when nothing is. */
  static OptionalLong find(JsonNode content, Power power) {
    String group = group(power);
    JsonNode parent = group.isEmpty() ? content : content.path(group);
    return Fields.lenientInteger(parent.path(name(power)));
  }

  static void put(ObjectNode content, Power power, long level) {
    String group = group(power);
    ObjectNode parent = content;
    if (!group.isEmpty()) {
      parent = content.get(group) instanceof ObjectNode there ? there : content.putObject(group);
    }
    parent.put(name(power), level);
  }

  /** All that is said. */
  static Map<Power, Long> all(JsonNode content) {
    var all = new HashMap<Power, Long>();
    for (var user : content.path(USERS).properties()) {
      UserId.parse(user.getKey()).ifPresent(id -> note(all, content, new Power.Of(id)));
    }
    for (var event : content.path(EVENTS).properties()) {
      note(all, content, new Power.ToSend(event.getKey()));
    }
    for (Power.Other other : Power.Other.values()) {
      note(all, content, other);
    }
    return all;
  }

  private static void note(Map<Power, Long> all, JsonNode content, Power power) {
    find(content, power).ifPresent(level -> all.put(power, level));
  }

  private static String group(Power power) {
    if (power instanceof Power.Of) {
      return USERS;
    }
    if (power instanceof Power.ToSend) {
      return EVENTS;
    }
    return power == Power.Other.NOTIFY_ROOM ? NOTIFICATIONS : "";
  }

  /** The name of a level, in its group. */
  static String name(Power power) {
    if (power instanceof Power.Of of) {
      return of.user().value();
    }
    if (power instanceof Power.ToSend toSend) {
      return toSend.type();
    }
    return power == Power.Other.NOTIFY_ROOM
        ? "room"
        : ((Power.Other) power).name().toLowerCase(Locale.ROOT);
  }
}
