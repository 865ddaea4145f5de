package dev.althing.sync;

import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where the reading goes on after a restart, in the table {@code sync_position}. */
public final class SyncStore {
  /**
   * A place in the stream of events.
   *
   * @param token everything before it is safe
   * @param heardAt when the homeserver last answered
   */
  public record Position(String token, Instant heardAt) {}

  private static final String SELECT =
      "select token, heard_at from sync_position where account = ?";

  private final Database database;
  private final UserId account;

  /** The position of an account. */
  public SyncStore(Database database, UserId account) {
    this.database = database;
    this.account = account;
  }

  /** The stored position; empty before the first sync ever. */
  public CompletionStage<Optional<Position>> load() {
    return database.read(
        connection ->
            Sql.query(connection, SELECT, SyncStore::position, account.value()).stream()
                .findFirst());
  }

  CompletionStage<Position> store(Position position) {
    String upsert =
        database
            .dialect()
            .upsert("sync_position", List.of("account"), List.of("token", "heard_at"));
    return database.transactUntilDone(
        connection -> {
          long heardAt = position.heardAt().toEpochMilli();
          Sql.update(connection, upsert, account.value(), position.token(), heardAt);
          return position;
        });
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
  }
}
