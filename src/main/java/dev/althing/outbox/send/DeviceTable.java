package dev.althing.outbox.send;

import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * From which device an account sends, and since when, in the table {@code devices}. The homeserver
 * recognises a transaction id only from the device that used it: what may have been sent from an
 * earlier one must be looked for.
 */
public final class DeviceTable {
  private static final String SELECT = "select device_id, since from devices where account = ?";

  private record Row(String device, Instant since) {}

  private final Database database;

  /** The table in a database. */
  public DeviceTable(Database database) {
    this.database = database;
  }

  /**
   * Notes the device; says since when it is this one, the beginning of time for the first.
   *
   * @param device empty when the homeserver does not say
   */
  public CompletionStage<Instant> since(UserId account, Optional<DeviceId> device, Instant now) {
    String id = device.map(DeviceId::value).orElse("");
    String upsert =
        database.dialect().upsert("devices", List.of("account"), List.of("device_id", "since"));
    return database.transactUntilDone(
        connection -> {
          Optional<Row> before =
              Sql.query(
                      connection,
                      SELECT,
                      row -> row(row.getString(1), row.getLong(2)),
                      account.value())
                  .stream()
                  .findFirst();
          if (before.isPresent() && before.get().device().equals(id)) {
            return before.get().since();
          }
          Instant since = before.isPresent() ? now : Instant.EPOCH;
          Sql.update(connection, upsert, account.value(), id, since.toEpochMilli());
          return since;
        });
  }

  private static Row row(String device, long since) {
    return new Row(device, Instant.ofEpochMilli(since));
  }
}
