package dev.althing.entity.direct;

import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The room in which we talk with each person, in the table {@code direct_rooms}. */
final class DirectTable {
  /**
   * What is known of the room with a person.
   *
   * @param room the room, once there is one
   * @param attempt the number of the last room we made, or are making, for them; 0 when none
   */
  record Entry(UserId user, Optional<RoomId> room, int attempt) {}

  private static final String ALL = "select user_id, room_id, attempt from direct_rooms";

  private final Database database;

  DirectTable(Database database) {
    this.database = database;
  }

  /** The entry of a person; one without a room when there is none. */
  CompletionStage<Entry> of(UserId user) {
    return database.read(
        connection ->
            Sql.query(connection, ALL + " where user_id = ?", DirectTable::entry, user.value())
                .stream()
                .findFirst()
                .orElse(new Entry(user, Optional.empty(), 0)));
  }

  CompletionStage<List<Entry>> all() {
    return database.read(connection -> Sql.query(connection, ALL, DirectTable::entry));
  }

  CompletionStage<Entry> put(Entry entry) {
    String upsert =
        database
            .dialect()
            .upsert("direct_rooms", List.of("user_id"), List.of("room_id", "attempt"));
    return database.transactUntilDone(
        connection -> {
          Sql.update(
              connection,
              upsert,
              entry.user().value(),
              entry.room().map(RoomId::value).orElse(null),
              entry.attempt());
          return entry;
        });
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new UserId(row.getString(1)),
        Optional.ofNullable(row.getString(2)).map(RoomId::new),
        row.getInt(3));
  }
}
