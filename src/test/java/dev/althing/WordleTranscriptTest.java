package dev.althing;

import static dev.althing.WordleTable.answer;
import static dev.althing.WordleTable.direct;
import static dev.althing.WordleTable.edited;
import static dev.althing.WordleTable.original;
import static dev.althing.WordleTable.today;
import static dev.althing.WordleTable.upper;
import static dev.althing.WordleTable.wrong;
import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.config.feature.WordLists;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the word game is played. */
final class WordleTranscriptTest {
  private static final String NOT_SAID = "It cost you no guess.";
  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig = BotRig.start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  // ---- a game ----

  @Test
  void aGameIsPlayedOnOneBoardWithoutAnyPrefix() {
    Person ann = rig.person("ann");
    String room = direct(rig, ann);
    String answer = answer(rig, today(rig));
    String wrong = wrong(answer).get(0);

    String question = ann.says(room, "wordle");
    Heard board = rig.heard(room);
    assertThat(board.text())
        .startsWith("Five Letters " + today(rig) + " · 0/6\n\n⬜⬜⬜⬜⬜\n")
        .endsWith(
            "Q W E R T Y U I O P\nA S D F G H J K L\nZ X C V B N M\n\n"
                + "Write a word of five letters.");
    assertThat(board.repliesTo()).isEqualTo(question);
    assertThat(board.isNotice()).isTrue();

    ann.says(room, wrong);
    Heard first = rig.heard(room);
    assertThat(original(first)).isEqualTo(board.id());
    assertThat(edited(first)).contains(" · 1/6\n", String.join(" ", upper(wrong).split("")));
    ann.says(room, upper(answer));
    Heard told = rig.heard(room);
    assertThat(told.text())
        .startsWith("🎉 Two guesses: brilliant! Days in a row: 1.\n!wordle share shows")
        .contains("The next puzzle comes in ");
    Heard second = rig.heard(room);
    assertThat(original(second)).isEqualTo(board.id());
    assertThat(edited(second)).contains("🟩🟩🟩🟩🟩").endsWith("Solved: " + upper(answer));

    ann.says(room, wrong);
    rig.nothingElse(room, ann);
    ann.says(room, "wordle");
    assertThat(rig.said(room)).contains(" · 2/6").endsWith("Solved: " + upper(answer));
  }

  @Test
  void whatIsNoWordCostsNoGuess() {
    Person ben = rig.person("ben");
    String room = direct(rig, ben);
    String answer = answer(rig, today(rig));
    ben.says(room, "wordle");
    rig.said(room);

    ben.says(room, "qqqqq");
    assertThat(rig.said(room)).isEqualTo("QQQQQ is not in my list. " + NOT_SAID);
    for (String text :
        List.of("cran3", "cr\u200Bane", "ｃｒａｎｅ", "crâne", "\u202Ecrane", "🟩🟩🟩🟩🟩")) {
      ben.says(room, text);
      assertThat(rig.said(room)).startsWith("Only the letters from a to z");
    }
    ben.says(room, "cran");
    assertThat(rig.said(room)).startsWith("That is too short");
    ben.says(room, "cranes");
    assertThat(rig.said(room)).startsWith("That is too long");
    ben.says(room, "thank you so much");
    assertThat(rig.said(room)).startsWith("I am waiting for a word of five letters.");
    ben.says(room, "crane".repeat(12_000));
    assertThat(rig.said(room)).startsWith("I am waiting for a word");
    ben.says(room, wrong(answer).get(0));
    assertThat(edited(rig.heard(room))).contains(" · 1/6");
    ben.says(room, wrong(answer).get(0));
    assertThat(rig.said(room)).endsWith("already. " + NOT_SAID);
    ben.says(room, wrong(answer).get(1));
    assertThat(edited(rig.heard(room))).contains(" · 2/6");
  }

  @Test
  void commandsAreStillCommandsWhileAGameIsOn() {
    Person cara = rig.person("cara");
    String room = direct(rig, cara);
    cara.says(room, "wordle");
    rig.said(room);

    cara.says(room, "wordle stats");
    assertThat(rig.said(room)).startsWith("Five Letters: how you have fared");
    cara.says(room, "ping");
    assertThat(rig.said(room)).containsIgnoringCase("pong");
    cara.says(room, "count");
    assertThat(edited(rig.heard(room))).as("five letters are a guess").contains("C O U N T");
    cara.says(room, "!count");
    assertThat(rig.said(room)).isEqualTo("0");
  }

