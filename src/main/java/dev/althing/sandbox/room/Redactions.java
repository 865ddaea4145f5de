package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What a redaction leaves of an event, by the algorithm of room versions 11 and 12. */
final class Redactions {
  private static final Map<String, List<String>> KEPT =
      Map.of(
          Types.MEMBER, List.of("membership", "join_authorised_via_users_server"),
          Types.JOIN_RULES, List.of("join_rule", "allow"),
          Types.POWER_LEVELS,
              List.of(
                  "ban",
                  "events",
                  "events_default",
                  "invite",
                  "kick",
                  "redact",
                  "state_default",
                  "users",
                  "users_default"),
          Types.HISTORY_VISIBILITY, List.of("history_visibility"),
          Types.REDACTION, List.of("redacts"));

  private Redactions() {}

  static ObjectNode strip(String type, ObjectNode content) {
    if (type.equals(Types.CREATE)) {
      return content;
    }
    ObjectNode kept = Nodes.object();
    for (String field : KEPT.getOrDefault(type, List.of())) {
      if (content.has(field)) {
        kept.set(field, content.get(field));
      }
    }
    return kept;
  }
}
