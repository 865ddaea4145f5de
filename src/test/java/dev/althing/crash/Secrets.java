package dev.althing.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The secrets of a run, and where they turn up. */
final class Secrets {
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<String> found = new ArrayList<>();
  private int places;

  /** One more that must turn up nowhere. */
  void add(String name, String secret) {
    if (secret.length() < 8) {
      throw new IllegalArgumentException(name + " is too short to be looked for");
    }
    names.put(secret, name);
  }

  /** The tokens that stand in a session file now. */
  void addTokens(Path session) {
    JsonNode stored = json(session);
    stored
        .properties()
        .forEach(
            field -> {
              if (field.getKey().contains("oken")) {
                add(field.getKey() + " " + names.size(), field.getValue().asText());
              }
            });
  }

  List<String> names() {
    return List.copyOf(names.values());
  }

  /** Where they were found. */
  List<String> found() {
    return List.copyOf(found);
  }

  /** How many places were looked at. */
  int places() {
    return places;
  }

  void lookAt(String place, byte[] content) {
    places++;
    look(place, new String(content, StandardCharsets.UTF_8));
    look(place, new String(content, StandardCharsets.ISO_8859_1));
  }

  void lookAt(String place, String content) {
    places++;
    look(place, content);
  }

  private void look(String place, String content) {
    names.forEach(
        (secret, name) -> {
          if (spellings(secret).anyMatch(content::contains)) {
            found.add(name + " in " + place);
          }
        });
  }

  /** As it is, as JSON and addresses write it, and as a log without umlauts does. */
  private static Stream<String> spellings(String secret) {
    String json = quoted(secret, Person.JSON.writer());
    String escaped = quoted(secret, Person.JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII));
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.of(
            secret,
            json,
            escaped,
            form,
            form.replace("+", "%20"),
            secret.replaceAll("[^\\x00-\\x7f]", "?"))
        .distinct();
  }

  private static String quoted(String text, ObjectWriter writer) {
    try {
      String quoted = writer.writeValueAsString(text);
      return quoted.substring(1, quoted.length() - 1);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** All files of a directory and those below it, but for the ones with this name. */
  void lookAtFiles(Path directory, String exception) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().equals(exception)) {
          lookAt(file.toString(), Files.readAllBytes(file));
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Every column of every row of every table. */
  void lookAtTables(Connection connection) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = about.getTables(null, "public", "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    for (String table : tables) {
      lookAtTable(connection, table);
    }
  }

  private void lookAtTable(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          String place = "table " + table + ", " + rows.getMetaData().getColumnName(column);
          Object value = rows.getObject(column);
          if (value instanceof byte[] bytes) {
            lookAt(place, bytes);
          } else if (value != null) {
            lookAt(place, value.toString());
          }
        }
      }
    }
  }

  private static JsonNode json(Path file) {
    try {
      return Person.JSON.readTree(Files.readString(file));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
