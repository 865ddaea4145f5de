package dev.althing.command;

import dev.althing.spi.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What somebody may have meant: names within one or two slips of the finger of what they wrote. */
public final class Suggestions {
  private static final int MOST = 3;
  private static final int LONGEST = 32;

  private Suggestions() {}

  private record Scored(String name, int distance) {}

  /** The names most like the word, the most likely first. */
  public static List<String> of(String word, Collection<String> names) {
    if (word.length() > 2 * LONGEST) {
      return List.of();
    }
    String wanted = Spelling.fold(word);
    return names.stream()
        .map(name -> new Scored(name, distance(wanted, Spelling.fold(name))))
        .filter(scored -> scored.distance() <= tolerance(wanted))
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
        .map(Scored::name)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static int tolerance(String word) {
    int length = word.codePointCount(0, word.length());
    return length <= 2 ? 0 : length <= 5 ? 1 : 2;
  }

  /** Slips needed; the beginning of a name counts as no slip. */
  private static int distance(String word, String name) {
    boolean begins = word.length() >= 2 && name.startsWith(word);
    return begins ? 0 : Spelling.slips(word, name);
  }
}
