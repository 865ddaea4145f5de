package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** JSON in the one form that is signed: keys in order, no white space. */
final class CanonicalJson {
  private static final Comparator<Map.Entry<String, JsonNode>> BY_CODE_POINT =
      Comparator.comparing(
          entry -> entry.getKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private CanonicalJson() {}

  /** What a signature of an object is a signature of. */
  static byte[] signed(ObjectNode object) {
    ObjectNode content = Nodes.object();
    content.setAll(object);
    content.remove("signatures");
    content.remove("unsigned");
    // written as bytes, what is beyond the basic plane would be escaped
    return sorted(content).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode found = Nodes.object();
      object.properties().stream()
          .sorted(BY_CODE_POINT)
          .forEach(entry -> found.set(entry.getKey(), sorted(entry.getValue())));
      return found;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode found = Nodes.array();
      array.forEach(item -> found.add(sorted(item)));
      return found;
    }
    return node;
  }
}
