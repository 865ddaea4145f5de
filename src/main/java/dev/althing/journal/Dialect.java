package dev.althing.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SQL of one kind of database, where the two kinds differ. */
public enum Dialect {
  /** The embedded one. */
  H2("blob", "current_timestamp") {
    @Override
    public String insertIfAbsent(String table, List<String> keys, List<String> others) {
      List<String> columns = both(keys, others);
      String match =
          IntStream.range(0, keys.size())
              .mapToObj(i -> keys.get(i) + " = ?" + (i + 1))
              .collect(Collectors.joining(" and "));
      String values =
          IntStream.rangeClosed(1, columns.size())
              .mapToObj(i -> "?" + i)
              .collect(Collectors.joining(", "));
      return "merge into %s using dual on %s when not matched then insert (%s) values (%s)"
          .formatted(table, match, String.join(", ", columns), values);
    }

    @Override
    public String upsert(String table, List<String> keys, List<String> others) {
      List<String> columns = both(keys, others);
      return "merge into %s (%s) key (%s) values (%s)"
          .formatted(table, String.join(", ", columns), String.join(", ", keys), marks(columns));
    }
  },

  /** The one for production. */
  POSTGRESQL("bytea", "clock_timestamp()") {
    @Override
    public String insertIfAbsent(String table, List<String> keys, List<String> others) {
      List<String> columns = both(keys, others);
      return "insert into %s (%s) values (%s) on conflict (%s) do nothing"
          .formatted(table, String.join(", ", columns), marks(columns), String.join(", ", keys));
    }

    @Override
    public String upsert(String table, List<String> keys, List<String> others) {
      if (others.isEmpty()) {
        return insertIfAbsent(table, keys, others);
      }
      List<String> columns = both(keys, others);
      String updates =
          others.stream()
              .map(column -> column + " = excluded." + column)
              .collect(Collectors.joining(", "));
      return "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
          .formatted(
              table, String.join(", ", columns), marks(columns), String.join(", ", keys), updates);
    }
  };

  private final String bytes;
  private final String now;

  Dialect(String bytes, String now) {
    this.bytes = bytes;
    this.now = now;
  }

  /**
   * The dialect of a JDBC address.
   *
   * @throws DatabaseProblem when it is neither
   */
  static Dialect of(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:h2:file:") || lower.startsWith("jdbc:h2:mem:")) {
      return H2;
    }
    if (lower.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new DatabaseProblem(
        "database.url (ALTHING_DB_URL) must begin with jdbc:postgresql: or jdbc:h2:file:, as in"
            + " jdbc:postgresql://localhost:5432/althing",
        null);
  }

  /**
   * A statement that inserts a row unless its key is there; it says 1 or 0 rows. Parameters: the
   * keys, then the others, each once.
   */
  public abstract String insertIfAbsent(String table, List<String> keys, List<String> others);

  /**
   * A statement that inserts a row or replaces the other columns of the one with its key.
   * Parameters: the keys, then the others, each once.
   */
  public abstract String upsert(String table, List<String> keys, List<String> others);

  /** The database's own clock at this very moment, not at the start of the transaction. */
  public String now() {
    return now;
  }

  /** The type of a column of bytes. */
  String bytes() {
    return bytes;
  }

  private static List<String> both(List<String> keys, List<String> others) {
    var columns = new ArrayList<>(keys);
    columns.addAll(others);
    return columns;
  }

  private static String marks(List<String> columns) {
    return String.join(", ", Collections.nCopies(columns.size(), "?"));
  }
}
