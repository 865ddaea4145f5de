package dev.althing.feature.wordle.board;

import dev.althing.feature.wordle.rules.Mark;
import dev.althing.feature.wordle.rules.Row;
import java.util.Locale;

/** Letters on coloured ground, for clients that show colours; letters alone for others. */
final class Tiles {
  private static final String INK = "#ffffff";

  private Tiles() {}

  static String of(Row row) {
    StringBuilder tiles = new StringBuilder();
    for (int i = 0; i < row.word().length(); i++) {
      tiles.append(of(row.word().charAt(i), row.marks().get(i)));
    }
    return tiles.toString();
  }

  static String of(char letter, Mark mark) {
    return "<span data-mx-bg-color=\"%s\" data-mx-color=\"%s\">&nbsp;%s&nbsp;</span>"
        .formatted(ground(mark), INK, String.valueOf(letter).toUpperCase(Locale.ROOT));
  }

  private static String ground(Mark mark) {
    return switch (mark) {
      case CORRECT -> "#2e7d32";
      case PRESENT -> "#a15c00";
      case ABSENT -> "#4a4a4a";
    };
  }
}
