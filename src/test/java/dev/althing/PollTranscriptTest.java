package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How people vote. */
final class PollTranscriptTest {
  private static final String START = "org.matrix.msc3381.poll.start";
  private static final String RESPONSE = "org.matrix.msc3381.poll.response";
  private static final String END = "org.matrix.msc3381.poll.end";

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
  void aQuestionWithOptionsIsShownAsAMessageAndAsANativePoll() {
    String room = rig.room("alice", "bob");

    String question = rig.alice().says(room, "!poll \"What <b>now</b>?\" \"🍕 *Pizza*\" \"Pasta\"");
    ShownPoll poll = ShownPoll.in(rig, room, 2);

    assertThat(poll.message().text())
        .isEqualTo(
            """
            📊 Poll 1: What <b>now</b>?
            🍕 *Pizza*
            1️⃣ Pasta

            Nobody has voted yet.
            Vote with a reaction, or in the poll itself if your app shows it;\
             the last thing you do counts.""");
    assertThat(poll.message().html()).contains("What &lt;b&gt;now&lt;/b&gt;?");
    assertThat(poll.message().repliesTo()).isEqualTo(question);
    assertThat(poll.message().isNotice()).isFalse();
    assertThat(poll.seeds()).containsExactly("🍕", "1️⃣");
    JsonNode start = poll.start().content().path(START);
    assertThat(start.path("kind").asText()).isEqualTo("org.matrix.msc3381.poll.disclosed");
    assertThat(start.path("max_selections").asInt()).isEqualTo(1);
    assertThat(start.at("/question/org.matrix.msc1767.text").asText())
        .isEqualTo("What <b>now</b>?");
    assertThat(start.path("answers").findValuesAsText("id")).containsExactly("o1", "o2");
    assertThat(start.path("answers").findValuesAsText("org.matrix.msc1767.text"))
        .containsExactly("🍕 *Pizza*", "Pasta");
    assertThat(poll.start().content().path("org.matrix.msc1767.text").asText())
        .isEqualTo("What <b>now</b>?\n1. 🍕 *Pizza*\n2. Pasta");
  }

  @Test
  void votesOfBothWaysBecomeOneCountAndTheWinnerIsNamed() {
    String room = rig.room("alice", "bob", "carol");
    Person carol = rig.person("carol");
    rig.alice().says(room, "!poll Lunch?\nPizza\nPasta");
    ShownPoll poll = ShownPoll.in(rig, room, 2);

    poll.reacts(rig.alice(), "1️⃣");
    poll.responds(rig.bob(), "o2");
    poll.reacts(carol, "2⃣");
    poll.showsInTheEnd("1️⃣ Pizza\n███░░░░░░░ 1 (33 %)", "2️⃣ Pasta\n███████░░░ 2 (67 %)");
    poll.reacts(rig.bob(), "1️⃣");
    poll.showsInTheEnd("Pizza\n███████░░░ 2 (67 %)", "3 people have voted.");
    rig.alice().says(room, "!poll close");

    Heard verdict = rig.heard(room);
    assertThat(verdict.text())
        .isEqualTo("🏁 Poll 1 is closed: Lunch?\n🏆 Pizza wins with 2 votes. 3 people voted.");
    assertThat(verdict.repliesTo()).isEqualTo(poll.message().id());
    assertThat(poll.bars())
        .isEqualTo(
            """
            📊 Poll 1, closed: Lunch?
            1️⃣ Pizza
            ███████░░░ 🏆 2 (67 %)
            2️⃣ Pasta
            ███░░░░░░░ 1 (33 %)

            3 people voted.""");
    Heard end = rig.heard(room);
    assertThat(end.type()).isEqualTo(END);
    assertThat(end.content().at("/m.relates_to/event_id").asText()).isEqualTo(poll.start().id());
    assertThat(end.content().at("/m.relates_to/rel_type").asText()).isEqualTo("m.reference");
    assertThat(end.content().path("org.matrix.msc1767.text").asText())
        .isEqualTo("The poll is closed. Pizza won.");
    assertThat(end.content().path(END).isObject()).isTrue();
  }

