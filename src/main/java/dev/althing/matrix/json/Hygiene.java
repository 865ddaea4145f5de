package dev.althing.matrix.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Makes foreign JSON fit to be stored and sent on: no text that UTF-8 or PostgreSQL cannot hold
 * (lone surrogates, NUL), and no nesting that recursive code cannot walk.
 */
public final class Hygiene {
  /** Deeper values are refused; below what {@link Json} reads, so that they fit into others. */
  public static final int MAX_DEPTH = 100;

  private static final char REPLACEMENT = '\uFFFD';

  private Hygiene() {}

  /**
   * The value with every unfit character replaced by U+FFFD; empty when it is nested too deeply.
   */
  public static Optional<JsonNode> clean(JsonNode node) {
    boolean dirty = false;
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(node, 1));
    while (!open.isEmpty()) {
      Level level = open.pop();
      if (level.depth > MAX_DEPTH) {
        return Optional.empty();
      }
      dirty |= level.node.isTextual() && !isClean(level.node.textValue());
      if (level.node.isObject()) {
        for (Map.Entry<String, JsonNode> member : level.node.properties()) {
          dirty |= !isClean(member.getKey());
          open.push(new Level(member.getValue(), level.depth + 1));
        }
      } else {
        for (JsonNode element : level.node) {
          open.push(new Level(element, level.depth + 1));
        }
      }
    }
    return Optional.of(dirty ? cleaned(node) : node);
  }

  /** Whether a text can be stored everywhere as it is. */
  public static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnfit(text, i)) {
        return false;
      }
    }
    return true;
  }

  /** The text with every unfit character replaced by U+FFFD. */
  public static String clean(String text) {
    if (isClean(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      clean.append(isUnfit(text, i) ? REPLACEMENT : text.charAt(i));
    }
    return clean.toString();
  }

  private record Level(JsonNode node, int depth) {}

  private static boolean isUnfit(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c == 0;
  }

  private static JsonNode cleaned(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(clean(node.textValue()));
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(m -> copy.set(clean(m.getKey()), cleaned(m.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(cleaned(element)));
      return copy;
    }
    return node;
  }
}
