package dev.althing;

import dev.althing.journal.DatabaseSettings;
import dev.althing.journal.Sql;
import dev.althing.testing.InstalledPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A whole database as some version of Althing left it, kept as SQL. What is new in every sandbox
 * (rooms, the place in its history) has names of its own in the file.
 */
record Fixture(Path file) {
  private static final String TAKEN = "-- taken at ";

  /** Whether it is one of PostgreSQL. */
  boolean isOfPostgres() {
    return file.toString().endsWith(".postgresql.sql");
  }

  /** When it was written. */
  Instant takenAt() {
    return Instant.parse(read().lines().findFirst().orElseThrow().substring(TAKEN.length()));
  }

  /** Keeps the database of a rig that was stopped. */
  void take(BotRig rig, String room, List<String> dump) {
    String sql = String.join("\n", dump);
    for (var name : names(rig, room).entrySet()) {
      sql = replaced(sql, name.getValue(), name.getKey());
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, TAKEN + rig.clock().instant() + "\n" + sql + "\n");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Puts it in the place of the database of a rig that was stopped. */
  void restore(BotRig rig, String room) {
    String sql = read();
    for (var name : names(rig, room).entrySet()) {
      sql = replaced(sql, name.getKey(), name.getValue());
    }
    String place;
    try (Connection connection = connect(rig)) {
      place =
          Sql.query(connection, "select token from sync_position", row -> row.getString(1)).get(0);
      execute(
          connection,
          isOfPostgres() ? "drop schema public cascade; create schema public" : "drop all objects");
      execute(connection, sql);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
    // The script has left its own settings on its connection.
    try (Connection connection = connect(rig)) {
      Sql.update(connection, "update sync_position set token = ?", place);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** What H2 says to make a database like that of a rig that was stopped. */
  static List<String> dumpOfH2(BotRig rig) {
    try (Connection connection = connect(rig)) {
      return Sql.query(connection, "script nopasswords nosettings", row -> row.getString(1));
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The same of PostgreSQL, without what only its own client understands. */
  static List<String> dumpOf(InstalledPostgres postgres) {
    var command = List.of("pg_dump", "--inserts", "--no-owner", InstalledPostgres.DATABASE);
    return postgres
        .run(command)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("--") && !line.startsWith("\\"))
        .toList();
  }

  private static void execute(Connection connection, String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private static Connection connect(BotRig rig) throws SQLException {
    var settings = DatabaseSettings.of(rig.settings().storage());
    return DriverManager.getConnection(
        settings.url(), settings.user(), settings.password().reveal());
  }

  private static Map<String, String> names(BotRig rig, String room) {
    return Map.of(
        "!room:fixture", room,
        "!management:fixture", rig.community().management(),
        "!lobby:fixture", rig.community().lobby(),
        "!games:fixture", rig.community().games());
  }

  /** Replaces a text, and where bytes are written as digits its bytes. */
  private static String replaced(String sql, String from, String to) {
    return sql.replace(from, to).replace(hex(from), hex(to));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
