package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.config.feature.WordLists;
import dev.althing.feature.wordle.rules.Day;
import dev.althing.feature.wordle.words.Order;
import dev.althing.feature.wordle.words.OrderKey;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What tests of the word game know of it: the answers, since they have the key. */
final class WordleTable {
  private WordleTable() {}

  static int today(BotRig bot) {
    return Day.at(bot.clock().instant(), ZoneOffset.UTC).number();
  }

  static String answer(BotRig bot, int day) {
    OrderKey key = OrderKey.in(bot.data().resolve("bot"), new Random(1));
    return new Order(key, WordLists.bundled().answers()).from(day, 1).get(0);
  }

  /** Words that may be guessed, and are not the answer. */
  static List<String> wrong(String answer) {
    return WordLists.bundled().answers().stream()
        .filter(word -> !word.equals(answer))
        .limit(10)
        .toList();
  }

  /** A room of only that person and the bot. */
  static String direct(BotRig bot, Person person) {
    var request = Json.object().put("preset", "public_chat").put("is_direct", true);
    request.putArray("invite").add(bot.bot());
    String room = person.creates(request);
    bot.awaitBot(room);
    return room;
  }

  /** The text that an edit puts in the place of another. */
  static String edited(Heard edit) {
    JsonNode content = edit.content();
    assertThat(content.at("/m.relates_to/rel_type").asText()).isEqualTo("m.replace");
    return content.at("/m.new_content/body").asText();
  }

  static String original(Heard edit) {
    return edit.content().at("/m.relates_to/event_id").asText();
  }

  static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
