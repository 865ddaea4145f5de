package dev.althing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of the crash runs: what is right passes, and each kind of fault is told. */
final class AuditTest {
  private static final String BOT = "@keeper:here";

  private final List<JsonNode> room = new ArrayList<>();

  @Test
  void aRightRunIsAccepted() {
    rightRun();

    Audit audit = audit();

    assertThat(audit.wrong()).isEmpty();
    assertThat(audit.missing()).isEmpty();
  }

  @Test
  void whatPeopleSayToEachOtherIsNoQuestion() {
    says("@alice:here", "m.text", "good morning");
    room.add(Person.JSON.createObjectNode().put("type", "m.room.member").put("sender", BOT));

    assertThat(audit()).isEqualTo(new Audit(List.of(), List.of()));
  }

  @Test
  void aDoubledAnswerIsReported() {
    String question = asks("!ping");
    answers(question, "12 ms");
    answers(question, "13 ms");

    assertThat(audit().wrong()).singleElement().asString().contains("!ping", "has 2 answers");
  }

  @Test
  void aDoubledAnswerIsReportedWhereverItStands() {
    rightRun();
    answers(id(room.get(0)), "12 ms");

    assertThat(audit().wrong()).anyMatch(line -> line.contains("!ping $1 has 2 answers, not 1"));
  }

  @Test
  void aLostAnswerIsReported() {
    asks("!ping");
    String second = asks("!ping");
    answers(second, "12 ms");

    Audit audit = audit();

    assertThat(audit.missing()).containsExactly("!ping $1 has 0 answers, not 1");
    assertThat(audit.wrong()).isEmpty();
  }

  @Test
  void everyEventOfTheBotThatIsLostIsReported() {
    rightRun();
    List<JsonNode> whole = List.copyOf(room);
    for (JsonNode event : whole) {
      // An edit that was overtaken by the last one may be left out.
      if (isBots(event) && !event.at("/content/body").asText().equals("* step 2 of 3")) {
        List<JsonNode> rest = new ArrayList<>(whole);
        rest.remove(event);
        assertThat(Audit.of(rest, BOT).missing()).as("without %s", event).isNotEmpty();
      }
    }
  }

  @Test
  void everyEventOfTheBotThatIsDoubledIsReported() {
    rightRun();
    List<JsonNode> whole = List.copyOf(room);
    for (JsonNode event : whole) {
      if (isBots(event)) {
        List<JsonNode> more = new ArrayList<>(whole);
        more.add(((ObjectNode) event.deepCopy()).put("event_id", "$again"));
        assertThat(Audit.of(more, BOT).wrong()).as("twice %s", event).isNotEmpty();
      }
    }
  }

  @Test
  void aSwappedOrderIsReported() {
    String first = asks("!ping");
    String second = asks("!trial random");
    answers(second, "4711");
    answers(first, "12 ms");

    assertThat(audit().wrong())
        .containsExactly("!ping, number 0, was answered after number 1, !trial random");
  }

  @Test
  void aCounterThatMissesAQuestionIsReported() {
    answers(asks("!count +"), "1");
    answers(asks("!count +"), "1");

    assertThat(audit().wrong()).containsExactly("the counter said 1 where 2 was due");
  }

  @Test
  void aCounterThatRaisesTwiceIsReported() {
    answers(asks("!count +"), "2");

    assertThat(audit().wrong()).containsExactly("the counter said 2 where 1 was due");
  }

  @Test
  void aCounterThatIsNotWhatItsAnswersSaidIsReported() {
    answers(asks("!count +"), "1");
    answers(asks("!count +"), "2");
    answers(asks("!count"), "3");

    assertThat(audit().wrong()).containsExactly("the counter said 3 where 2 was due");
  }

  @Test
  void countersWhoseAnswersChangedPlacesAreReported() {
    String first = asks("!count +");
    String second = asks("!count +");
    answers(second, "1");
    answers(first, "2");

    assertThat(audit().wrong()).hasSize(3);
  }

  @Test
  void theLastEditMissingIsReported() {
    String question = asks("!trial slow");
    String answer = answers(question, "step 1 of 3");
    edits(answer, "step 2 of 3");

    Audit audit = audit();

    assertThat(audit.missing()).containsExactly("!trial slow " + question + " shows step 2");
    assertThat(audit.wrong()).isEmpty();
  }

