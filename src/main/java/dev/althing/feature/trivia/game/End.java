package dev.althing.feature.trivia.game;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a round ended before its last question was answered. */
public enum End {
  /** Somebody wanted it to. */
  @JsonProperty("wanted")
  WANTED,
  /** Its question did not get out in time. */
  @JsonProperty("unsent")
  UNSENT,
  /** The homeserver refused its question. */
  @JsonProperty("refused")
  REFUSED,
  /** The game was switched off in the room. */
  @JsonProperty("switched-off")
  SWITCHED_OFF,
  /** The bot was away for so long that the people have gone on. */
  @JsonProperty("away")
  AWAY,
  /** There are no such questions any more. */
  @JsonProperty("no-questions")
  NO_QUESTIONS
}
