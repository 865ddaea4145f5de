package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On which terms people vote, and which questions are none. */
final class PollTermsTranscriptTest {
  private static final String START = "org.matrix.msc3381.poll.start";

  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig = BotRig.start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  private static String results(String room) {
    rig.bob().says(room, "!poll results");
    return rig.said(room);
  }

  @Test
  void aModeratorEndsThePollsOfOthersAndTiesAreNamed() {
    String room = rig.room("alice", "bob");
    rig.bob().says(room, "!poll --multi 2 \"When?\" \"Friday\" \"Saturday\" \"Sunday\"");
    ShownPoll poll = ShownPoll.in(rig, room, 3);
    assertThat(poll.message().text()).contains("Vote with up to 2 reactions");
    assertThat(poll.start().content().at("/" + START + "/max_selections").asInt()).isEqualTo(2);

    poll.responds(rig.bob(), "o1", "o2", "o3");
    poll.reacts(rig.alice(), "1️⃣");
    poll.reacts(rig.alice(), "2️⃣");
    poll.showsInTheEnd("Friday\n██████████ 2 (100 %)", "Saturday\n██████████ 2", "Sunday\n░░");
    rig.alice().says(room, "!poll close 1");

    assertThat(rig.said(room))
        .isEqualTo(
            "🏁 Poll 1 is closed: When?\n"
                + "It is a tie: Friday and Saturday have 2 votes each. 2 people voted.");
  }

