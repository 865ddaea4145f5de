package dev.althing.plugins.picks;

import dev.althing.spi.Spelling;
import java.text.Normalizer;

/** The letters and digits of a name or word, by which its spellings are equal: {@code ksante}. */
final class Letters {
  private Letters() {}

  /** Without case, accents, punctuation and spaces; empty when there are no letters or digits. */
  static String of(String text) {
    var letters = new StringBuilder(text.length());
    Normalizer.normalize(Spelling.fold(text), Normalizer.Form.NFD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
