package dev.althing.plugins.picks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody's latest messages show since they were drawn again. Few are kept, and for each
 * person under one key, so that it needs no cleaning up.
 */
final class Shown {
  private static final int MOST = 8;

  private final LinkedHashMap<String, List<String>> byMessage;

  private Shown(LinkedHashMap<String, List<String>> byMessage) {
    this.byMessage = byMessage;
  }

  static Shown read(String kept) {
    LinkedHashMap<String, List<String>> byMessage = new LinkedHashMap<>();
    kept.lines()
        .map(line -> line.split("\t", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> byMessage.put(parts[0], List.of(parts[1].split(","))));
    return new Shown(byMessage);
  }

  /** Who is shown there, in letters. */
  Optional<List<String>> at(String message) {
    return Optional.ofNullable(byMessage.get(line(message)));
  }

  /** The same after another draw was shown there. */
  Shown with(String message, List<String> letters) {
    LinkedHashMap<String, List<String>> after = new LinkedHashMap<>(byMessage);
    after.remove(line(message));
    after.put(line(message), letters);
    while (after.size() > MOST) {
      after.remove(after.keySet().iterator().next());
    }
    return new Shown(after);
  }

  String written() {
    var written = new StringBuilder();
    for (Map.Entry<String, List<String>> one : byMessage.entrySet()) {
      written.append(one.getKey()).append('\t').append(String.join(",", one.getValue()));
      written.append('\n');
    }
    return written.toString();
  }

  private static String line(String message) {
    return message.replaceAll("\\s", " ");
  }
}
