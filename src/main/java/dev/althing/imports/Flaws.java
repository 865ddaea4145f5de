package dev.althing.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found to be wrong with a file so far: the first of it in full, the rest counted. */
final class Flaws {
  static final int SHOWN = 20;

  private static final int LONGEST = 80;

  private final List<Flaw> first = new ArrayList<>();
  private int count;

  void add(int line, String place, String text, Map<String, ?> arguments) {
    count++;
    if (first.size() < SHOWN) {
      Map<String, Object> fit =
          arguments.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> fit(entry.getValue())));
      first.add(new Flaw(line, fit(place).toString(), text, fit));
    }
  }

  int count() {
    return count;
  }

  List<Flaw> first() {
    return List.copyOf(first);
  }

  /** What a stranger wrote could be long, or steer a terminal. */
  private static Object fit(Object argument) {
    if (!(argument instanceof String text)) {
      return argument;
    }
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "…" : line;
  }
}
