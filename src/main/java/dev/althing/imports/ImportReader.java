package dev.althing.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a file of what people did with another bot, which may be anything. */
final class ImportReader {
  /** What stands under {@code format}. */
  static final String FORMAT = "althing-import-1";

  /** So much is read of a file. */
  static final int MOST_BYTES = 32 * 1024 * 1024;

  private static final int MOST_MEGABYTES = MOST_BYTES / (1024 * 1024);
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(16)
                      .maxStringLength(10_000)
                      .maxNameLength(1_000)
                      .maxNumberLength(100)
                      .build())
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build());

  private final Flaws flaws = new Flaws();
  private final Entries entries;
  private Optional<String> format = Optional.empty();
  private Optional<String> source = Optional.empty();

  /**
   * A reader for one file.
   *
   * @param places the names of the places where newcomers are welcomed
   */
  ImportReader(Set<String> places, Instant now) {
    this.entries = new Entries(places, now, flaws);
  }

  /** What is wrong with the file; nothing before it is read. */
  Flaws flaws() {
    return flaws;
  }

  /** What the file says; nothing when it has flaws. */
  Optional<ImportFile> read(InputStream file) throws IOException {
    byte[] bytes = file.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      flaws.add(1, "file", "size", Map.of("most", MOST_MEGABYTES));
      return Optional.empty();
    }
    try (JsonParser json = MAPPER.createParser(bytes)) {
      whole(json);
    } catch (JsonProcessingException broken) {
      int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
      flaws.add(Math.max(1, line), "file", "json", Map.of("what", broken.getOriginalMessage()));
    } catch (IOException broken) {
      // The bytes are in memory: only their encoding can be wrong.
      flaws.add(1, "file", "json", Map.of("what", String.valueOf(broken.getMessage())));
    }
    return flaws.count() == 0 ? source.map(entries::from) : Optional.empty();
  }

  private void whole(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      flaws.add(1, "file", "object", Map.of());
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field(json, name);
    }
    if (json.nextToken() != null) {
      flaws.add(line(json), "file", "rest", Map.of());
    }
    if (format.isEmpty()) {
      flaws.add(1, "format", "format", Map.of("format", FORMAT));
    }
    if (source.isEmpty()) {
      flaws.add(1, "source", "source", Map.of());
    }
  }

  private void field(JsonParser json, String name) throws IOException {
    if (name.equals("format")) {
      format = text(json).filter(FORMAT::equals);
    } else if (name.equals("source")) {
      source = text(json).filter(text -> SOURCE.matcher(text).matches());
    } else if (Entries.isKind(name)) {
      section(json, name);
    } else {
      flaws.add(line(json), "file", "field.unknown", Map.of("field", name));
      json.skipChildren();
    }
  }

  private static Optional<String> text(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return Optional.of(json.getText());
    }
    json.skipChildren();
    return Optional.empty();
  }

  private void section(JsonParser json, String name) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      flaws.add(line(json), name, "array", Map.of());
      json.skipChildren();
      return;
    }
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      int line = line(json);
      String place = name + "[" + i + "]";
      JsonNode entry = MAPPER.readTree(json);
      if (entry instanceof ObjectNode object) {
        entries.add(name, line, place, object);
      } else {
        flaws.add(line, place, "object", Map.of());
      }
    }
  }

  private static int line(JsonParser json) {
    return json.currentTokenLocation().getLineNr();
  }
}
