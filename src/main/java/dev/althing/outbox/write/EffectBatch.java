package dev.althing.outbox.write;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Dialect;
import dev.althing.outbox.Written;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The effects of several causes that are written in one transaction, which may be tried more than
 * once: a try whose commit got lost may have succeeded all the same.
 */
final class EffectBatch {
  /** The effects of one cause. */
  record Entry(Cause cause, List<Effect> effects) {
    Entry {
      effects = List.copyOf(effects);
    }
  }

  private final List<Entry> entries;
  private final EffectTables tables;
  private final long now;

  /** The causes that were there before any try; null until the first try has looked. */
  private @Nullable Set<Cause> before;

  EffectBatch(List<Entry> entries, EffectTables tables, long now) {
    this.entries = List.copyOf(entries);
    this.tables = tables;
    this.now = now;
  }

  /** Writes what was not there before any try; says for each entry whether this batch wrote it. */
  List<Written> write(Connection connection, Dialect dialect) throws SQLException {
    Map<Cause, Boolean> inserted = insertCauses(connection, dialect);
    if (before == null) {
      before = new HashSet<>();
      for (Map.Entry<Cause, Boolean> cause : inserted.entrySet()) {
        if (!cause.getValue()) {
          before.add(cause.getKey());
        }
      }
    }
    var seen = new HashSet<Cause>();
    var results = new ArrayList<Written>();
    for (Entry entry : entries) {
      boolean isFirst = seen.add(entry.cause()) && !before.contains(entry.cause());
      if (isFirst && inserted.getOrDefault(entry.cause(), false)) {
        tables.write(connection, entry);
      }
      results.add(isFirst ? Written.FIRST : Written.ALREADY);
    }
    return results;
  }

  private Map<Cause, Boolean> insertCauses(Connection connection, Dialect dialect)
      throws SQLException {
    String sql = dialect.insertIfAbsent("causes", List.of("cause"), List.of("written_at"));
    var inserted = new LinkedHashMap<Cause, Boolean>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Entry entry : entries) {
        if (!inserted.containsKey(entry.cause())) {
          statement.setString(1, entry.cause().value());
          statement.setLong(2, now);
          inserted.put(entry.cause(), statement.executeUpdate() == 1);
        }
      }
    }
    return inserted;
  }
}
