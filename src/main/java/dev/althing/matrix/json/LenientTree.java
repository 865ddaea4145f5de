package dev.althing.matrix.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/**
 * Trees of JSON of which strangers wrote parts: what is nested too deeply, or a number that is too
 * long, becomes null in its place, so that one event cannot make a whole answer unreadable.
 */
public final class LenientTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 150;

  /** Lists of events stand at the top of an answer, or within a part of a room. */
  private static final int DEEPEST_EVENTS = 2;

  private static final int LONGEST_NUMBER = 400;
  // An event may be 64 KiB long and all of it one name, one number or nothing but brackets.
  private static final int LIMIT = 1024 * 1024;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(LIMIT)
                  .maxNumberLength(LIMIT)
                  .maxNameLength(LIMIT)
                  .maxStringLength(4 * LIMIT)
                  .build())
          .build();

  private LenientTree() {}

  /** A parser to go through a body piece by piece. */
  public static JsonParser parser(InputStream body) throws IOException {
    return FACTORY.createParser(new WholeCharacters(body));
  }

  /** Reads a whole body; a missing node when there is nothing in it. */
  public static JsonNode read(InputStream body) throws IOException {
    try (JsonParser in = parser(body)) {
      return in.nextToken() == null ? MissingNode.getInstance() : read(in);
    }
  }

  /**
   * Reads the value that the parser stands on.
   *
   * @throws JsonParseException when it would take too much memory
   */
  public static JsonNode read(JsonParser in) throws IOException {
    return value(in, 0, new Allowance());
  }

  /**
   * The memory that one tree may take, roughly. A member of a room can write events that are all
   * nodes: what is too much of one event is left out, so that the rest of the answer can be read.
   * Only an answer that is too much altogether fails.
   */
  private static final class Allowance {
    private static final int NODE = 96;
    private static final long ALL = 192L * LIMIT;
    private static final long EVENT = LIMIT;

    private long left = ALL;
    private long leftOfEvent = Long.MAX_VALUE;

    void event() {
      leftOfEvent = EVENT;
    }

    void noEvent() {
      leftOfEvent = Long.MAX_VALUE;
    }

    /** Whether there is room for the value that the parser stands on. */
    boolean takes(JsonParser in) throws IOException {
      String name = in.currentName();
      int text = in.hasToken(JsonToken.VALUE_STRING) ? in.getTextLength() : 0;
      long weight = NODE + 2L * text + (name == null ? 0 : name.length());
      if (weight > leftOfEvent) {
        return false;
      }
      leftOfEvent -= weight;
      left -= weight;
      if (left < 0) {
        throw new JsonParseException(in, "too much in one piece");
      }
      return true;
    }
  }

  private static JsonNode value(JsonParser in, int depth, Allowance allowance) throws IOException {
    if (!allowance.takes(in)) {
      return skipped(in);
    }
    return switch (in.currentToken()) {
      case START_OBJECT -> depth < DEEPEST ? object(in, depth, allowance) : skipped(in);
      case START_ARRAY -> depth < DEEPEST ? array(in, depth, allowance) : skipped(in);
      case VALUE_STRING -> NODES.textNode(in.getText());
      case VALUE_NUMBER_INT -> whole(in);
      case VALUE_NUMBER_FLOAT -> isShort(in) ? NODES.numberNode(in.getDoubleValue()) : nothing();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> nothing();
    };
  }

  private static JsonNode object(JsonParser in, int depth, Allowance allowance) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      object.set(name, value(in, depth + 1, allowance));
    }
    return object;
  }

  private static JsonNode array(JsonParser in, int depth, Allowance allowance) throws IOException {
    ArrayNode array = NODES.arrayNode();
    boolean isOfEvents = depth <= DEEPEST_EVENTS;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (isOfEvents) {
        allowance.event();
      }
      array.add(value(in, depth + 1, allowance));
    }
    if (isOfEvents) {
      allowance.noEvent();
    }
    return array;
  }

  private static JsonNode whole(JsonParser in) throws IOException {
    if (!isShort(in)) {
      return nothing();
    }
    return switch (in.getNumberType()) {
      case INT -> NODES.numberNode(in.getIntValue());
      case LONG -> NODES.numberNode(in.getLongValue());
      default -> NODES.numberNode(in.getBigIntegerValue());
    };
  }

  private static boolean isShort(JsonParser in) throws IOException {
    return in.getTextLength() <= LONGEST_NUMBER;
  }

  private static JsonNode skipped(JsonParser in) throws IOException {
    in.skipChildren();
    return nothing();
  }

  private static JsonNode nothing() {
    return NODES.nullNode();
  }
}
