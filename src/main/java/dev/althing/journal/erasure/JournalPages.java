package dev.althing.journal.erasure;

import dev.althing.journal.Sql;
import dev.althing.matrix.id.UserId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The event journal, looked through page by page for a person. The journal's own way to delete only
 * marks its newest row; here rows go.
 */
final class JournalPages {
  private static final int ROWS = 1_000;
  private static final String PAGE =
      "select ordering, persistence_id, event_payload from event_journal"
          + " where ordering > ? order by ordering limit ?";

  private record Row(long ordering, String entity, String event) {}

  private final Connection connection;
  private final Mention mention;

  JournalPages(Connection connection, Mention mention) {
    this.connection = connection;
    this.mention = mention;
  }

  /** Deletes the entities that are the person's, and renames them in the events of others. */
  Erasure.Done erase(UserId other) throws SQLException {
    Set<String> own = new HashSet<>();
    int renamed = 0;
    for (Row row : found()) {
      if (mention.isIn(row.entity())) {
        own.add(row.entity());
      } else {
        byte[] event = mention.replaced(row.event(), other).getBytes(StandardCharsets.UTF_8);
        renamed +=
            Sql.update(
                connection,
                "update event_journal set event_payload = ? where ordering = ?",
                event,
                row.ordering());
      }
    }
    int removed = 0;
    for (String entity : own) {
      removed +=
          Sql.update(connection, "delete from event_journal where persistence_id = ?", entity);
    }
    return new Erasure.Done(removed, renamed);
  }

  List<Map<String, String>> known() throws SQLException {
    return found().stream()
        .map(row -> Map.of("entity", row.entity(), "event", row.event()))
        .toList();
  }

  private List<Row> found() throws SQLException {
    List<Row> found = new ArrayList<>();
    long last = Long.MIN_VALUE;
    List<Row> page = page(last);
    while (!page.isEmpty()) {
      page.stream()
          .filter(row -> mention.isIn(row.entity()) || mention.isIn(row.event()))
          .forEach(found::add);
      last = page.get(page.size() - 1).ordering();
      page = page(last);
    }
    return found;
  }

  private List<Row> page(long after) throws SQLException {
    return Sql.query(
        connection,
        PAGE,
        row ->
            new Row(
                row.getLong(1),
                row.getString(2),
                new String(row.getBytes(3), StandardCharsets.UTF_8)),
        after,
        ROWS);
  }
}
