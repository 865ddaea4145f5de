package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.journal.Sql;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import dev.althing.testing.Stages;
import dev.althing.text.OutgoingLint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the quiz is played. */
final class TriviaTranscriptTest {
  private static final Path PACK = Path.of("src/test/resources/trivia/small.tsv").toAbsolutePath();
  private static final Path BROKEN =
      Path.of("src/test/resources/trivia/broken.tsv").toAbsolutePath();
  private static final String CONF =
      """
      games.trivia { built-in = false, packs = ["%s", "%s"], pause = 2s, spacing = 5s }
      """
          .formatted(PACK, BROKEN);

  /** The right answers of the pack, by a word of their question. */
  private static final Map<String, String> ANSWERS =
      Map.of("France", "Paris", "Italy", "Rome", "continents", "7", "Banjul", "Gambia");

  private static final List<String> KEYS = List.of("1️⃣", "2️⃣", "3️⃣", "4️⃣");

  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig = BotRig.plan().conf(CONF).start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  /** A question that somebody can answer. */
  private record Asked(BotRig rig, String room, Heard message) {
    String answer() {
      return ANSWERS.entrySet().stream()
          .filter(entry -> message.text().contains(entry.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElseThrow();
    }

    /** The reaction that stands before the right answer. */
    String right() {
      String line =
          message
              .text()
              .lines()
              .filter(it -> it.endsWith(" " + answer()))
              .findFirst()
              .orElseThrow();
      return line.substring(0, line.indexOf(' '));
    }

    String wrong() {
      return KEYS.get((KEYS.indexOf(right()) + 1) % KEYS.size());
    }

    String reacts(Person person, String key) {
      return person.reacts(room, message.id(), key);
    }
  }

  private static Asked asks(BotRig rig, String room, Person person, String line) {
    String question = person.says(room, line);
    Asked asked = asked(rig, room);
    assertThat(asked.message().repliesTo()).isEqualTo(question);
    return asked;
  }

  /** The next question, and the reactions that the bot begins with. */
  private static Asked asked(BotRig rig, String room) {
    Heard message = rig.heard(room);
    assertThat(message.text()).startsWith("🧠");
    assertThat(message.isNotice()).isFalse();
    assertThat(message.saysWhomItMentions()).isTrue();
    assertThat(OutgoingLint.check(message.content())).isEmpty();
    List<String> keys = new ArrayList<>();
    for (Heard seed : rig.heard(room, KEYS.size())) {
      assertThat(seed.content().at("/m.relates_to/event_id").asText()).isEqualTo(message.id());
      keys.add(seed.content().at("/m.relates_to/key").asText());
    }
    assertThat(keys).isEqualTo(KEYS);
    return new Asked(rig, room, message);
  }

  /** The time of a question begins when it is known to be out. */
  private static void awaitSent() {
    eventually(
        "all is sent",
        () ->
            Stages.await(
                rig.parts()
                    .database()
                    .read(
                        connection ->
                            Sql.query(
                                    connection,
                                    "select 1 from outbox where status = 'waiting'",
                                    row -> 1)
                                .isEmpty())));
  }

  private static String told(BotRig rig, String room) {
    Heard told = rig.heard(room);
    assertThat(told.isNotice()).isTrue();
    assertThat(told.mentions()).isEmpty();
    assertThat(told.saysWhomItMentions()).isTrue();
    assertThat(OutgoingLint.check(told.content())).isEmpty();
    return told.text();
  }

  @Test
  void aQuestionIsAnsweredByReactionsAndToldWhenAllHaveAnswered() {
    String room = rig.room("alice", "bob");
    Asked asked = asks(rig, room, rig.alice(), "!trivia");
    assertThat(asked.message().text())
        .matches("(?s)🧠 Geography · (easy|medium|hard) · 30 seconds\n\n.*")
        .contains("React with the number of your answer.");

    asked.reacts(rig.alice(), asked.right());
    asked.reacts(rig.bob(), asked.wrong().replace("\uFE0F", ""));

    assertThat(told(rig, room))
        .startsWith("⏰ The answer is " + asked.right() + " " + asked.answer() + ".\n")
        .containsPattern("✅ @alice:sandbox.localhost \\+\\d+ \\(\\d+\\.\\d s\\)")
        .endsWith("❌ One answer was wrong.");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void scoresStatsAndSourcesAreShown() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!trivia scores week");
    assertThat(rig.said(room))
        .isEqualTo("Nobody has played here this week. !trivia begins a round.");
    rig.alice().says(room, "!trivia stats");
    assertThat(rig.said(room)).isEqualTo("@alice:sandbox.localhost has not played here yet.");
    rig.alice().says(room, "!trivia info");
    assertThat(rig.said(room)).isEqualTo("I have not asked anything here yet.");

    Asked asked = asks(rig, room, rig.alice(), "!trivia easy");
    rig.alice().says(room, "!trivia info");
    assertThat(rig.said(room))
        .isEqualTo(
            "The question that is open:\nFrom “Small questions” (Geography, easy).\n"
                + "Source: made up for tests\nLicence: CC0-1.0");
    asked.reacts(rig.alice(), asked.right());
    asked.reacts(rig.bob(), asked.wrong());
    told(rig, room);

    rig.bob().says(room, "!trivia scores");
    assertThat(rig.said(room))
        .containsPattern(
            "^Trivia in this room: of all time\n\n1\\. @alice:sandbox.localhost: \\d+ points, 1 of"
                + " 1 right\n2\\. @bob:sandbox.localhost: 0 points, 0 of 1 right$");
    rig.bob().says(room, "!trivia scores day");
    assertThat(rig.said(room)).startsWith("Trivia in this room: today\n\n1. @alice");
    rig.bob().says(room, "!trivia stats @alice:sandbox.localhost");
    assertThat(rig.said(room))
        .containsPattern(
            "^📊 @alice:sandbox.localhost: \\d+ points in this room, 1 of 1 answers right \\(100%\\),"
                + " place 1 of 2\\.\nThe last answer was right; another one wins 10% more\\.$");
    rig.bob().says(room, "!trivia stats");
    assertThat(rig.said(room)).contains("0 of 1 answers right (0%), place 2 of 2.");
    rig.bob().says(room, "!trivia info");
    assertThat(rig.said(room))
        .startsWith("The last question here: ")
        .contains("? – " + asked.answer() + "\n");
  }

  @Test
  void theLastAnswerCountsAndOneMayBeTakenBackAndGivenAgain() {
    String room = rig.room("alice", "bob", "carol");
    Person carol = rig.person("carol");
    Asked asked = asks(rig, room, rig.alice(), "!trivia");

    asked.reacts(rig.alice(), asked.right());
    asked.reacts(rig.alice(), asked.wrong());
    String slip = asked.reacts(rig.bob(), asked.wrong());
    rig.bob().redacts(room, slip);
    String again = asked.reacts(rig.bob(), asked.right());
    rig.bob().redacts(room, again);
    asked.reacts(rig.bob(), asked.right());
    asked.reacts(carol, "👍");
    asked.reacts(carol, asked.wrong());
    asked.reacts(carol, asked.right());

    assertThat(told(rig, room))
        .contains("@bob:sandbox.localhost +", "@carol:sandbox.localhost +")
        .doesNotContain("@alice:sandbox.localhost +")
        .endsWith("❌ One answer was wrong.");
  }

  @Test
  void reactionsToOtherMessagesAreNoAnswers() {
    String room = rig.room("alice", "bob");
    Asked asked = asks(rig, room, rig.alice(), "!trivia");
    String other = rig.alice().says(room, "hello");

    rig.alice().reacts(room, other, asked.right());
    rig.bob().reacts(room, asked.message().repliesTo(), asked.right());
    rig.bob().reacts(room, asked.message().id(), "5️⃣");
    rig.nothingElse(room, rig.alice());
    awaitSent();
    rig.timePasses(Duration.ofSeconds(33));

    assertThat(told(rig, room)).endsWith("Nobody answered.");
  }

  @Test
  void twoRoomsPlayAtOnce() {
    String one = rig.room("alice", "bob");
    String two = rig.room("bob", "alice");
    Asked first = asks(rig, one, rig.alice(), "!trivia");
    Asked second = asks(rig, two, rig.bob(), "!trivia");

    first.reacts(rig.alice(), first.right());
    second.reacts(rig.alice(), second.wrong());
    second.reacts(rig.bob(), second.right());
    first.reacts(rig.bob(), first.wrong());

    assertThat(told(rig, one)).contains("✅ @alice").doesNotContain("✅ @bob");
    assertThat(told(rig, two)).contains("✅ @bob").doesNotContain("✅ @alice");
  }

  @Test
  void aRoundHasSeveralQuestionsAndAnEnd() {
    String room = rig.room("alice", "bob");
    Asked first = asks(rig, room, rig.alice(), "!trivia geography rounds 2 time 20s");
    assertThat(first.message().text()).startsWith("🧠 Question 1 of 2 · Geography · ");
    rig.bob().says(room, "!trivia hard");
    assertThat(rig.said(room))
        .isEqualTo(
            "A round is running here: question 1 of 2, begun by @alice:sandbox.localhost. !trivia"
                + " stop ends it, if that is you or you are a moderator.");
    first.reacts(rig.alice(), first.right());
    first.reacts(rig.bob(), first.right());
    assertThat(told(rig, room)).contains("The next question comes in ");

    Asked second = asked(rig, room);
    assertThat(second.message().text()).startsWith("🧠 Question 2 of 2 · ");
    assertThat(second.message().repliesTo()).isEmpty();
    second.reacts(rig.alice(), second.wrong());
    second.reacts(rig.bob(), second.right());

    assertThat(told(rig, room))
        .contains(" s, 2 in a row)")
        .containsPattern("The scores of this round\n\n1\\. @bob:sandbox.localhost: \\d+ points, 2")
        .contains("\n2. @alice:sandbox.localhost: ")
        .containsPattern("🏆 @bob:sandbox.localhost wins with \\d+ points\\.$");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void whoLeftIsNotWaitedFor() {
    String room = rig.room("alice", "bob", "dave");
    Person dave = rig.person("dave");
    Asked first = asks(rig, room, rig.alice(), "!trivia rounds 2");
    first.reacts(rig.alice(), first.right());
    first.reacts(rig.bob(), first.right());
    first.reacts(dave, first.right());
    told(rig, room);
    Asked second = asked(rig, room);
    dave.leaves(room);
    eventually("dave has left", () -> !rig.sandbox().seed().isJoined(room, dave.id()));
    // Who is there may be known from some seconds ago.
    rig.timePasses(Duration.ofSeconds(11));

    second.reacts(rig.alice(), second.right());
    second.reacts(rig.bob(), second.right());

    assertThat(told(rig, room)).contains("✅ @");
  }

  @Test
  void aRoundIsEndedByWhoBeganItOrAModerator() {
    String room = rig.room("alice", "bob", "carol");
    rig.bob().says(room, "!trivia stop");
    assertThat(rig.said(room)).isEqualTo("No round is running here. !trivia begins one.");
    Asked asked = asks(rig, room, rig.bob(), "!trivia 3");
    rig.person("carol").says(room, "!trivia stop");
    assertThat(rig.said(room))
        .isEqualTo(
            "@bob:sandbox.localhost began this round: only they can end it, or a moderator.");
    rig.alice().says(room, "!trivia stop");
    assertThat(told(rig, room))
        .isEqualTo(
            "🛑 @alice:sandbox.localhost has ended the round.\nThe answer would have been "
                + asked.answer()
                + ".");
    asked.reacts(rig.bob(), asked.right());
    rig.timePasses(Duration.ofSeconds(40));
    rig.nothingElse(room, rig.bob());
    asks(rig, room, rig.bob(), "!trivia");
    rig.bob().says(room, "!trivia stop");
    assertThat(told(rig, room)).startsWith("🛑 @bob:sandbox.localhost has ended the round.");
  }

  @Test
  void answersMayBeTyped() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!trivia text hard");
    Heard question = rig.heard(room);
    assertThat(question.text())
        .contains("Banjul")
        .contains("Write the answer, just so.")
        .doesNotContain("Gambia");

    rig.bob().says(room, "I have no idea");
    rig.bob().says(room, "Zambia?");
    rig.alice().says(room, "!count");
    assertThat(rig.said(room)).isEqualTo("0");
    String answer = rig.alice().says(room, "I think it's the gambia!");

    Heard told = rig.heard(room);
    assertThat(told.repliesTo()).isEqualTo(answer);
    assertThat(told.text())
        .startsWith("🎉 Right, it is Gambia!\n✅ @alice:sandbox.localhost +")
        .doesNotContain("wrong");
    rig.bob().says(room, "Gambia");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void aTypedAnswerMayBeAReplyAndNobodyNeedKnowIt() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!trivia text medium");
    Heard question = rig.heard(room);
    rig.bob().replies(room, question.id(), "Seven");
    assertThat(rig.said(room)).startsWith("🎉 Right, it is 7!\n✅ @bob");

    rig.alice().says(room, "!trivia text hard");
    rig.heard(room);
    awaitSent();
    rig.timePasses(Duration.ofSeconds(33));
    assertThat(told(rig, room)).isEqualTo("⏰ The answer is Gambia.\nNobody was right.");
  }

  @Test
  void aRoundStaysInItsThread() {
    String room = rig.room("alice", "bob");
    String root = rig.bob().says(room, "who wants to play?");
    rig.alice().threads(room, root, "!trivia text rounds 2");
    Heard question = rig.heard(room);
    assertThat(question.thread()).isEqualTo(root);
    String answer = new Asked(rig, room, question).answer();
    rig.bob().says(room, answer);
    rig.nothingElse(room, rig.bob());
    rig.bob().threads(room, root, answer);
    assertThat(rig.heard(room).thread()).isEqualTo(root);
    Heard second = rig.heard(room);
    assertThat(second.thread()).isEqualTo(root);
    awaitSent();
    rig.timePasses(Duration.ofSeconds(33));
    assertThat(rig.heard(room).thread()).isEqualTo(root);
  }

  @Test
  void inADirectRoomTheRoundEndsWithoutAPrefixToo() {
    Person erin = rig.person("erin");
    var request = Json.object().put("preset", "trusted_private_chat").put("is_direct", true);
    request.putArray("invite").add(rig.bot());
    String room = erin.creates(request);
    rig.awaitBot(room);

    erin.says(room, "trivia text 3");
    assertThat(rig.said(room)).startsWith("🧠 Question 1 of 3");
    erin.says(room, "no idea");
    erin.says(room, "trivia stop");
    assertThat(rig.said(room)).startsWith("🛑 @erin:sandbox.localhost has ended the round.");
    erin.says(room, "trivia");
    Asked asked = asked(rig, room);
    asked.reacts(erin, asked.right());
    assertThat(told(rig, room)).contains("✅ @erin");
  }

  @Test
  void whatCannotBePlayedIsExplained() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!trivia geografy");
    assertThat(rig.said(room))
        .isEqualTo(
            "I have no category “geografy”. Did you mean “Geography”? !trivia categories shows"
                + " those I have.");
    rig.alice().says(room, "!trivia " + "x".repeat(50_000));
    assertThat(rig.said(room)).startsWith("I have no category “xxx").hasSizeLessThan(200);
    rig.alice().says(room, "!trivia rounds 50");
    assertThat(rig.said(room)).isEqualTo("“50” is no number of questions: a round has 1 to 20.");
    rig.alice().says(room, "!trivia time 2s");
    assertThat(rig.said(room))
        .isEqualTo("“2s” is no time for an answer: it can be 10 seconds to 5 minutes, like 30s.");
    rig.alice().says(room, "!trivia easy hard");
    assertThat(rig.said(room)).startsWith("You said two different things about how hard it is");
    rig.alice().says(room, "!trivia <b>*x*</b>");
    assertThat(rig.said(room)).startsWith("I have no category “<b>*x*</b>”.");
    rig.alice().says(room, "!trivia scores month");
    assertThat(rig.said(room)).contains("day, week, all");
  }

