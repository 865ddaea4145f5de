package dev.althing.plugins.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said in a thread so far.
 *
 * @param model which model was chosen
 * @param used when somebody last asked here
 * @param exchanges the oldest first
 */
record Conversation(String model, Instant used, List<Exchange> exchanges) {
  private static final int MOST_EXCHANGES = 100;

  /** Copies the list. */
  Conversation {
    exchanges = List.copyOf(exchanges);
  }

  /** A conversation in which nothing was answered yet. */
  static Conversation begun(String model, Instant now) {
    return new Conversation(model, now, List.of());
  }

  /** The same with one more exchange; whole ones fall off the front to keep it so short. */
  Conversation with(Exchange added, Instant now, int mostCharacters) {
    List<Exchange> longer = new ArrayList<>(exchanges);
    longer.add(added);
    return new Conversation(model, now, longer).trimmed(mostCharacters);
  }

  /** The same with another model. */
  Conversation asking(String other, Instant now) {
    return new Conversation(other, now, exchanges);
  }

  /** The last exchanges, as many as fit. */
  Conversation trimmed(int mostCharacters) {
    int from = exchanges.size();
    int length = 0;
    while (from > 0 && exchanges.size() - from < MOST_EXCHANGES) {
      length += exchanges.get(from - 1).length();
      if (length > mostCharacters) {
        break;
      }
      from--;
    }
    return new Conversation(model, used, exchanges.subList(from, exchanges.size()));
  }

  /** What is sent to the model for a further question. */
  List<Turn> turns(String system, String question, int mostCharacters) {
    List<Turn> turns = new ArrayList<>();
    if (!system.isBlank()) {
      turns.add(new Turn("system", system));
    }
    for (Exchange exchange : trimmed(mostCharacters - question.length()).exchanges()) {
      turns.add(new Turn("user", exchange.question()));
      turns.add(new Turn("assistant", exchange.answer()));
    }
    turns.add(new Turn("user", question));
    return turns;
  }

  /** How it is kept. */
  String written() {
    List<List<String>> pairs =
        exchanges.stream().map(one -> List.of(one.question(), one.answer())).toList();
    return Json.write(Map.of("model", model, "used", used.toEpochMilli(), "exchanges", pairs));
  }

  /** Reads what was kept; empty when it is damaged. */
  static Optional<Conversation> read(String written) {
    return Json.read(written)
        .map(
            json ->
                new Conversation(
                    json.text("model"),
                    Instant.ofEpochMilli(json.number("used")),
                    json.list("exchanges").stream()
                        .filter(pair -> pair instanceof List<?> two && two.size() == 2)
                        .map(pair -> (List<?>) pair)
                        .map(two -> new Exchange(two.get(0) + "", two.get(1) + ""))
                        .toList()));
  }
}
