package dev.althing.crash;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** People at a word game, a poll and a question in one room, whatever happens to the bot. */
final class Table {
  /** Words that may be guessed and are never what is looked for. */
  private static final List<String> GUESSES =
      List.of("aecia", "buxom", "dikas", "muton", "pudus", "zymes");

  private static final String WRITE = "m.replace";

  private final Installation installation;
  private final String room;
  private final List<Person> people;

  /** A table in the first room. */
  Table(Installation installation) {
    this.installation = installation;
    this.room = installation.rooms().get(0);
    this.people = installation.people();
  }

  /** Plays a game of words to its end in a thread; the kills come between the guesses. */
  void words(Runnable misfortune) {
    Person player = people.get(0);
    player.say(room, "!games on wordle-here");
    awaitSaid("wordle-here is on", 1);
    String root = player.say(room, "!wordle");
    awaitSaid("Write a word of five letters", 1);
    for (String guess : GUESSES) {
      player.say(room, root, guess);
      misfortune.run();
    }
    String letters =
        String.join(" ", GUESSES.get(GUESSES.size() - 1).toUpperCase(Locale.ROOT).split(""));
    awaitSaid("6/6", letters);
    awaitSaid("The word was", 1);
    // No guess is lost and none is taken twice, nor is the board shown twice.
    String board = latest("Five Letters");
    GUESSES.forEach(
        guess ->
            assertThat(board)
                .containsOnlyOnce(String.join(" ", guess.toUpperCase(Locale.ROOT).split(""))));
    assertThat(messages("Five Letters")).isEqualTo(1);
    player.say(room, "!wordle stats");
    awaitSaid("Played 1 ·", 1);
  }

  /** Votes in a poll, some for something else first; the kills come between the votes. */
  void poll(Runnable misfortune) {
    people.get(0).say(room, "!poll \"Where to?\" \"North\" \"South\" \"West\"");
    awaitSaid("Vote with a reaction", 1);
    String poll = id("Vote with a reaction");
    List<String> keys = List.of("1️⃣", "2️⃣", "3️⃣");
    for (Person person : people) {
      for (String key : keys) {
        person.react(room, poll, key);
      }
      misfortune.run();
    }
    awaitSaid("West", people.size() + " (100 %)");
    people.get(0).say(room, "!poll close");
    awaitSaid("West wins with " + people.size() + " votes", 1);
  }

  /** Answers a question, the kill coming after some answers; it is told once all the same. */
  void question(Runnable misfortune) {
    int before = messages("⏰");
    people.get(0).say(room, "!trivia easy time 10s");
    awaitSaid("React with the number", 1);
    String question = id("React with the number");
    people.get(0).react(room, question, "1️⃣");
    misfortune.run();
    people.subList(1, people.size()).forEach(person -> person.react(room, question, "2️⃣"));
    misfortune.run();
    eventually("the answer is told", () -> messages("⏰") == before + 1);
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    assertThat(messages("⏰")).isEqualTo(before + 1);
    people.forEach(person -> person.say(room, "!trivia stats"));
    people.forEach(person -> awaitSaid(person.id() + ": ", " of 1 answers right"));
  }

  /** Waits until so many messages with these words are there. */
  private void awaitSaid(String words, int count) {
    eventually("somebody reads “" + words + "”", () -> messages(words) >= count || isShown(words));
  }

  /** Waits until a message shows both. */
  private void awaitSaid(String one, String other) {
    eventually(
        "somebody reads “" + one + "” with “" + other + "”",
        () ->
            own().stream().map(Table::text).anyMatch(it -> it.contains(one) && it.contains(other)));
  }

  private boolean isShown(String words) {
    return own().stream().map(Table::text).anyMatch(text -> text.contains(words));
  }

  /** How many messages, edits not counted, have these words. */
  private int messages(String words) {
    return (int)
        own().stream()
            .filter(event -> !isEdit(event))
            .filter(it -> text(it).contains(words))
            .count();
  }

  private String id(String words) {
    return own().stream()
        .filter(event -> !isEdit(event) && text(event).contains(words))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .path("event_id")
        .asText();
  }

  private String latest(String words) {
    List<String> all = new ArrayList<>(own().stream().map(Table::text).toList());
    all.removeIf(text -> !text.contains(words));
    return all.get(all.size() - 1);
  }

  private List<JsonNode> own() {
    return installation.read(room).stream()
        .filter(event -> event.path("sender").asText().equals(installation.account().id()))
        .filter(event -> event.path("type").asText().equals("m.room.message"))
        .toList();
  }

  private static boolean isEdit(JsonNode event) {
    return event.at("/content/m.relates_to/rel_type").asText().equals(WRITE);
  }

  private static String text(JsonNode event) {
    JsonNode now = event.at("/content/m.new_content/body");
    return now.isMissingNode() ? event.at("/content/body").asText() : now.asText();
  }
}