  @Test
  void twoDevicesGuessAtOnceAndEachGuessCountsOnce() {
    Person dan = rig.person("dan");
    String room = direct(rig, dan);
    List<String> wrong = wrong(answer(rig, today(rig)));
    dan.says(room, "wordle");
    rig.said(room);

    IntStream.range(0, 8).parallel().forEach(i -> dan.says(room, wrong.get(i % 3)));
    eventually("all were counted", () -> board(dan, room).contains(" · 3/6"));
    dan.says(room, wrong.get(3));
    eventually("the fourth is the fourth", () -> board(dan, room).contains(" · 4/6"));
  }

  /** The board as a client shows it now. */
  private static String board(Person reader, String room) {
    String text = "";
    for (JsonNode event : reader.messages(room, "").path("chunk")) {
      JsonNode fresh = event.at("/content/m.new_content/body");
      text = fresh.isTextual() ? fresh.asText() : text;
    }
    return text;
  }

  @Test
  void aPlayerOfManyRoomsHasOneGame() {
    Person eve = rig.person("eve");
    String home = direct(rig, eve);
    String answer = answer(rig, today(rig));
    List<String> rooms = IntStream.range(0, 10).mapToObj(i -> rig.room("eve", "bob")).toList();

    for (String room : rooms) {
      eve.says(room, "!wordle");
      assertThat(rig.said(room)).startsWith("📬 Your board is in our direct room");
      assertThat(rig.said(home)).contains(" · 0/6");
      eve.says(room, answer);
      rig.nothingElse(room, rig.bob());
    }
    eve.says(home, answer);
    assertThat(rig.said(home)).startsWith("🎉 At the first guess!");
    assertThat(edited(rig.heard(home))).endsWith("Solved: " + upper(answer));
    eve.says(rooms.get(3), "!wordle share");
    assertThat(rig.said(rooms.get(0))).startsWith("Five Letters " + today(rig) + " 1/6 · @eve:");
    assertThat(rig.said(rooms.get(3))).isEqualTo("Shared.");
  }

  // ---- in a room ----

  @Test
  void aRoomThatAllowsItHasAThreadForEachPlayer() {
    String room = rig.room("bob", "fay");
    Person fay = rig.person("fay");
    rig.bob().says(room, "!games on wordle-here");
    rig.said(room);
    String answer = answer(rig, today(rig));
    String wrong = wrong(answer).get(0);

    String root = fay.says(room, "!wordle");
    Heard board = rig.heard(room);
    assertThat(board.thread()).isEqualTo(root);
    rig.bob().threads(room, root, wrong);
    fay.threads(room, root, "what do you think?");
    fay.says(room, wrong);
    fay.threads(room, root, "qqqqq");
    Heard refusal = rig.heard(room);
    assertThat(refusal.text()).startsWith("QQQQQ is not");
    assertThat(refusal.thread()).isEqualTo(root);
    fay.threads(room, root, wrong);
    assertThat(edited(rig.heard(room))).contains(" · 1/6");
    fay.threads(room, root, answer);
    Heard told = rig.heard(room);
    assertThat(told.text()).startsWith("🎉 Two guesses");
    assertThat(told.thread()).isEqualTo(root);
    rig.heard(room);

    fay.says(room, "!wordle share");
    assertThat(rig.said(room))
        .startsWith("Five Letters " + today(rig) + " 2/6 · @fay:")
        .endsWith("🟩🟩🟩🟩🟩");
    String home = direct(rig, fay);
    fay.says(room, "!wordle");
    assertThat(rig.said(room)).startsWith("📬");
    assertThat(rig.said(home)).contains("Solved: " + upper(answer));
    fay.says(room, "!wordle leaderboard all");
    assertThat(rig.said(room)).contains("@fay:sandbox.localhost: 5 points, 1 of 1 solved");
  }

  // ---- the other commands ----

