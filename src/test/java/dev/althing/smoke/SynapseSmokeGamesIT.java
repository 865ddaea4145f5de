package dev.althing.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.smoke.Person.Said;
import dev.althing.testing.Databases;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people come for, on a real homeserver: each is played across a kill of the bot. */
@Tag("synapse")
final class SynapseSmokeGamesIT extends SmokeStage {
  private String space;
  private String den;

  SynapseSmokeGamesIT() {
    super(Databases.POSTGRESQL);
  }

  @Override
  String configuration() {
    space =
        moderator.createRoom(
            "{'preset':'public_chat','name':'Home','creation_content':{'type':'m.space'}}");
    den = moderator.createRoom("{'preset':'private_chat','name':'Den'}");
    return """
        althing.welcome.places.home { room = "%s", reactions { "✅" = ["%s"] } }
        """
        .formatted(space, den);
  }

  @Test
  void aGameOfWordsGoesOnAfterAKill() {
    String room =
        moderator.createRoom(
            "{'preset':'trusted_private_chat','is_direct':true,'invite':['%s']}", bot);
    moderator.awaitMember(room, bot, "join");
    Said board = ask(moderator, room, "wordle practice");
    assertThat(board.body()).contains("practice 1 · 0/6");
    moderator.say(room, "crane");
    awaitBoard(room, board, "1/6");
    moderator.say(room, "moist");
    program.kill();
    moderator.say(room, "buxom");
    start();

    awaitBoard(room, board, "3/6");
    moderator.say(room, "wordle giveup");
    moderator.await(room, bot, said -> said.body().startsWith("Given up: the word was"));
    awaitBoard(room, board, "The word was");
  }

  private void awaitBoard(String room, Said board, String words) {
    moderator.await(room, bot, said -> said.isEditOf(board.id()) && said.becomes(words));
  }

  @Test
  void votesOfBothKindsAreCountedOnceAfterAKill() {
    String room = room("12");
    Said poll = ask(alice, room, "!poll \"Lunch?\" \"Pizza\" \"Soup\"");
    JsonNode asked = nativePoll(room);
    bob.react(room, poll.id(), "1️⃣");
    alice.await(room, bot, said -> said.isEditOf(poll.id()) && said.becomes("One person"));
    program.kill();
    bob.react(room, poll.id(), "2\u20e3");
    responds(alice, room, asked, 1);
    start();

    alice.await(room, bot, said -> said.isEditOf(poll.id()) && said.becomes("2 people"));
    alice.say(room, "!poll close");
    alice.await(room, bot, said -> said.body().contains("Soup wins with 2 votes"));
    Patience.until(
        "the native poll is ended once",
        () -> of(room, said -> said.type().endsWith("poll.end")).size() == 1);
  }

  private JsonNode nativePoll(String room) {
    return Patience.until(
        () -> "a native poll",
        () ->
            of(room, said -> said.type().endsWith("poll.start")).stream()
                .map(Said::event)
                .findFirst());
  }

  private List<Said> of(String room, Predicate<Said> wanted) {
    return alice.timeline(room).stream().filter(wanted).toList();
  }

  private static void responds(Person person, String room, JsonNode poll, int option) {
    String key = "org.matrix.msc3381.poll.";
    String answer =
        poll.path("content").path(key + "start").path("answers").path(option).path("id").asText();
    ObjectNode content = Json.object();
    content
        .putObject("m.relates_to")
        .put("rel_type", "m.reference")
        .put("event_id", poll.path("event_id").asText());
    content.putObject(key + "response").putArray("answers").add(answer);
    person.send(room, key + "response", content);
  }

  @Test
  void aQuestionIsToldOnceAfterAKill() {
    String room = room("12");
    Said question = ask(alice, room, "!trivia geography easy time 1m");
    assertThat(question.body()).startsWith("🧠 Geography · easy");
    Patience.until("four answers to choose from", () -> seeds(room, question) == 4);
    alice.react(room, question.id(), "1️⃣");
    program.kill();
    bob.react(room, question.id(), "2\u20e3");
    start();

    alice.await(room, bot, said -> said.body().contains("The answer is"));
    assertThat(ask(alice, room, "!trivia scores").body()).contains(alice.id(), bob.id());
    assertThat(of(room, said -> said.body().contains("The answer is"))).hasSize(1);
    assertThat(seeds(room, question)).isEqualTo(4);
  }

  private long seeds(String room, Said question) {
    return of(
            room,
            said ->
                said.type().equals("m.reaction")
                    && said.sender().equals(bot)
                    && said.relation().path("event_id").asText().equals(question.id()))
        .size();
  }

  @Test
  void aNewcomerIsReceivedOnceAcrossAKill() {
    for (String room : List.of(space, den)) {
      moderator.invite(room, bot);
      moderator.awaitMember(room, bot, "join");
    }
    moderator.setState(den, "m.room.power_levels", "", powers(den));
    Person carol = newcomer("carol");
    carol.join(space);
    String direct = carol.invitation();
    carol.join(direct);
    Said greeting = carol.await(direct, bot, said -> said.body().contains("welcome to Home"));
    program.kill();
    carol.react(direct, greeting.id(), "✅");
    start();

    carol.await(direct, bot, said -> said.body().startsWith("Thank you, you are in!"));
    moderator.awaitMember(den, carol.id(), "invite");
    assertThat(carol.messages(direct, bot)).hasSize(2);
  }

  private ObjectNode powers(String room) {
    ObjectNode levels = moderator.state(room, "m.room.power_levels", "");
    levels.withObject("/users").put(bot, 50);
    return levels;
  }
}
