package dev.althing.matrix.client;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Readers of long JSON arrays that hold one element at a time. */
public final class JsonElements {
  private JsonElements() {}

  /**
   * Reads the objects in the array {@code field} of the answer, such as {@code chunk} of {@code
   * /members}; answers how many there were. Elements that are no objects are left out.
   */
  public static BodyReader<Integer> ofField(String field, Consumer<ObjectNode> each) {
    return body -> {
      try (JsonParser in = opened(body, JsonToken.START_OBJECT)) {
        int count = 0;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          boolean wanted = in.currentName().equals(field);
          if (in.nextToken() == JsonToken.START_ARRAY && wanted) {
            count += elements(in, each);
          } else {
            in.skipChildren();
          }
        }
        complete(in, JsonToken.END_OBJECT);
        return count;
      }
    };
  }

  /** Reads the objects in an answer that is one array, such as {@code /state}. */
  public static BodyReader<Integer> ofArray(Consumer<ObjectNode> each) {
    return body -> {
      try (JsonParser in = opened(body, JsonToken.START_ARRAY)) {
        int count = elements(in, each);
        complete(in, JsonToken.END_ARRAY);
        return count;
      }
    };
  }

  private static JsonParser opened(InputStream body, JsonToken first) throws IOException {
    JsonParser in = Json.mapper().createParser(body);
    if (in.nextToken() != first) {
      throw new JsonParseException(in, "expected " + first);
    }
    return in;
  }

  private static int elements(JsonParser in, Consumer<ObjectNode> each) throws IOException {
    int count = 0;
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      if (token == null) {
        throw new JsonParseException(in, "the answer ends within an array");
      }
      if (token == JsonToken.START_OBJECT) {
        each.accept(in.readValueAsTree());
        count++;
      } else {
        in.skipChildren();
      }
    }
    return count;
  }

  private static void complete(JsonParser in, JsonToken last) throws IOException {
    if (in.currentToken() != last) {
      throw new JsonParseException(in, "the answer is not complete");
    }
  }
}
