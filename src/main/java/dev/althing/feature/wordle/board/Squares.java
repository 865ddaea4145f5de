package dev.althing.feature.wordle.board;

import dev.althing.feature.wordle.rules.Mark;
import dev.althing.feature.wordle.rules.Row;
import java.util.stream.Collectors;

/** The emoji that stand for what a guess shows. */
final class Squares {
  /** A row that is still free. */
  static final String FREE = "⬜⬜⬜⬜⬜";

  private Squares() {}

  static String of(Mark mark) {
    return switch (mark) {
      case CORRECT -> "🟩";
      case PRESENT -> "🟨";
      case ABSENT -> "⬛";
    };
  }

  static String of(Row row) {
    return row.marks().stream().map(Squares::of).collect(Collectors.joining());
  }
}