  @Test
  void anAnonymousPollShowsNothingBeforeItsEnd() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!poll \"Who?\" \"Ann\" \"Ben\" --anonymous --quorum 3");
    ShownPoll poll = ShownPoll.in(rig, room, 2);
    assertThat(poll.start().content().at("/" + START + "/kind").asText())
        .isEqualTo("org.matrix.msc3381.poll.undisclosed");
    assertThat(poll.message().text())
        .contains("The counts stay hidden until the end.")
        .contains("It is valid if 3 people vote.");

    poll.responds(rig.bob(), "o1");
    assertThat(poll.showsInTheEnd("One person has voted."))
        .allSatisfy(shown -> assertThat(shown).doesNotContain("█", "%"));
    assertThat(results(room)).doesNotContain("█").contains("One person has voted.");
    rig.alice().says(room, "!poll export");
    assertThat(rig.said(room)).isEqualTo("The votes of poll 1 stay hidden until it is closed.");
    rig.alice().says(room, "!poll close");

    assertThat(rig.said(room))
        .isEqualTo(
            "🏁 Poll 1 is closed: Who?\n"
                + "It is not valid: one person voted, and it took 3. In front: Ann.");
    assertThat(poll.bars()).contains("1️⃣ Ann\n██████████ 🏆 1 (100 %)");
  }

  @Test
  void onlyModeratorsVotesCountWhereThatIsSaid() {
    String room = rig.room("alice", "bob", "carol");
    rig.bob().says(room, "!poll \"Ban?\" \"Yes\" \"No\" --allow moderators");
    ShownPoll poll = ShownPoll.in(rig, room, 2);

    poll.reacts(rig.bob(), "1️⃣");
    poll.responds(rig.person("carol"), "o1");
    poll.reacts(rig.alice(), "2️⃣");

    poll.showsInTheEnd("No\n██████████ 1 (100 %)", "One person has voted.");
  }

  @Test
  void aRankingIsDecidedRoundByRound() {
    String room = rig.room("alice", "bob", "carol", "dan", "eve");
    rig.alice().says(room, "!poll Lunch? --ranked\nPizza\nPasta\nSalad");
    ShownPoll poll = ShownPoll.ranked(rig, room, 3);
    assertThat(poll.message().text()).contains("the order of your reactions is your ranking.");

    poll.reacts(rig.alice(), "1️⃣");
    poll.reacts(rig.bob(), "1️⃣");
    poll.reacts(rig.person("carol"), "2️⃣");
    poll.reacts(rig.person("dan"), "2️⃣");
    poll.reacts(rig.person("eve"), "3️⃣");
    poll.reacts(rig.person("eve"), "2️⃣");
    poll.showsInTheEnd("5 people have voted.");
    rig.alice().says(room, "!poll close");

    assertThat(poll.verdict())
        .isEqualTo(
            """
            🏁 Poll 1 is closed: Lunch?
            🏆 Pasta wins after 2 rounds. 5 people voted.
            Round 1: Pizza 2, Pasta 2, Salad 1. Out: Salad.
            Round 2: Pizza 2, Pasta 3.""");
  }

  @Test
  void badQuestionsAreExplained() {
    String room = rig.room("alice", "bob");
    Person alice = rig.alice();

    alice.says(room, "!poll");
    assertThat(rig.said(room)).contains("what");
    alice.says(room, "!poll \"Q?\" \"only\"");
    assertThat(rig.said(room))
        .isEqualTo("A poll needs two options at least. For yes or no, leave the options out.");
    alice.says(room, "!poll Which?" + options(21));
    assertThat(rig.said(room)).isEqualTo("21 options are too many: 20 at most.");
    alice.says(room, "!poll \"Q?\" \"A\" \"a\"");
    assertThat(rig.said(room)).isEqualTo("Options 1 and 2 are the same.");
    alice.says(room, "!poll " + "x".repeat(60_000) + "?");
    assertThat(rig.said(room)).isEqualTo("That question is too long: 500 characters at most.");
    alice.says(room, "!poll \"\" \"A\" \"B\"");
    assertThat(rig.said(room))
        .isEqualTo("What is the question? For example: !poll \"Pizza?\" \"Yes\" \"Later\"");
    alice.says(room, "!poll Go? --until yesterday");
    assertThat(rig.said(room)).startsWith("I do not see when it is to end");
    alice.says(room, "!poll Go? --for 1h --until 18:00");
    assertThat(rig.said(room)).isEqualTo("Say either how long, or until when.");
    alice.says(room, "!poll --ranked --multi 2 Go?");
    assertThat(rig.said(room)).contains("leave --multi out");
    alice.says(room, "!poll Q? --multi lots\nA\nB");
    assertThat(rig.said(room)).startsWith("I cannot read what you wrote for --multi.");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void whatLooksLikeHtmlOrAFormIsShownAsItWasWritten() {
    String room = rig.room("alice", "bob");
    rig.alice()
        .says(
            room,
            "!poll Which <tag>?\n<img src=x onerror=alert(1)>\n[x](https://x.org)\n`c` **d**");
    ShownPoll poll = ShownPoll.in(rig, room, 3);

    assertThat(poll.message().text())
        .contains("Which <tag>?", "1️⃣ <img src=x onerror=alert(1)>", "`c` **d**");
    assertThat(poll.message().html())
        .contains("&lt;img src=x", "**d**")
        .doesNotContain("<img", "<tag", "href=\"https://x.org\"", "<code>");
    poll.responds(rig.bob(), "o1");
    poll.showsInTheEnd("1️⃣ <img src=x onerror=alert(1)>\n██████████ 1");
    rig.alice().says(room, "!poll close");
    Heard verdict = rig.heard(room);
    assertThat(verdict.text()).contains("🏆 <img src=x onerror=alert(1)> wins");
    assertThat(verdict.html()).contains("&lt;img src=x").doesNotContain("<img", "<tag");
  }

  @Test
  void twentyOptionsHaveALetterEach() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!poll Which?" + options(20));
    ShownPoll poll = ShownPoll.in(rig, room, 20);

    assertThat(poll.seeds()).startsWith("🇦", "🇧").endsWith("🇹").doesNotHaveDuplicates();
    poll.reacts(rig.bob(), "🇹");
    poll.showsInTheEnd("🇹 option 20\n██████████ 1 (100 %)");
  }

  private static String options(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "\noption " + i)
        .collect(Collectors.joining());
  }
}
