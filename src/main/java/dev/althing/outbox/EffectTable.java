package dev.althing.outbox;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** A table that keeps one kind of effects until they are carried out. */
public interface EffectTable {
  /** Whether effects such as this one belong here; exactly one table takes each effect. */
  boolean takes(Effect effect);

  /**
   * Writes one effect within the transaction of its cause. It may be called again for the same
   * effect when that transaction was rolled back.
   */
  void write(Connection connection, Cause cause, int ordinal, Effect effect) throws SQLException;

  /**
   * Hears that the effect is durable now; called in the order of the commits, never concurrently,
   * and not again after a crash: whoever carries effects out loads what is left at start.
   */
  void committed(Cause cause, int ordinal, Effect effect);

  /** Forgets what nobody waits for any more; answers how much that was. */
  default int prune(Connection connection, Instant now) throws SQLException {
    return 0;
  }
}