  @Test
  void categoriesAndRulesAreShown() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!trivia categories");
    assertThat(rig.said(room))
        .isEqualTo(
            "What I can ask about\n\n• Geography: 4 questions\n\nPlay one with !trivia geography,"
                + " or everything with !trivia.");
    rig.alice().says(room, "!trivia rules");
    assertThat(rig.said(room))
        .startsWith("How points are counted\n\n• A right answer wins 100 points when");
    rig.alice().says(room, "!help trivia");
    assertThat(rig.said(room)).contains("trivia geography hard 5");
  }

  @Test
  void whereItIsOffNobodyPlays() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!games off trivia");
    rig.said(room);
    rig.bob().says(room, "!trivia");
    assertThat(rig.said(room)).contains("off");
  }

  @Test
  void whatIsWrongWithAPackShowsInTheHealth() {
    assertThat(rig.health().toString())
        .contains("broken.tsv:2: there is no right answer (and 2 more in the log)");
  }

  @Test
  void aRestartInTheMiddleOfAQuestionLeavesItItsTime() {
    try (BotRig other = BotRig.plan().conf(CONF).on(Databases.H2).start()) {
      String room = other.room("alice", "bob");
      Asked asked = asks(other, room, other.alice(), "!trivia 2");
      asked.reacts(other.alice(), asked.right());
      other.nothingElse(room, other.alice());

      other.stop();
      other.timePasses(Duration.ofSeconds(10));
      other.resume();
      other.nothingElse(room, other.alice());
      asked.reacts(other.bob(), asked.wrong());

      assertThat(told(other, room))
          .contains("✅ @alice:sandbox.localhost +", "One answer was wrong")
          .doesNotContain("I was away");
      Asked second = asked(other, room);
      second.reacts(other.alice(), second.right());
      other.nothingElse(room, other.alice());

      other.stop();
      second.reacts(other.bob(), second.right());
      other.timePasses(Duration.ofMinutes(4));
      second.reacts(other.alice(), second.wrong());
      other.resume();

      assertThat(told(other, room))
          .contains("I was away when the time was up; all that was answered before counts.")
          .contains("@alice:sandbox.localhost +", "@bob:sandbox.localhost +")
          .contains("The scores of this round")
          .doesNotContain("wrong");
      other.nothingElse(room, other.alice());
    }
  }

  @Test
  void afterALongAbsenceARoundIsClosedAndThatIsSaid() {
    try (BotRig other = BotRig.plan().conf(CONF).on(Databases.H2).start()) {
      String room = other.room("alice", "bob");
      Asked asked = asks(other, room, other.alice(), "!trivia 5");
      asked.reacts(other.alice(), asked.right());
      other.nothingElse(room, other.alice());

      other.stop();
      other.timePasses(Duration.ofHours(2));
      other.resume();

      assertThat(told(other, room))
          .contains("✅ @alice:sandbox.localhost +")
          .contains("I was away for so long that the round ends here.")
          .contains("🏆 @alice:sandbox.localhost wins with ");
      other.nothingElse(room, other.alice());
    }
  }
}
