package dev.althing.sandbox.room;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON mapper of the sandbox and small readings of JSON trees. */
public final class Nodes {
  /** Strict about what follows the value: a request body is one JSON value. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Nodes() {}

  /** A new empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A new empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** An array of strings. */
  public static ArrayNode strings(Collection<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  /** The string in a field, or null when it is absent or no string. */
  public static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.textValue() : null;
  }

  /** The string in a field, or the fallback. */
  public static String text(JsonNode node, String field, String fallback) {
    String value = text(node, field);
    return value == null ? fallback : value;
  }

  /** The object in a field, or an empty one. */
  public static ObjectNode child(JsonNode node, String field) {
    return node.path(field) instanceof ObjectNode found ? found : object();
  }

  /** The strings of an array in a field; anything else in it is left out. */
  public static List<String> list(JsonNode node, String field) {
    var found = new ArrayList<String>();
    for (JsonNode item : node.path(field)) {
      if (item.isTextual()) {
        found.add(item.textValue());
      }
    }
    return found;
  }

  /** Whether no text in a tree contains half a surrogate pair, which UTF-8 cannot express. */
  public static boolean isUnicode(JsonNode node) {
    var encoder = StandardCharsets.UTF_8.newEncoder();
    if (node.isTextual() && !encoder.canEncode(node.textValue())) {
      return false;
    }
    for (var field : node.properties()) {
      if (!encoder.canEncode(field.getKey())) {
        return false;
      }
    }
    for (JsonNode child : node) {
      if (!isUnicode(child)) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of a tree. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }
}
