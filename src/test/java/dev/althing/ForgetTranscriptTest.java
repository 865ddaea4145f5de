package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.journal.Sql;
import dev.althing.journal.erasure.Mention;
import dev.althing.matrix.id.UserId;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How people are forgotten. */
final class ForgetTranscriptTest {
  /** What the homeserver itself says of people, and who is in charge of the database. */
  private static final Set<String> EXEMPT = Set.of("room_state", "rooms", "lease", "devices");

  @ParameterizedTest
  @EnumSource(Databases.class)
  void afterwardsNoRowNamesThem(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      Person gwen = rig.person("gwen");
      Person wendy = rig.person("gwendolyn");
      String room = rig.room("gwen", "gwendolyn");
      gwen.says(room, "!remind me in 3d bake for @gwen:sandbox.localhost");
      rig.said(room);
      wendy.says(room, "!remind me in 2d ask https://matrix.to/#/%40gwen%3Asandbox.localhost");
      rig.said(room);
      gwen.says(room, "!remind me in 1s tea --private");
      rig.said(room);
      eventually("the bot opens a direct room", () -> !gwen.invitations().isEmpty());
      String direct = gwen.invitations().get(0);
      gwen.joins(direct);
      assertThat(rig.heard(direct).text()).contains("tea");

      gwen.says(room, "!forget me");
      assertThat(rig.said(room)).startsWith("!forget me works only in a direct chat with me");
      gwen.says(direct, "forget export");
      Heard export = rig.heard(direct);
      assertThat(export.content().path("msgtype").asText()).isEqualTo("m.file");
      gwen.says(direct, "forget me");
      Heard question = rig.heard(direct);
      assertThat(question.text()).startsWith("React with ✅ within ten minutes");
      assertThat(rig.heard(direct).type()).isEqualTo("m.reaction");
      assertThat(named(rig, gwen)).isNotEmpty();
      gwen.reacts(direct, question.id(), "✅️");
      assertThat(rig.said(direct)).startsWith("You are forgotten: ");

      eventually("nothing names her", () -> named(rig, gwen).isEmpty());
      assertThat(named(rig, wendy)).isNotEmpty();
      wendy.says(room, "!remind list");
      assertThat(rig.said(room)).contains("@forgotten-").doesNotContain("gwen:");
      gwen.says(room, "!remind list");
      assertThat(rig.said(room)).startsWith("You have no reminders.");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Databases.class, names = "H2")
  void nobodyElseCanAskForIt(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      Person gwen = rig.person("gwen");
      String direct = rig.room("gwen");
      gwen.says(direct, "remind me in 3d tea");
      rig.said(direct);
      gwen.says(direct, "forget me");
      Heard question = rig.heard(direct);
      rig.heard(direct);
      gwen.invites(direct, rig.bob().id());
      rig.bob().joins(direct);

      rig.bob().reacts(direct, question.id(), "✅");
      gwen.reacts(direct, question.id(), "❌");

      gwen.says(direct, "!remind list");
      assertThat(rig.said(direct)).contains("tea");
    }
  }

  /** The tables and columns that name somebody, the whole dump looked through. */
  private static List<String> named(BotRig rig, Person person) {
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
