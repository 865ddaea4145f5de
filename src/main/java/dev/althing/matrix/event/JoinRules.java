package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Content of {@code m.room.join_rules}, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroomjoin_rules">spec</a>.
 *
 * @param rule who may come in
 * @param allowedThrough the rooms whose members may come in when the rule is a restricted one
 */
public record JoinRules(Rule rule, List<RoomId> allowedThrough) implements Content {
  static final String TYPE = "m.room.join_rules";

  /** Copies the list. */
  public JoinRules {
    allowedThrough = List.copyOf(allowedThrough);
  }

  /** Who may come in. */
  public enum Rule {
    /** Anybody. */
    PUBLIC,
    /** The invited. */
    INVITE,
    /** The invited; anybody may ask. */
    KNOCK,
    /** The invited and members of certain rooms. */
    RESTRICTED,
    /** The invited and members of certain rooms; anybody may ask. */
    KNOCK_RESTRICTED,
    /** Reserved by the specification; treated like invite. */
    PRIVATE
  }

  /** Whether anybody may come in. */
  public boolean isPublic() {
    return rule == Rule.PUBLIC;
  }

  static Optional<JoinRules> read(JsonNode content) {
    return Fields.text(content, "join_rule")
        .flatMap(JoinRules::rule)
        .map(rule -> new JoinRules(rule, rooms(content.path("allow"))));
  }

  private static Optional<Rule> rule(String wire) {
    for (Rule rule : Rule.values()) {
      if (rule.name().toLowerCase(Locale.ROOT).equals(wire)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private static List<RoomId> rooms(JsonNode allow) {
    return StreamSupport.stream(allow.spliterator(), false)
        .filter(a -> Fields.text(a, "type").filter("m.room_membership"::equals).isPresent())
        .flatMap(a -> Fields.text(a, "room_id").flatMap(RoomId::parse).stream())
        .toList();
  }
}
