package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The durable deadlines, in the table {@code agenda}. */
public final class AgendaTable implements EffectTable {
  private static final String DELETE =
      "delete from agenda where entity_type = ? and entity_id = ? and item_key = ?";
  private static final String SOONEST =
      "select entity_type, entity_id, item_key, due_at from agenda order by due_at limit ?";

  private final Database database;
  private volatile Consumer<Instant> listener = due -> {};

  /** The table in a database. */
  public AgendaTable(Database database) {
    this.database = database;
  }

  /** Tells somebody of every deadline that is set from now on. */
  void onScheduled(Consumer<Instant> told) {
    listener = told;
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.Schedule || effect instanceof Effect.Unschedule;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    if (effect instanceof Effect.Schedule set) {
      Sql.update(
          connection,
          database
              .dialect()
              .upsert("agenda", List.of("entity_type", "entity_id", "item_key"), List.of("due_at")),
          set.entityType(),
          set.entityId(),
          set.key(),
          set.due().toEpochMilli());
    } else if (effect instanceof Effect.Unschedule off) {
      String only = off.due().map(due -> " and due_at = " + due.toEpochMilli()).orElse("");
      Sql.update(connection, DELETE + only, off.entityType(), off.entityId(), off.key());
    } else {
      throw new AssertionError(effect);
    }
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    if (effect instanceof Effect.Schedule set) {
      listener.accept(set.due());
    }
  }

  /** Takes a deadline off. */
  CompletionStage<Integer> remove(Deadline deadline) {
    return database.transactUntilDone(
        connection ->
            Sql.update(
                connection,
                DELETE + " and due_at = ?",
                deadline.entityType(),
                deadline.entityId(),
                deadline.key(),
                deadline.due().toEpochMilli()));
  }

  /** The next deadlines, due or not. */
  CompletionStage<List<Deadline>> soonest(int limit) {
    return database.read(
        connection -> Sql.query(connection, SOONEST, AgendaTable::deadline, limit));
  }

  private static Deadline deadline(ResultSet row) throws SQLException {
    return new Deadline(
        row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)));
  }
}
