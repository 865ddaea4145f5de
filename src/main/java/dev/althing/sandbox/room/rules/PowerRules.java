package dev.althing.sandbox.room.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rules by which power levels may be changed: nobody gives or takes more than they have. */
final class PowerRules {
  private static final List<String> SINGLE =
      List.of(
          "users_default", "events_default", "state_default", "ban", "redact", "kick", "invite");

  private PowerRules() {}

  static void check(Room room, Draft draft) {
    ObjectNode after = draft.content();
    requireIntegers(after);
    for (String creator : room.creators()) {
      if (after.path("users").has(creator)) {
        throw new Refusal(
            400, "M_UNKNOWN", "Creator user " + creator + " must not appear in content.users");
      }
    }
    if (room.state(Types.POWER_LEVELS, "").isEmpty()) {
      return;
    }
    ObjectNode before = room.content(Types.POWER_LEVELS);
    long own = room.powerLevels().of(draft.sender());
    compare(SINGLE, before, after, own);
    for (String map : List.of("events", "notifications")) {
      compare(names(before.path(map), after.path(map)), before.path(map), after.path(map), own);
    }
    for (String user : names(before.path("users"), after.path("users"))) {
      JsonNode old = before.path("users").path(user);
      compare(List.of(user), before.path("users"), after.path("users"), own);
      boolean changed = !old.equals(after.path("users").path(user));
      if (changed && !user.equals(draft.sender()) && old.isNumber() && old.longValue() >= own) {
        throw Refusal.forbidden("You don't have permission to remove ops level equal to your own");
      }
    }
  }

  private static void compare(Iterable<String> fields, JsonNode before, JsonNode after, long own) {
    for (String field : fields) {
      JsonNode old = before.path(field);
      JsonNode now = after.path(field);
      if (old.equals(now)) {
        continue;
      }
      if (exceeds(old, own) || exceeds(now, own)) {
        throw Refusal.forbidden("You don't have permission to add ops level greater than your own");
      }
    }
  }

  private static boolean exceeds(JsonNode level, long own) {
    return level.isNumber() && level.longValue() > own;
  }

  private static void requireIntegers(ObjectNode content) {
    for (String field : SINGLE) {
      requireInteger(content.path(field));
    }
    for (String map : List.of("users", "events", "notifications")) {
      content.path(map).forEach(PowerRules::requireInteger);
    }
  }

  private static void requireInteger(JsonNode value) {
    if (!value.isMissingNode() && !value.isIntegralNumber()) {
      throw Refusal.badJson("Power levels must be integers");
    }
  }

  private static Set<String> names(JsonNode before, JsonNode after) {
    var names = new LinkedHashSet<String>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
