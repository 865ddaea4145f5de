package dev.althing.outbox.ledger;

import akka.actor.typed.ActorRef;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;

/** The table of changes, as the writer of effects sees it. */
public final class LedgerTable implements EffectTable {
  private final ActorRef<Ledger.Command> ledger;
  private final InstantSource clock;

  /** The table whose changes this ledger carries out. */
  public LedgerTable(ActorRef<Ledger.Command> ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.State;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    LedgerSql.insert(connection, change(cause, ordinal, effect));
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    ledger.tell(new Ledger.Committed(change(cause, ordinal, effect)));
  }

  private Change change(Cause cause, int ordinal, Effect effect) {
    var id = new EffectId(cause, ordinal);
    return new Change(id, (Effect.State) effect, clock.instant(), false);
  }
}
