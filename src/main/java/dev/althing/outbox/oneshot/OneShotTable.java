package dev.althing.outbox.oneshot;

import akka.actor.typed.ActorRef;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;

/** The table of rooms to be made, as the writer of effects sees it. */
public final class OneShotTable implements EffectTable {
  private final ActorRef<RoomMaker.Command> maker;
  private final InstantSource clock;

  /** The table whose rooms this maker makes. */
  public OneShotTable(ActorRef<RoomMaker.Command> maker, InstantSource clock) {
    this.maker = maker;
    this.clock = clock;
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.CreateRoom;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    OneShotSql.insert(connection, making(cause, ordinal, effect), clock.instant());
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    maker.tell(new RoomMaker.Committed(making(cause, ordinal, effect)));
  }

  private static Making making(Cause cause, int ordinal, Effect effect) {
    var create = (Effect.CreateRoom) effect;
    return new Making(new EffectId(cause, ordinal), create.request(), false);
  }
}
