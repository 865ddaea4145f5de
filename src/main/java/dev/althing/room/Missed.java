package dev.althing.room;

import dev.althing.matrix.id.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands of a room that came while we were away and are too old to be run. */
final class Missed {
  /**
   * All of them.
   *
   * @param first the event of the first
   * @param texts the beginnings of the first few
   * @param count how many there are
   */
  record All(EventId first, List<String> texts, int count) {}

  private static final int NAMED = 10;
  private static final int LONGEST = 40;

  private final List<String> texts = new ArrayList<>();
  private Optional<EventId> first = Optional.empty();
  private int count;

  void add(EventId event, String text) {
    first = first.or(() -> Optional.of(event));
    count++;
    if (texts.size() < NAMED) {
      texts.add(beginning(text));
    }
  }

  /** All since the last time, if there are any. */
  Optional<All> take() {
    Optional<All> all = first.map(event -> new All(event, List.copyOf(texts), count));
    first = Optional.empty();
    texts.clear();
    count = 0;
    return all;
  }

  private static String beginning(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
