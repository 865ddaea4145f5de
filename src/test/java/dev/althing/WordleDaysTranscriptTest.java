package dev.althing;

import static dev.althing.WordleTable.answer;
import static dev.althing.WordleTable.direct;
import static dev.althing.WordleTable.edited;
import static dev.althing.WordleTable.original;
import static dev.althing.WordleTable.today;
import static dev.althing.WordleTable.upper;
import static dev.althing.WordleTable.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.feature.wordle.rules.Day;
import dev.althing.journal.Sql;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the word game goes on over days, zones and restarts. */
final class WordleDaysTranscriptTest {
  @Test
  void aNewDayHasANewPuzzleAndYesterdaysIsStillFinished() {
    try (BotRig other = BotRig.start()) {
      Person ann = other.person("ann");
      String room = direct(other, ann);
      int day = today(other);
      ann.says(room, "wordle");
      assertThat(other.said(room)).startsWith("Five Letters " + day + " ");

      other.timePasses(Duration.ofDays(1));
      ann.says(room, answer(other, day));
      assertThat(other.said(room))
          .contains("At the first guess!", "Today's puzzle is waiting: !wordle");
      other.said(room);
      ann.says(room, "wordle");
      assertThat(other.said(room)).startsWith("Five Letters " + (day + 1) + " ");
      ann.says(room, answer(other, day + 1));
      assertThat(other.said(room)).contains("Days in a row: 2.");
      other.said(room);
      other.timePasses(Duration.ofDays(2));
      ann.says(room, "wordle stats");
      assertThat(other.said(room)).contains("days in a row 0 · longest 2");
      ann.says(room, "wordle");
      assertThat(other.said(room)).startsWith("Five Letters " + (day + 3) + " ");
      other.timePasses(Duration.ofDays(4));
      ann.says(room, answer(other, day + 3));
      other.nothingElse(room, ann);
    }
  }

  @Test
  void thePlayersProfileSaysWhichDayItIs() {
    try (BotRig rig = BotRig.start()) {
      Person rob = rig.person("rob");
      String room = direct(rig, rob);
      boolean isAfternoon = rig.clock().instant().atOffset(ZoneOffset.UTC).getHour() >= 12;
      String zone = isAfternoon ? "Pacific/Kiritimati" : "Etc/GMT+12";
      int there = Day.at(rig.clock().instant(), ZoneId.of(zone)).number();
      lives(rob, zone);

      rob.says(room, "wordle");
      assertThat(rig.said(room)).startsWith("Five Letters " + there + " ");
    }
  }

  private static void lives(Person person, String zone) {
    person.call("PUT", "/profile/" + person.id() + "/m.tz", Json.object().put("m.tz", zone));
  }

  @Test
  void nobodyPlaysADayTwiceByGoingWest() {
    try (BotRig rig = BotRig.start()) {
      Person sam = rig.person("sam");
      String room = direct(rig, sam);
      lives(sam, "Pacific/Kiritimati");
      int there = Day.at(rig.clock().instant(), ZoneId.of("Pacific/Kiritimati")).number();
      sam.says(room, "wordle");
      assertThat(rig.said(room)).startsWith("Five Letters " + there + " ");
      sam.says(room, answer(rig, there));
      rig.heard(room, 2);

      lives(sam, "Etc/GMT+12");
      rig.timePasses(Duration.ofMinutes(2));
      sam.says(room, "wordle");

      assertThat(rig.said(room)).startsWith("Five Letters " + there + " · 1/6");
      sam.says(room, "wordle stats");
      assertThat(rig.said(room)).contains("Played 1 ");
    }
  }

  @Test
  void whatIsShownIsWhatTheJournalSays() {
    try (BotRig rig = BotRig.start()) {
      Person tia = rig.person("tia");
      String room = direct(rig, tia);
      for (int day = 0; day < 6; day++) {
        int number = today(rig);
        tia.says(room, "wordle");
        rig.said(room);
        if (day == 2) {
          tia.says(room, "wordle giveup");
        } else {
          tia.says(room, answer(rig, number));
        }
        rig.heard(room, 2);
        rig.timePasses(Duration.ofDays(day == 3 ? 2 : 1));
      }

      List<JsonNode> over =
          journal(rig, "wordle|" + tia.id()).stream()
              .filter(event -> event.path("event").asText().matches("game-(finished|given-up)"))
              .map(event -> event.path("game"))
              .toList();
      int won = 0;
      int streak = 0;
      int longest = 0;
      int before = 0;
      for (JsonNode game : over) {
        boolean isWon = game.at("/guesses/0").equals(game.at("/puzzle/answer"));
        int number = game.at("/puzzle/number").asInt();
        won += isWon ? 1 : 0;
        streak = isWon ? (number == before + 1 ? streak : 0) + 1 : 0;
        longest = Math.max(longest, streak);
        before = number;
      }
      assertThat(over).hasSize(6);
      assertThat(won).isEqualTo(5);
      tia.says(room, "wordle stats");
      assertThat(rig.said(room))
          .contains(
              "Played %d · solved %d %% · days in a row %d · longest %d"
                  .formatted(over.size(), Math.round(100.0 * won / over.size()), streak, longest),
              "1 ▇▇▇▇▇▇▇▇▇▇▇▇ " + won + "\n2 0\n",
              "X " + (over.size() - won));
    }
  }

  private static List<JsonNode> journal(BotRig rig, String entity) {
    return Stages.await(
        rig.parts()
            .database()
            .read(
                connection ->
                    Sql.query(
                        connection,
                        "select event_payload from event_journal where persistence_id = ?"
                            + " order by sequence_number",
                        row -> tree(row.getBytes(1)).path("event"),
                        entity)));
  }

  private static JsonNode tree(byte[] json) {
    try {
      return Json.mapper().readTree(json);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void aGameGoesOnAfterARestart() {
    try (BotRig other = BotRig.plan().on(Databases.H2).start()) {
      Person ann = other.person("ann");
      String room = direct(other, ann);
      String answer = answer(other, today(other));
      ann.says(room, "wordle");
      Heard board = other.heard(room);
      ann.says(room, wrong(answer).get(0));
      other.said(room);

      other.stop();
      ann.says(room, wrong(answer).get(1));
      other.resume();

      Heard edit = other.heard(room);
      assertThat(original(edit)).isEqualTo(board.id());
      assertThat(edited(edit)).contains(" · 2/6\n");
      other.stop();
      other.resume();
      ann.says(room, answer);
      assertThat(other.said(room)).startsWith("🎉 Three guesses");
      assertThat(edited(other.heard(room))).endsWith("Solved: " + upper(answer));
      other.nothingElse(room, ann);
      ann.says(room, "wordle leaderboard all");
      assertThat(other.said(room)).contains("4 points, 1 of 1 solved");
    }
  }
}
