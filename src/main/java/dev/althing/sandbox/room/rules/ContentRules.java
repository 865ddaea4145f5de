package dev.althing.sandbox.room.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Types;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What any event must keep to whatever the room: canonical JSON, size, the shape of its type. */
public final class ContentRules {
  private static final long MAX_INTEGER = (1L << 53) - 1;
  private static final int MAX_EVENT = 65_536;
  private static final int MAX_FIELD = 255;

  /** What references, hashes and a signature add to what the client sent. */
  private static final int OVERHEAD = 700;

  private static final Set<String> STATE_ONLY =
      Set.of(Types.MEMBER, Types.NAME, Types.TOPIC, Types.TOMBSTONE);
  private static final Map<String, List<String>> STRINGS =
      Map.of(
          Types.MESSAGE, List.of("body", "msgtype"),
          Types.TOPIC, List.of("topic"),
          Types.NAME, List.of("name"),
          Types.TOMBSTONE, List.of("replacement_room"));

  private ContentRules() {}

  /** Refuses a draft that no room would take. */
  public static void check(Draft draft) {
    checkNumbers(draft.content());
    checkShape(draft);
    checkMentions(draft.content().path("m.mentions"));
    String key = draft.stateKey() == null ? "" : draft.stateKey();
    checkField("type", draft.type());
    checkField("state_key", key);
    int size = Nodes.bytes(draft.content()).length + draft.type().length() + key.length();
    if (size + OVERHEAD > MAX_EVENT) {
      throw Refusal.tooLarge("event too large");
    }
  }

  private static void checkShape(Draft draft) {
    if (STATE_ONLY.contains(draft.type()) && draft.stateKey() == null) {
      throw wrong("'" + draft.type() + "' must be state events");
    }
    for (String field : STRINGS.getOrDefault(draft.type(), List.of())) {
      if (!draft.content().has(field)) {
        throw wrong("'" + field + "' not in content");
      }
      if (Nodes.text(draft.content(), field) == null) {
        throw wrong("'" + field + "' not a string type");
      }
    }
    if (draft.type().equals(Types.SERVER_ACL)) {
      String server = draft.sender().substring(draft.sender().indexOf(':') + 1);
      if (!ServerAcl.allows(draft.content(), server)) {
        throw wrong("Can't create an ACL event that denies the local server");
      }
    }
  }

  private static void checkMentions(JsonNode mentions) {
    if (mentions.isMissingNode()) {
      return;
    }
    JsonNode users = mentions.path("user_ids");
    JsonNode room = mentions.path("room");
    boolean listed = users.isMissingNode() || users.isArray();
    boolean flagged = room.isMissingNode() || room.isBoolean();
    if (!(mentions instanceof ObjectNode) || !listed || !flagged) {
      throw Refusal.badJson("m.mentions has the wrong shape");
    }
    for (JsonNode user : users) {
      if (!user.isTextual()) {
        throw Refusal.badJson("m.mentions names something that is no user id");
      }
    }
  }

  private static Refusal wrong(String error) {
    return new Refusal(400, "M_UNKNOWN", error);
  }

  private static void checkField(String name, String value) {
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_FIELD) {
      throw Refusal.tooLarge("'" + name + "' too large");
    }
  }

  private static void checkNumbers(JsonNode node) {
    if (node.isFloatingPointNumber()) {
      throw Refusal.badJson("Bad JSON value: float");
    }
    if (node.isIntegralNumber()
        && (!node.canConvertToLong() || Math.abs(node.longValue()) > MAX_INTEGER)) {
      throw Refusal.badJson("JSON integer out of range");
    }
    node.forEach(ContentRules::checkNumbers);
  }
}
