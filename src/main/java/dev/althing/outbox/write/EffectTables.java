package dev.althing.outbox.write;

import dev.althing.effect.Effect;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All the tables that effects are written to. */
final class EffectTables {
  private static final Logger LOG = LoggerFactory.getLogger(EffectTables.class);

  private final List<EffectTable> tables;

  EffectTables(List<EffectTable> tables) {
    this.tables = List.copyOf(tables);
  }

  /** The first effect that no table takes. */
  Optional<Effect> homeless(List<Effect> effects) {
    return effects.stream()
        .filter(effect -> tables.stream().noneMatch(table -> table.takes(effect)))
        .findFirst();
  }

  void write(Connection connection, EffectBatch.Entry entry) throws SQLException {
    for (int ordinal = 0; ordinal < entry.effects().size(); ordinal++) {
      Effect effect = entry.effects().get(ordinal);
      tableOf(effect).write(connection, entry.cause(), ordinal, effect);
    }
  }

  /** What is committed stays committed, so a table that fails here must not stop the others. */
  void committed(EffectBatch.Entry entry) {
    for (int ordinal = 0; ordinal < entry.effects().size(); ordinal++) {
      Effect effect = entry.effects().get(ordinal);
      try {
        tableOf(effect).committed(entry.cause(), ordinal, effect);
      } catch (RuntimeException e) {
        LOG.error("effect {} of {} is written but not announced", ordinal, entry.cause(), e);
      }
    }
  }

  private EffectTable tableOf(Effect effect) {
    return tables.stream()
        .filter(table -> table.takes(effect))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no table for " + effect));
  }
}