  @Test
  void allEditsMissingAreReported() {
    String question = asks("!trial slow");
    answers(question, "step 1 of 3");

    assertThat(audit().missing()).containsExactly("!trial slow " + question + " shows step 1");
  }

  @Test
  void editsInTheWrongOrderAreReported() {
    String answer = answers(asks("!trial slow"), "step 1 of 3");
    edits(answer, "step 3 of 3");
    edits(answer, "step 2 of 3");

    assertThat(audit().wrong()).singleElement().asString().contains("step 2 of 3 after step 3");
  }

  @Test
  void anEditOfAnotherAnswerIsReported() {
    String answer = answers(asks("!ping"), "12 ms");
    edits(answer, "step 2 of 3");
    edits("$nothing", "step 3 of 3");

    assertThat(audit().wrong()).hasSize(2);
  }

  @Test
  void aReminderOfSomethingElseIsReported() {
    String question = asks("!remind me in 2s thing1x");
    answers(question, "⏰ I will remind you");
    replies(question, "m.text", "⏰ @alice: thing2x");

    assertThat(audit().wrong()).singleElement().asString().contains("was reminded of");
  }

  @Test
  void aReminderOfNobodyIsReported() {
    String question = asks("!ping");
    answers(question, "12 ms");
    replies(question, "m.text", "⏰ @alice: thing2x");

    assertThat(audit().wrong()).anyMatch(line -> line.contains("has 1 reminders, not 0"));
  }

  @Test
  void anAnswerToAnotherQuestionIsReported() {
    answers(asks("!ping"), "step 1 of 3");

    assertThat(audit().wrong()).containsExactly("!ping $1 was answered with step 1 of 3");
  }

  @Test
  void somethingSaidWithoutBeingAskedIsReported() {
    answers("$nothing", "12 ms");
    says(BOT, "m.notice", "hello");

    assertThat(audit().wrong()).hasSize(2).allMatch(line -> line.startsWith("said without"));
  }

  @Test
  void allRoomsAreJudgedTogether() {
    Audit one = new Audit(List.of("a"), List.of("b"));
    Audit other = new Audit(List.of("c"), Collections.emptyList());

    assertThat(Audit.of(List.of(one, other))).isEqualTo(new Audit(List.of("a", "c"), List.of("b")));
  }

  private void rightRun() {
    String ping = asks("!ping");
    String raise = asks("!count +");
    answers(ping, "the answer took 12 ms");
    String slow = asks("!trial slow");
    answers(raise, "1");
    String remind = asks("!remind me in 2s thing1x");
    String steps = answers(slow, "step 1 of 3");
    answers(remind, "⏰ I will remind you in 2 seconds");
    edits(steps, "step 2 of 3");
    String again = asks("!count +");
    replies(remind, "m.text", "⏰ @alice: thing1x");
    edits(steps, "step 3 of 3");
    answers(again, "2");
    answers(asks("!trial random"), "4711");
    answers(asks("!count"), "2");
  }

  private Audit audit() {
    return Audit.of(room, BOT);
  }

  private String asks(String text) {
    return says("@alice:here", "m.text", text);
  }

  private String answers(String question, String text) {
    return replies(question, "m.notice", text);
  }

  private String replies(String question, String type, String text) {
    ObjectNode event = message(BOT, type, text);
    relation(event).putObject("m.in_reply_to").put("event_id", question);
    return add(event);
  }

  private void edits(String answer, String text) {
    ObjectNode event = message(BOT, "m.notice", "* " + text);
    event.withObjectProperty("content").putObject("m.new_content").put("body", text);
    relation(event).put("rel_type", "m.replace").put("event_id", answer);
    add(event);
  }

  private String says(String sender, String type, String text) {
    return add(message(sender, type, text));
  }

  private static ObjectNode relation(ObjectNode event) {
    return event.withObjectProperty("content").putObject("m.relates_to");
  }

  private static ObjectNode message(String sender, String type, String text) {
    ObjectNode event = Person.JSON.createObjectNode();
    event.put("type", "m.room.message").put("sender", sender);
    event.putObject("content").put("msgtype", type).put("body", text);
    return event;
  }

  private String add(ObjectNode event) {
    event.put("event_id", "$" + (room.size() + 1));
    room.add(event);
    return id(event);
  }

  private static String id(JsonNode event) {
    return event.path("event_id").asText();
  }

  private static boolean isBots(JsonNode event) {
    return event.path("sender").asText().equals(BOT);
  }
}
