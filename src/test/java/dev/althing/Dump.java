package dev.althing;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.journal.Sql;
import dev.althing.journal.erasure.Mention;
import dev.althing.matrix.id.UserId;
import dev.althing.testing.Person;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that stands in the database of a bot, looked through. */
final class Dump {
  /** What the homeserver itself says of people, and who is in charge of the database. */
  private static final Set<String> EXEMPT = Set.of("room_state", "rooms", "lease", "devices");

  private Dump() {}

  /** The tables and columns that name somebody, the whole dump looked through. */
  static List<String> named(BotRig rig, Person person) {
    Mention mention = new Mention(new UserId(person.id()));
    return await(
        rig.parts()
            .database()
            .read(
                connection -> {
                  List<String> found = new ArrayList<>();
                  for (String table : tables(connection)) {
                    if (!EXEMPT.contains(table)) {
                      Sql.query(
                          connection,
                          "select * from " + table,
                          row -> {
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                              if (mention.isIn(text(row, i))) {
                                found.add(table + "." + row.getMetaData().getColumnName(i));
                              }
                            }
                            return "";
                          });
                    }
                  }
                  return found;
                }));
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet all = connection.getMetaData().getTables(null, null, "%", null)) {
      while (all.next()) {
        boolean isTable = String.valueOf(all.getString("TABLE_TYPE")).endsWith("TABLE");
        if (isTable && all.getString("TABLE_SCHEM").equalsIgnoreCase("public")) {
          tables.add(all.getString("TABLE_NAME"));
        }
      }
    }
    assertThat(tables).contains("event_journal", "outbox", "plugin_values");
    return tables;
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return row.getObject(column) instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(row.getString(column));
  }
}
