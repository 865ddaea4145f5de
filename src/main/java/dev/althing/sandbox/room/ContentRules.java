package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** What any event must keep to whatever the room: canonical JSON and the size limits. */
public final class ContentRules {
  private static final long MAX_INTEGER = (1L << 53) - 1;
  private static final int MAX_EVENT = 65_536;
  private static final int MAX_FIELD = 255;

  /** What references, hashes and a signature add to what the client sent. */
  private static final int OVERHEAD = 700;

  private ContentRules() {}

  /** Refuses a draft that no room would take. */
  public static void check(Draft draft) {
    checkNumbers(draft.content());
    String key = draft.stateKey() == null ? "" : draft.stateKey();
    checkField("type", draft.type());
    checkField("state_key", key);
    int size = Nodes.bytes(draft.content()).length + draft.type().length() + key.length();
    if (size + OVERHEAD > MAX_EVENT) {
      throw Refusal.tooLarge("event too large");
    }
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
