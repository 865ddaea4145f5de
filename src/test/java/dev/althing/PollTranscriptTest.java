package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How rooms vote. */
final class PollTranscriptTest {
  private static final String RESPONSE = "org.matrix.msc3381.poll.response";
  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig = BotRig.start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  /** A poll as it came: its message, and the native one beside it. */
  private record Opened(Heard message, Heard nativeOne) {}

  private static Opened opened(BotRig rig, Person who, String room, String line) {
    who.says(room, line);
    List<Heard> all = new ArrayList<>();
    eventually(
        "the poll is there with its reactions",
        () -> {
          all.add(rig.heard(room));
          return all.stream().anyMatch(one -> one.type().endsWith("poll.start"))
              && all.stream().filter(one -> one.type().equals("m.reaction")).count() >= 2;
        });
    return new Opened(
        all.stream().filter(one -> one.type().equals("m.room.message")).findFirst().orElseThrow(),
        all.stream().filter(one -> one.type().endsWith("poll.start")).findFirst().orElseThrow());
  }

  private static void responds(Person who, String room, Opened poll, int... options) {
    JsonNode answers =
        poll.nativeOne().content().path("org.matrix.msc3381.poll.start").path("answers");
    List<String> ids = new ArrayList<>();
    for (int option : options) {
      ids.add("\"" + answers.path(option).path("id").asText() + "\"");
    }
    who.sends(
        room,
        RESPONSE,
        """
        {"m.relates_to": {"rel_type": "m.reference", "event_id": "%s"},
         "org.matrix.msc3381.poll.response": {"answers": [%s]}}
        """
            .formatted(poll.nativeOne().id(), String.join(", ", ids)));
  }

  /** What is answered to a question about a poll, whatever edits come before it. */
  private static String said(BotRig rig, Person who, String room, String line) {
    String question = who.says(room, line);
    Heard[] answer = new Heard[1];
    eventually(
        "the answer to " + line,
        () -> {
          answer[0] = rig.heard(room);
          return answer[0].repliesTo().equals(question);
        });
    return answer[0].text();
  }

  private static void awaits(BotRig rig, String room, String text) {
    eventually(text, () -> rig.heard(room).text().contains(text));
  }

  @Test
  void votesFromEitherWayBecomeOneCount() {
    Person carol = rig.person("carol");
    String room = rig.room("alice", "bob", "carol");
    Opened poll = opened(rig, rig.alice(), room, "!poll \"Lunch?\" \"Pizza\" \"Soup\"");
    assertThat(poll.message().text()).contains("Lunch?", "Pizza", "Soup");

    rig.bob().reacts(room, poll.message().id(), "1️⃣");
    responds(carol, room, poll, 0);
    eventually(
        "two votes", () -> said(rig, carol, room, "!poll results").contains("2 people have voted"));
    responds(rig.bob(), room, poll, 1);
    eventually(
        "bob's later vote replaces his reaction",
        () -> said(rig, carol, room, "!poll results").matches("(?s).*Soup.*1 \\(50 %\\).*"));
    responds(carol, room, poll);
    eventually(
        "an empty response takes it back",
        () -> said(rig, carol, room, "!poll results").contains("One person has voted"));
    assertThat(said(rig, carol, room, "!poll close")).contains("only @alice:", "moderators");
    rig.alice().says(room, "!poll close 1");
    awaits(rig, room, "🏆 Soup wins with one vote");
    assertThat(said(rig, rig.alice(), room, "!poll list")).startsWith("No poll is open here.");
    rig.bob().reacts(room, poll.message().id(), "2️⃣");
    assertThat(said(rig, rig.alice(), room, "!poll results")).contains("One person voted");
  }

  @Test
  void aPollGoesOnAfterARestart() {
    try (BotRig other = BotRig.plan().on(Databases.H2).start()) {
      String room = other.room("alice", "bob");
      Opened poll = opened(other, other.alice(), room, "!poll Tea?");
      other.bob().reacts(room, poll.message().id(), "👍");
      eventually(
          "one vote",
          () -> said(other, other.bob(), room, "!poll results").contains("One person has voted"));

      other.stop();
      other.alice().reacts(room, poll.message().id(), "👍️");
      other.resume();

      eventually(
          "two votes",
          () -> said(other, other.bob(), room, "!poll results").contains("2 people have voted"));
      other.alice().says(room, "!poll cancel");
      awaits(other, room, "was called off: Tea?");
    }
  }

  @Test
  void whatIsNoPollIsRefusedKindly() {
    String room = rig.room("alice", "bob");

    assertThat(said(rig, rig.bob(), room, "!poll \"Lunch?\" \"Pizza\""))
        .startsWith("A poll needs two options");
    assertThat(said(rig, rig.bob(), room, "!poll \"Lunch?\" \"Pizza\" \"pizza\""))
        .startsWith("Options 1 and 2 are the same");
    assertThat(said(rig, rig.bob(), room, "!poll close")).startsWith("No poll is open here");
    rig.alice().says(room, "!games off poll");
    rig.said(room);
    assertThat(said(rig, rig.bob(), room, "!poll Tea?")).startsWith("poll is off in this room.");
  }
}
