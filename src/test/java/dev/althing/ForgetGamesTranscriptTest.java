package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody who was received, played all games and voted is forgotten, and others play on. */
final class ForgetGamesTranscriptTest {
  private static final String PLACES =
      "home { room = \"#home:@S\", reactions { \"✅\" = [\"#den:@S\"] } }";

  private static final String QUESTIONS =
      "games.trivia { built-in = false, packs = [\"%s\"], pause = 2s, spacing = 5s }"
          .formatted(Path.of("src/test/resources/trivia/small.tsv").toAbsolutePath());

  private static final List<String> ANSWERS = List.of("Paris", "Rome", "7", "Gambia");

  @ParameterizedTest
  @EnumSource(Databases.class)
  void afterwardsNoRowNamesWhoPlayed(Databases kind) {
    try (WelcomeStage stage = new WelcomeStage(BotRig.plan().on(kind).conf(QUESTIONS), PLACES)) {
      stage.space("home");
      stage.room("den");
      stage.ready();
      BotRig rig = stage.rig;
      Person gwen = stage.newcomer("home");
      String direct = stage.direct(gwen);
      Heard greeting = stage.greeting(direct, 1);
      gwen.reacts(direct, greeting.id(), "✅");
      rig.said(direct);
      stage.awaitInvitation(gwen, "den");
      gwen.joins(stage.id("den"));
      String room = rig.room("alice", "bob");
      gwen.joins(room);
      votes(stage, gwen, room);
      answers(stage, gwen, room);
      guesses(stage, gwen, room, direct);
      assertThat(Dump.named(rig, gwen)).isNotEmpty();

      Heard question = answer(stage, gwen, direct, "forget me");
      assertThat(question.text()).startsWith("React with ✅ within ten minutes");
      gwen.reacts(direct, question.id(), "✅");
      eventually("told", () -> stage.message(direct).text().startsWith("You are forgotten: "));

      eventually("nothing names her", () -> Dump.named(rig, gwen).isEmpty());
      assertThat(answer(stage, rig.bob(), room, "!trivia scores").text())
          .doesNotContain(gwen.id())
          .contains("@bob");
      assertThat(answer(stage, rig.bob(), room, "!poll results 1").text())
          .contains("2 people voted");
      assertThat(answer(stage, gwen, direct, "wordle stats").text())
          .contains("Nothing was played yet.");
    }
  }

  /** One poll is closed in the end, one stays open. */
  private static void votes(WelcomeStage stage, Person gwen, String room) {
    Person bob = stage.rig.bob();
    Heard lunch = answer(stage, gwen, room, "!poll \"Lunch?\" \"Pizza\" \"Soup\"");
    bob.reacts(room, lunch.id(), "1️⃣");
    gwen.reacts(room, lunch.id(), "2️⃣");
    eventually(
        "two votes", () -> answer(stage, gwen, room, "!poll results").text().contains("2 people"));
    gwen.says(room, "!poll close");
    eventually("closed", () -> stage.message(room).text().contains("tie"));
    Heard dinner = answer(stage, bob, room, "!poll \"Dinner?\" \"Rice\" \"Bread\"");
    gwen.reacts(room, dinner.id(), "1️⃣");
    eventually(
        "a vote", () -> answer(stage, bob, room, "!poll results").text().contains("One person"));
  }

  private static void answers(WelcomeStage stage, Person gwen, String room) {
    Heard first = answer(stage, gwen, room, "!trivia text rounds 2");
    assertThat(first.text()).startsWith("🧠");
    ANSWERS.forEach(answer -> gwen.says(room, answer));
    eventually("she is right", () -> stage.message(room).text().contains("✅ " + gwen.id()));
    eventually("the next", () -> stage.message(room).text().startsWith("🧠"));
    ANSWERS.forEach(answer -> stage.rig.bob().says(room, answer));
    eventually("he is right", () -> stage.message(room).text().contains("✅ @bob"));
  }

  private static void guesses(WelcomeStage stage, Person gwen, String room, String direct) {
    BotRig rig = stage.rig;
    rig.alice().says(room, "!games on shares");
    stage.message(room);
    gwen.says(room, "Wordle 1,990 3/6");
    gwen.says(room, "!wordle");
    List<String> words = WordleTable.wrong(WordleTable.answer(rig, WordleTable.today(rig)));
    eventually("the board", () -> stage.message(direct).text().startsWith("Five Letters"));
    gwen.says(direct, words.get(0));
    stage.message(direct);
    gwen.says(direct, "wordle giveup");
    eventually("given up", () -> stage.message(direct).text().contains("was"));
    gwen.says(direct, "wordle share");
    stage.message(room);
  }

  /** What answers somebody, past what is edited meanwhile. */
  private static Heard answer(WelcomeStage stage, Person who, String room, String line) {
    String question = who.says(room, line);
    Heard next = stage.rig.heard(room);
    while (!next.repliesTo().equals(question)) {
      next = stage.rig.heard(room);
    }
    return next;
  }
}
