package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A table that keeps in memory what was written for those who carry it out. */
public final class KeptEffects implements EffectTable {
  /** One of them. */
  public record Kept(Cause cause, Effect effect) {}

  public final List<Kept> all = new CopyOnWriteArrayList<>();
  private final Predicate<Effect> takes;

  /** One that takes what it is asked for. */
  public KeptEffects(Predicate<Effect> takes) {
    this.takes = takes;
  }

  @Override
  public boolean takes(Effect effect) {
    return takes.test(effect);
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect) {}

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    all.add(new Kept(cause, effect));
  }
}
