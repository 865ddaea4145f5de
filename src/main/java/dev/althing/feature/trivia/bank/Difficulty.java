package dev.althing.feature.trivia.bank;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How hard a question is. */
public enum Difficulty {
  @JsonProperty("easy")
  EASY,
  @JsonProperty("medium")
  MEDIUM,
  @JsonProperty("hard")
  HARD;

  /** The word for it in packs and commands. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The difficulty of that word, if it is one. */
  public static Optional<Difficulty> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }
}
