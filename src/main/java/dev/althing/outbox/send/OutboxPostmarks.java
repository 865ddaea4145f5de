package dev.althing.outbox.send;

import dev.althing.effect.Cause;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Postmark;
import dev.althing.outbox.Postmarks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The postmarks that the table of events to be sent has. */
public final class OutboxPostmarks implements Postmarks {
  private static final String STATUS =
      "select status, settled_at from outbox where transaction_id = ?";

  private final Database database;

  /** The postmarks in a database. */
  public OutboxPostmarks(Database database) {
    this.database = database;
  }

  @Override
  public CompletionStage<Postmark> of(Cause cause, int ordinal) {
    String transaction = new EffectId(cause, ordinal).transaction().value();
    return database.read(
        connection ->
            Sql.query(connection, STATUS, OutboxPostmarks::postmark, transaction).stream()
                .findFirst()
                .orElseGet(Postmark.Unknown::new));
  }

  private static Postmark postmark(ResultSet row) throws SQLException {
    return switch (row.getString(1)) {
      case "waiting" -> new Postmark.Waiting();
      case "sent" -> new Postmark.Out(Instant.ofEpochMilli(row.getLong(2)));
      case "given_up" -> new Postmark.Refused();
      default -> new Postmark.Unknown();
    };
  }
}
