package dev.althing.feature.trivia.game;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What comes after a question. */
public enum Onward {
  /** Another one. */
  @JsonProperty("next")
  NEXT,
  /** It was the last. */
  @JsonProperty("over")
  OVER,
  /** Nobody plays any more. */
  @JsonProperty("quiet")
  QUIET,
  /** The bot was away for so long that the people have gone on. */
  @JsonProperty("away")
  AWAY
}
