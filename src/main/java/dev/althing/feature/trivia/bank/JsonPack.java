package dev.althing.feature.trivia.bank;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reader of packs in JSON: an object with the keys of the head and {@code questions}, a list of
 * objects with {@code difficulty}, {@code question}, {@code right} and {@code wrong}.
 */
final class JsonPack {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String file;
  private final Examiner examiner;
  private final Headers headers;
  private final List<Draft> drafts = new ArrayList<>();

  private JsonPack(String file, Examiner examiner) {
    this.file = file;
    this.examiner = examiner;
    this.headers = new Headers(file, examiner);
  }

  static void read(String file, byte[] bytes, Examiner examiner) {
    new JsonPack(file, examiner).read(bytes);
  }

  private void read(byte[] bytes) {
    try (JsonParser parser = MAPPER.getFactory().createParser(bytes)) {
      object(parser);
    } catch (JsonProcessingException malformed) {
      // What comes before is good: it is used.
      int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
      examiner.flaw(file, line, "not JSON: " + Examiner.quoted(malformed.getOriginalMessage()));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    if (drafts.isEmpty()) {
      examiner.flaw(file, 0, "there are no questions");
      return;
    }
    Header pack = headers.read();
    drafts.forEach(draft -> examiner.examine(file, pack, draft));
  }

  private void object(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      examiner.flaw(file, 1, "it is not an object with title, category and questions");
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      JsonToken value = parser.nextToken();
      if (key.equals("questions") && value == JsonToken.START_ARRAY) {
        questions(parser);
      } else if (Headers.KEYS.contains(key) && value == JsonToken.VALUE_STRING) {
        headers.put(key, parser.getText(), line);
      } else {
        examiner.flaw(
            file, line, Examiner.quoted(key) + " is nothing a pack has, or of no such kind");
        parser.skipChildren();
      }
    }
  }

  private void questions(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.currentTokenLocation().getLineNr();
      JsonNode node = parser.readValueAsTree();
      Optional<Draft> draft = draft(line, node);
      draft.ifPresent(drafts::add);
      if (draft.isEmpty()) {
        examiner.flaw(
            file, line, "the question is not an object with difficulty, question, right and wrong");
      }
    }
  }

  private static Optional<Draft> draft(int line, JsonNode node) {
    Optional<List<String>> right = texts(node.path("right"));
    Optional<List<String>> wrong = texts(node.path("wrong"));
    if (!node.path("difficulty").isTextual()
        || !node.path("question").isTextual()
        || right.isEmpty()
        || wrong.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Draft(
            line,
            node.path("difficulty").textValue(),
            node.path("question").textValue(),
            right.get(),
            wrong.get()));
  }

  private static Optional<List<String>> texts(JsonNode node) {
    if (node.isTextual()) {
      return Optional.of(List.of(node.textValue()));
    }
    if (!node.isArray()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : node) {
      if (!element.isTextual()) {
        return Optional.empty();
      }
      texts.add(element.textValue());
    }
    return Optional.of(texts);
  }
}