  @Test
  void statisticsAreShownToAnybody() {
    Person gus = rig.person("gus");
    String room = rig.room("gus", "bob");
    String home = direct(rig, gus);
    gus.says(home, "wordle");
    rig.said(home);
    gus.says(home, answer(rig, today(rig)));
    rig.heard(home, 2);

    rig.bob().says(room, "!wordle stats @gus:sandbox.localhost");
    assertThat(rig.said(room))
        .startsWith("Five Letters: how @gus:sandbox.localhost has fared\n")
        .contains("Played 1 · solved 100 % · days in a row 1 · longest 1", "1 ▇▇▇▇▇▇▇▇▇▇▇▇ 1");
    rig.bob().says(room, "!wordle stats");
    assertThat(rig.said(room))
        .isEqualTo("Five Letters: how you have fared\nNothing was played yet.");
  }

  @Test
  void theHardModeIsSwitchedBeforeTheFirstGuess() {
    Person hal = rig.person("hal");
    String room = direct(rig, hal);
    String answer = answer(rig, today(rig));
    hal.says(room, "wordle");
    rig.said(room);

    hal.says(room, "wordle hard on");
    assertThat(rig.said(room)).isEqualTo("The hard mode is on: what was revealed must be used.");
    assertThat(edited(rig.heard(room))).contains(" · 0/6 · hard mode");
    String revealing =
        WordLists.bundled().answers().stream()
            .filter(word -> !word.equals(answer) && word.charAt(0) == answer.charAt(0))
            .findFirst()
            .orElseThrow();
    hal.says(room, revealing);
    rig.said(room);
    String breaking =
        WordLists.bundled().answers().stream()
            .filter(word -> word.charAt(0) != answer.charAt(0))
            .findFirst()
            .orElseThrow();
    hal.says(room, breaking);
    assertThat(rig.said(room))
        .isEqualTo(
            "Hard mode: the 1st letter must be %s. It cost you no guess."
                .formatted(upper(answer.substring(0, 1))));
    hal.says(room, "wordle hard off");
    assertThat(rig.said(room)).isEqualTo("The hard mode is off.");
    assertThat(edited(rig.heard(room))).doesNotContain("hard mode");
    hal.says(room, "wordle hard on");
    assertThat(rig.said(room)).contains("It holds from your next game on");
    hal.says(room, "wordle hard perhaps");
    assertThat(rig.said(room)).contains("on", "off");
  }

  @Test
  void aResultIsSharedOnlyWhereThePlayerIs() {
    Person ida = rig.person("ida");
    String room = rig.room("bob", "ida");
    String home = direct(rig, ida);
    ida.says(home, "wordle share");
    assertThat(rig.said(home)).startsWith("There is no finished game of yours to share.");
    ida.says(room, "!wordle");
    rig.said(room);
    rig.said(home);
    rig.timePasses(Duration.ofSeconds(10));
    ida.says(home, "wordle share");
    assertThat(rig.said(home)).startsWith("There is no finished game");
    ida.says(home, answer(rig, today(rig)));
    rig.heard(home, 2);

    ida.leaves(room);
    rig.timePasses(Duration.ofMinutes(2));
    ida.says(home, "wordle share");
    assertThat(rig.said(home)).startsWith("Five Letters " + today(rig) + " 1/6 · @ida:");
    rig.nothingElse(room, rig.bob());
    ida.joins(room);
    rig.timePasses(Duration.ofMinutes(2));
    ida.says(home, "wordle share");
    assertThat(rig.said(home)).isEqualTo("Shared.");
    assertThat(rig.said(room))
        .isEqualTo(
            "Five Letters %d 1/6 · @ida:sandbox.localhost\n\n🟩🟩🟩🟩🟩".formatted(today(rig)));
  }

  @Test
  void oldPuzzlesArePlayedFromTheArchive() {
    Person jan = rig.person("jan");
    String room = direct(rig, jan);
    String answer = answer(rig, 12);

    jan.says(room, "wordle archive 12");
    assertThat(rig.said(room)).startsWith("Five Letters 12 (archive, Jan 12, 2025) · 0/6");
    jan.says(room, answer);
    assertThat(rig.said(room)).contains("🎉 At the first guess!", "!wordle practice gives you");
    rig.said(room);
    jan.says(room, "wordle archive " + today(rig));
    assertThat(rig.said(room))
        .startsWith("The archive holds the puzzles 1 to " + (today(rig) - 1) + ".");
    jan.says(room, "wordle archive 0");
    assertThat(rig.said(room)).contains("number");
    jan.says(room, "wordle stats");
    assertThat(rig.said(room)).endsWith("Nothing was played yet.");
  }