  @Test
  void whatIsTakenBackIsNotCountedAndBringsBackWhatWasBefore() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!poll Go?");
    ShownPoll poll = ShownPoll.in(rig, room, 2);
    assertThat(poll.seeds()).containsExactly("👍", "👎");

    String reaction = poll.reacts(rig.bob(), "👍🏽");
    String response = poll.responds(rig.bob(), "o2");
    poll.showsInTheEnd("👎 No\n██████████ 1 (100 %)");
    rig.bob().redacts(room, response);
    poll.showsInTheEnd("👍 Yes\n██████████ 1 (100 %)");
    rig.bob().redacts(room, reaction);
    poll.showsInTheEnd("Nobody has voted yet.");
    poll.responds(rig.bob(), "o1");
    poll.showsInTheEnd("👍 Yes\n██████████ 1 (100 %)");
    poll.responds(rig.bob());
    poll.showsInTheEnd("Nobody has voted yet.");
    poll.responds(rig.bob(), "o1", "o9");
    poll.showsInTheEnd("One vote named no option and did not count.");
  }

  @Test
  void whatIsNoVoteCountsForNothing() {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!poll Go?");
    ShownPoll poll = ShownPoll.in(rig, room, 2);

    poll.reacts(rig.bob(), "❤️");
    rig.bob().reacts(room, poll.start().id(), "👍");
    ObjectNode elsewhere = Json.object();
    elsewhere.putObject(RESPONSE).putArray("answers").add("o1");
    elsewhere
        .putObject("m.relates_to")
        .put("rel_type", "m.reference")
        .put("event_id", poll.message().id());
    rig.bob().sends(room, RESPONSE, elsewhere);
    poll.refers(rig.bob(), END, Json.object());
    rig.bob().says(room, "!poll close");

    assertThat(rig.said(room))
        .isEqualTo("Poll 1 is not yours: only @alice:sandbox.localhost and moderators can end it.");
    assertThat(results(room)).startsWith("📊 Poll 1: Go?").contains("Nobody has voted yet.");
  }

  @Test
  void whoeverAskedCanEndItInTheirClientToo() {
    String room = rig.room("alice", "bob");
    rig.bob().says(room, "!poll Go?");
    ShownPoll poll = ShownPoll.in(rig, room, 2);

    poll.refers(rig.bob(), "m.poll.end", Json.object());

    assertThat(rig.said(room)).isEqualTo("🏁 Poll 1 is closed: Go?\nNobody voted.");
    assertThat(poll.bars()).startsWith("📊 Poll 1, closed: Go?");
    assertThat(rig.heard(room).type()).isEqualTo(END);
  }

  @Test
  void aVoteCountsOnceEvenOfWhoLeavesAndWhatIsRemovedAndDoneAgain() {
    String room = rig.room("alice", "bob", "carol");
    rig.alice().says(room, "!poll Go?");
    ShownPoll poll = ShownPoll.in(rig, room, 2);

    poll.reacts(rig.person("carol"), "👍");
    rig.person("carol").leaves(room);
    rig.bob().redacts(room, poll.reacts(rig.bob(), "👍"));
    poll.reacts(rig.bob(), "👍");
    poll.reacts(rig.bob(), "👍️");

    poll.showsInTheEnd("👍 Yes\n██████████ 2 (100 %)", "2 people have voted.");
  }

  @Test
  void openPollsAreListedAndCalledOff() {
    String room = rig.room("alice", "bob");
    Person alice = rig.alice();
    alice.says(room, "!poll list");
    assertThat(rig.said(room)).isEqualTo("No poll is open here. Begin one: !poll Pizza?");
    alice.says(room, "!poll results");
    assertThat(rig.said(room)).startsWith("There has been no poll here yet.");
    alice.says(room, "!poll close");
    assertThat(rig.said(room)).startsWith("No poll is open here.");
    alice.says(room, "!poll One?");
    ShownPoll first = ShownPoll.in(rig, room, 2);
    rig.bob().says(room, "!poll Two? --for until 18:00");
    assertThat(ShownPoll.in(rig, room, 2).message().text()).contains("Open until ");

    alice.says(room, "!poll list");
    assertThat(rig.said(room))
        .matches("(?s)Open polls:\n\n• 1: One\\?\n• 2: Two\\? \\(until .*\\)");
    alice.says(room, "!poll cancel");
    assertThat(rig.said(room))
        .isEqualTo("Several polls are open here: 1 and 2. Say which one: !poll cancel 1");
    alice.says(room, "!poll cancel 1");
    assertThat(rig.said(room)).isEqualTo("Poll 1 was called off: One?");
    assertThat(first.bars()).startsWith("📊 Poll 1, called off: One?").contains("Nobody voted.");
    assertThat(rig.heard(room).type()).isEqualTo(END);
    alice.says(room, "!poll close 1");
    assertThat(rig.said(room)).startsWith("Poll 1 is over already.");
    alice.says(room, "!poll close 7");
    assertThat(rig.said(room)).startsWith("There is no poll 7 here.");
    first.reacts(rig.bob(), "👍");
    alice.says(room, "!poll list");
    assertThat(rig.said(room)).startsWith("Open polls:\n\n• 2: Two?");
  }

  @Test
  void theVotesAreHandedOutAsATable() {
    String room = rig.room("alice", "bob");
    rig.bob().says(room, "!poll \"Sum?\" \"=1+1\" \"two, or so\"");
    ShownPoll poll = ShownPoll.in(rig, room, 2);
    poll.reacts(rig.alice(), "2️⃣");
    poll.showsInTheEnd("2️⃣ two, or so\n██████████ 1");

    rig.person("carol").joins(room);
    rig.person("carol").says(room, "!poll export 1");
    assertThat(rig.said(room)).startsWith("Only @bob:sandbox.localhost and moderators can have");
    rig.bob().says(room, "!poll export");
    Heard file = rig.heard(room);

    assertThat(file.content().path("msgtype").asText()).isEqualTo("m.file");
    assertThat(file.text()).isEqualTo("poll-1.csv");
    assertThat(file.content().at("/info/mimetype").asText()).isEqualTo("text/csv");
  }

  @Test
  void aPollThatAModeratorRemovesIsGoneAltogether() {
    String room = rig.room("alice", "bob");
    rig.bob().says(room, "!poll Rude?");
    ShownPoll poll = ShownPoll.in(rig, room, 2);

    rig.alice().redacts(room, poll.message().id());
    Heard redaction = rig.heard(room);
    assertThat(redaction.type()).isEqualTo("m.room.redaction");
    assertThat(redaction.event().toString()).contains(poll.start().id());
    rig.alice().says(room, "!poll list");
    assertThat(rig.said(room)).startsWith("No poll is open here.");
  }

  @Test
  void aPollInAThreadStaysThere() {
    String room = rig.room("alice", "bob");
    String root = rig.bob().says(room, "food");

    rig.alice().threads(room, root, "!poll Pizza?");
    ShownPoll poll = ShownPoll.in(rig, room, 2);
    assertThat(poll.message().thread()).isEqualTo(root);
    assertThat(poll.start().thread()).isEqualTo(root);
    rig.alice().threads(room, root, "!poll close");
    Heard verdict = rig.heard(room);
    assertThat(verdict.thread()).isEqualTo(root);
    assertThat(verdict.repliesTo()).isEqualTo(poll.message().id());
  }

  @Test
  void nobodyAsksWherePollsAreOff() {
    String room = rig.room("alice", "bob");
    rig.alice().empowers(room, Map.of());
    rig.alice().says(room, "!games off poll");
    rig.said(room);
    rig.bob().says(room, "!poll Go?");
    assertThat(rig.said(room)).contains("poll is off in this room");
  }
}
