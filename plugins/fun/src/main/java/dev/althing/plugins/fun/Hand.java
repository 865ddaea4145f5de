package dev.althing.plugins.fun;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A hand in rock-paper-scissors; each beats the one before it, and the first beats the last. */
enum Hand {
  ROCK("r", "✊", "🪨", "stein"),
  PAPER("p", "✋", "📄", "papier"),
  SCISSORS("s", "✌", "✂", "schere");

  /** How a round ends for who showed a hand. */
  enum Outcome {
    WON,
    LOST,
    DRAWN
  }

  private final List<String> spellings;

  Hand(String... spellings) {
    this.spellings = List.of(spellings);
  }

  /** Its name as it is typed. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What may be typed instead; skin tones and variation selectors do not matter. */
  List<String> spellings() {
    return spellings;
  }

  /** The hand of that name. */
  static Hand named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Any hand. */
  static Hand any(RandomGenerator random) {
    return values()[random.nextInt(values().length)];
  }

  /** How it does against another. */
  Outcome against(Hand other) {
    return switch (Math.floorMod(ordinal() - other.ordinal(), values().length)) {
      case 0 -> Outcome.DRAWN;
      case 1 -> Outcome.WON;
      default -> Outcome.LOST;
    };
  }
}
