package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.journal.Sql;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of what was said while the bot was away, or cannot be read. */
final class AbsenceTranscriptTest {
  @ParameterizedTest
  @EnumSource(Databases.class)
  void commandsThatWaitedTooLongAreNamedOncePerRoomAndNotRun(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      String room = rig.room("alice", "bob");
      String other = rig.room("alice", "bob");
      rig.alice().says(room, "!count +");
      assertThat(rig.said(room)).isEqualTo("1");

      rig.stop();
      rig.timePasses(Duration.ofHours(1));
      rig.alice().says(room, "!count +");
      rig.bob().says(room, "hello");
      rig.bob().says(room, "!count reset");
      rig.alice().says(other, "!help `me`");
      rig.timePasses(Duration.ofMinutes(6));
      rig.alice().says(room, "!count +");
      rig.resume();

      assertThat(rig.said(room)).isEqualTo("2");
      Heard missed = rig.heard(room);
      assertThat(missed.isNotice()).isTrue();
      assertThat(missed.saysWhomItMentions()).isTrue();
      assertThat(missed.text())
          .isEqualTo(
              "While I was away, 2 commands came that I did not run: !count +, !count reset."
                  + " Please send them again if they still matter.");
      assertThat(rig.said(other)).contains("one command came", "!help");
      rig.nothingElse(room, rig.bob());
      rig.nothingElse(other, rig.bob());

      rig.stop();
      rig.resume();
      rig.nothingElse(room, rig.bob());
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whatWasAnsweredBeforeASecondEndIsNotNamedAsMissed(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      String room = rig.room("alice", "bob");
      rig.alice().says(room, "!count +");
      assertThat(rig.said(room)).isEqualTo("1");
      List<Object> before = position(rig);
      rig.stop();
      rig.timePasses(Duration.ofMinutes(1));
      rig.alice().says(room, "!count +");
      rig.resume();
      assertThat(rig.said(room)).isEqualTo("2");

      // As if it had ended before all that it caught up with was safe.
      await(
          rig.parts()
              .database()
              .transact(
                  c ->
                      Sql.update(
                          c,
                          "update sync_position set token = ?, heard_at = ?",
                          before.toArray())));
      rig.stop();
      rig.timePasses(Duration.ofMinutes(6));
      rig.resume();

      rig.nothingElse(room, rig.bob());
    }
  }

  private static List<Object> position(BotRig rig) {
    eventually("a position is stored", () -> !positions(rig).isEmpty());
    return positions(rig).get(0);
  }

  private static List<List<Object>> positions(BotRig rig) {
    String sql = "select token, heard_at from sync_position";
    return await(
        rig.parts()
            .database()
            .read(
                c -> Sql.query(c, sql, row -> List.<Object>of(row.getString(1), row.getLong(2)))));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whatWasSaidAMomentAgoIsAnswered(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      String room = rig.room("alice", "bob");
      rig.alice().says(room, "!count +");
      assertThat(rig.said(room)).isEqualTo("1");

      rig.stop();
      for (int i = 0; i < 250; i++) {
        rig.sandbox().seed().message(room, rig.alice().id(), "!count +");
      }
      rig.timePasses(Duration.ofMinutes(2));
      rig.resume();

      for (int i = 0; i < 250; i++) {
        assertThat(rig.said(room)).isEqualTo(String.valueOf(i + 2));
      }
      rig.nothingElse(room, rig.bob());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Databases.class, names = "H2")
  void anEncryptedRoomIsToldOnceThatItCannotBeRead(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      String room = rig.room("alice", "bob");
      rig.alice()
          .puts(
              room,
              "m.room.encryption",
              "",
              Json.object().put("algorithm", "m.megolm.v1.aes-sha2"));
      for (int i = 0; i < 5; i++) {
        rig.bob().sends(room, "m.room.encrypted", secret());
      }

      Heard notice = rig.heard(room);
      assertThat(notice.text()).startsWith("I cannot read encrypted messages yet");
      assertThat(notice.isNotice()).isTrue();
      rig.nothingElse(room, rig.bob());
      assertShown(rig, "messages cannot be read in 1 encrypted rooms");

      rig.stop();
      rig.resume();
      assertShown(rig, "messages cannot be read in 1 encrypted rooms");
      rig.bob().sends(room, "m.room.encrypted", secret());
      rig.nothingElse(room, rig.bob());
    }
  }

  private static void assertShown(BotRig rig, String reason) {
    eventually(
        "the health shows: " + reason,
        () ->
            rig.health().checks().stream()
                .anyMatch(checked -> checked.health().reason().equals(reason)));
  }

  private static ObjectNode secret() {
    return Json.object()
        .put("algorithm", "m.megolm.v1.aes-sha2")
        .put("ciphertext", "AwgAEnACgAkLmt6qF84IK")
        .put("session_id", "X3lUlvLELLYxeTx4yOVu6UDpasGEVO0Jbu+QFnm0cKQ");
  }
}
