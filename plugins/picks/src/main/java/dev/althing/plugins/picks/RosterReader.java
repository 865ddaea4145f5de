package dev.althing.plugins.picks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the text of a roster, and finds everything that is wrong with it. */
final class RosterReader {
  private static final int MOST_LINES = 2_000;
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_NAME = 40;

  private static final int QUOTED = 60;

  private final Game game;
  private final Map<String, Integer> lineOf = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private int number;

  private RosterReader(Game game) {
    this.game = game;
  }

  /**
   * What came of it.
   *
   * @param roster of those who could be read
   * @param flaws what is wrong; the roster is of use only when there are none
   */
  record Outcome(Roster roster, List<Flaw> flaws) {
    Outcome {
      flaws = List.copyOf(flaws);
    }
  }

  static Outcome read(Game game, String text) {
    var reader = new RosterReader(game);
    String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    marked.lines().limit(MOST_LINES + 1L).forEach(reader::line);
    if (reader.members.isEmpty() && reader.flaws.isEmpty()) {
      reader.number = 0;
      reader.flaw(Flaw.Kind.NOBODY);
    }
    return new Outcome(new Roster(game, reader.members), reader.flaws);
  }

  private void line(String line) {
    number++;
    if (number > MOST_LINES) {
      flaw(Flaw.Kind.TOO_MANY_LINES, String.valueOf(MOST_LINES));
      return;
    }
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    OptionalInt unseen = line.codePoints().filter(c -> c != '\t' && isUnseen(c)).findFirst();
    if (line.length() > LONGEST_LINE) {
      flaw(Flaw.Kind.LINE_TOO_LONG, String.valueOf(LONGEST_LINE));
    } else if (unseen.isPresent()) {
      flaw(Flaw.Kind.CONTROL, "%04X".formatted(unseen.getAsInt()));
    } else {
      entry(line);
    }
  }

  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private void entry(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 2) {
      flaw(Flaw.Kind.FORMAT, kinds(), quoted(line));
      return;
    }
    int before = flaws.size();
    String name = parts[0].strip();
    name(name);
    List<Lane> lanes = lanes(parts[1]);
    if (flaws.size() == before) {
      members.add(Member.of(name, lanes));
    }
  }

  private void name(String name) {
    String letters = Letters.of(name);
    if (letters.isEmpty()) {
      flaw(Flaw.Kind.NO_NAME, quoted(name));
      return;
    }
    if (name.codePointCount(0, name.length()) > LONGEST_NAME || letters.length() > LONGEST_NAME) {
      flaw(Flaw.Kind.NAME_TOO_LONG, String.valueOf(LONGEST_NAME));
      return;
    }
    Optional.ofNullable(lineOf.putIfAbsent(letters, number))
        .ifPresent(first -> flaw(Flaw.Kind.TWICE, quoted(name), String.valueOf(first)));
  }

  private List<Lane> lanes(String written) {
    Set<Lane> lanes = new LinkedHashSet<>();
    List<String> words = Words.of(written);
    for (String word : words) {
      game.lane(Letters.of(word))
          .ifPresentOrElse(lanes::add, () -> flaw(Flaw.Kind.UNKNOWN_LANE, quoted(word), kinds()));
    }
    if (words.isEmpty()) {
      flaw(Flaw.Kind.NO_LANE, kinds());
    }
    return List.copyOf(lanes);
  }

  private String kinds() {
    return game.lanes().stream().map(Lane::word).collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    int length = text.codePointCount(0, text.length());
    String shown =
        length <= QUOTED ? text : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    return "“" + shown.replace('\t', ' ') + "”";
  }

  private void flaw(Flaw.Kind kind, String... details) {
    flaws.add(new Flaw(game.file(), number, kind, List.of(details)));
  }
}