  @Test
  void wordsArePractisedAndGivenUp() {
    Person kay = rig.person("kay");
    String room = direct(rig, kay);

    kay.says(room, "wordle practice");
    assertThat(rig.said(room)).startsWith("Five Letters, practice 1 · 0/6");
    kay.says(room, "wordle giveup");
    String told = rig.said(room);
    assertThat(told).startsWith("Given up: the word was ");
    String answer = told.substring("Given up: the word was ".length()).substring(0, 5);
    assertThat(edited(rig.heard(room))).endsWith("The word was " + answer + ".");
    kay.says(room, "wordle giveup");
    assertThat(rig.said(room)).startsWith("No game is open here.");
    kay.says(room, "wordle practice");
    assertThat(rig.said(room)).startsWith("Five Letters, practice 2 · 0/6");
  }

  @Test
  void whoGivesUpInARoomIsToldTheWordOnTheBoard() {
    Person lea = rig.person("lea");
    String room = rig.room("lea", "bob");
    String home = direct(rig, lea);
    lea.says(room, "!wordle");
    rig.said(room);
    rig.said(home);

    lea.says(room, "!wordle giveup");
    assertThat(rig.said(room)).isEqualTo("Your game is ended; the word stands on your board.");
    assertThat(edited(rig.heard(home)))
        .endsWith("The word was " + upper(answer(rig, today(rig))) + ".");
  }

  @Test
  void theLeaderboardIsOfThoseInTheRoom() {
    String room = rig.room("bob", "mia");
    Person mia = rig.person("mia");
    Person ned = rig.person("ned");
    for (Person person : List.of(mia, ned)) {
      String home = direct(rig, person);
      person.says(home, "wordle");
      rig.said(home);
      person.says(home, answer(rig, today(rig)));
      rig.heard(home, 2);
    }

    rig.bob().says(room, "!wordle leaderboard");
    assertThat(rig.said(room))
        .isEqualTo(
            "Five Letters: the last seven days\n1. @mia:sandbox.localhost: 6 points, 1 of 1 solved");
    rig.bob().says(room, "!wordle leaderboard month");
    assertThat(rig.said(room)).startsWith("Five Letters: the last thirty days\n1. @mia:");
    rig.bob().says(room, "!wordle leaderboard shares");
    assertThat(rig.said(room)).endsWith("Nobody here has finished a puzzle in that time.");
  }

  @Test
  void pastedResultsAreCountedOnceWhereTheRoomWantsThem() {
    String room = rig.room("bob", "pia");
    String other = rig.room("bob", "pia");
    Person pia = rig.person("pia");
    rig.bob().says(room, "!games on shares");
    rig.said(room);
    long number =
        ChronoUnit.DAYS.between(
            LocalDate.of(2021, 6, 19),
            rig.clock().instant().atOffset(ZoneOffset.UTC).toLocalDate());
    String share = "Wordle %,d 3/6*\n\n⬛🟨⬛⬛🟨\n🟩🟩⬛🟩⬛\n🟩🟩🟩🟩🟩".formatted(number);

    pia.says(other, share);
    pia.says(room, share);
    pia.says(room, share.replace("3/6", "3/6 "));
    pia.says(room, share);
    pia.says(room, "Wordle %d X/6".formatted(number - 1));
    pia.says(room, "Wordle %d 1/6".formatted(number - 30));
    eventually(
        "both are counted",
        () -> {
          pia.says(room, "!wordle leaderboard shares");
          return rig.said(room).contains("@pia:sandbox.localhost: 4 points, 1 of 2 solved");
        });
    pia.says(other, "!wordle leaderboard shares");
    assertThat(rig.said(other)).contains("Nobody");
  }

  @Test
  void theHelpSaysHowItIsPlayed() {
    String room = rig.room("quin", "bob");

    rig.person("quin").says(room, "!wordle help");

    assertThat(rig.said(room))
        .startsWith("Five Letters: find the word of the day")
        .contains("!wordle archive 12");
  }
}
