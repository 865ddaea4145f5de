package dev.althing.journal.erasure;

import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Forgets people: takes out of the database what is theirs alone, and puts another name where they
 * stand in what others share. What the homeserver itself says of them, who is in which room, stays.
 */
public final class Erasure {
  /**
   * What was forgotten.
   *
   * @param removed how many entries are gone
   * @param renamed in how many another name stands now
   */
  public record Done(int removed, int renamed) {
    Done and(Done more) {
      return new Done(removed + more.removed, renamed + more.renamed);
    }
  }

  private final Database database;

  /** The forgetting in a database. */
  public Erasure(Database database) {
    this.database = database;
  }

  /**
   * Forgets a person, all at once or not at all. No entity may live meanwhile: it would still know
   * them.
   *
   * @param other the id that takes the place of theirs
   */
  public CompletionStage<Done> erase(UserId person, UserId other) {
    var mention = new Mention(person);
    return database.transactUntilDone(
        connection -> {
          Done done = new JournalPages(connection, mention).erase(other);
          for (Holding holding : Holding.ALL) {
            done = done.and(erase(connection, holding, mention, other));
          }
          return done;
        });
  }

  /** Everything that is known of a person: by table, the rows in which they stand. */
  public CompletionStage<Map<String, List<Map<String, String>>>> known(UserId person) {
    var mention = new Mention(person);
    return database.read(
        connection -> {
          Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
          all.put("event_journal", new JournalPages(connection, mention).known());
          for (Holding holding : Holding.ALL) {
            List<Map<String, String>> rows =
                rows(connection, holding, mention).stream().map(Row::shown).toList();
            if (!rows.isEmpty()) {
              all.put(holding.table(), rows);
            }
          }
          return all;
        });
  }

  /** One row as it was read. */
  private record Row(Holding holding, List<@Nullable Object> key, List<@Nullable String> texts) {
    boolean isOwn(Mention mention) {
      return holding.own().stream().anyMatch(column -> names(column, mention));
    }

    boolean isNamed(Mention mention) {
      return holding.looked().stream().anyMatch(column -> names(column, mention));
    }

    private boolean names(String column, Mention mention) {
      String text = texts.get(holding.looked().indexOf(column));
      return text != null && mention.isIn(text);
    }

    Map<String, String> shown() {
      Map<String, String> shown = new LinkedHashMap<>();
      for (int i = 0; i < key.size(); i++) {
        shown.put(holding.key().get(i), String.valueOf(key.get(i)));
      }
      for (int i = 0; i < texts.size(); i++) {
        shown.put(holding.looked().get(i), String.valueOf(texts.get(i)));
      }
      return shown;
    }
  }

  private static List<Row> rows(Connection connection, Holding holding, Mention mention)
      throws SQLException {
    Object[] needles = new Object[holding.looked().size()];
    Arrays.fill(needles, mention.root());
    int keys = holding.key().size();
    return Sql.query(
            connection,
            holding.select(),
            row -> {
              List<@Nullable Object> key = new ArrayList<>();
              for (int i = 1; i <= keys; i++) {
                key.add(row.getObject(i));
              }
              List<@Nullable String> texts = new ArrayList<>();
              for (int i = 1; i <= holding.looked().size(); i++) {
                texts.add(row.getString(keys + i));
              }
              return new Row(holding, key, texts);
            },
            needles)
        .stream()
        .filter(row -> row.isNamed(mention))
        .toList();
  }

  private static Done erase(Connection connection, Holding holding, Mention mention, UserId other)
      throws SQLException {
    int removed = 0;
    int renamed = 0;
    for (Row row : rows(connection, holding, mention)) {
      if (row.isOwn(mention)) {
        removed +=
            Sql.update(
                connection,
                "delete from " + holding.table() + holding.byKey(),
                row.key().toArray());
      } else {
        renamed += rename(connection, row, mention, other);
      }
    }
    return new Done(removed, renamed);
  }

  private static int rename(Connection connection, Row row, Mention mention, UserId other)
      throws SQLException {
    Holding holding = row.holding();
    List<String> sets = holding.shared().stream().map(column -> column + " = ?").toList();
    List<@Nullable Object> values = new ArrayList<>();
    for (String column : holding.shared()) {
      String text = row.texts().get(holding.looked().indexOf(column));
      values.add(text == null ? null : mention.replaced(text, other));
    }
    values.addAll(row.key());
    return Sql.update(
        connection,
        "update " + holding.table() + " set " + String.join(", ", sets) + holding.byKey(),
        values.toArray());
  }
}
