package dev.althing.feature.wordle.player;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** What happens to a player; journal family {@code wordle}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(PlayerEvent.GameStarted.class),
  @JsonSubTypes.Type(PlayerEvent.BoardMoved.class),
  @JsonSubTypes.Type(PlayerEvent.WordGuessed.class),
  @JsonSubTypes.Type(PlayerEvent.GameFinished.class),
  @JsonSubTypes.Type(PlayerEvent.GameGivenUp.class),
  @JsonSubTypes.Type(PlayerEvent.HardModeSet.class),
  @JsonSubTypes.Type(PlayerEvent.StatisticsImported.class)
})
public sealed interface PlayerEvent {
  /** A game, as it is after the event. */
  sealed interface OfGame extends PlayerEvent {
    /** The game. */
    Game game();
  }

  /** A game was begun. */
  @JsonTypeName("game-started")
  record GameStarted(Game game) implements OfGame {}

  /** A game that goes on is shown by another message from now on. */
  @JsonTypeName("board-moved")
  record BoardMoved(Game game) implements OfGame {}

  /** A word was guessed, and there are guesses left. */
  @JsonTypeName("word-guessed")
  record WordGuessed(Game game) implements OfGame {}

  /** The answer was guessed, or the last guess was used. */
  @JsonTypeName("game-finished")
  record GameFinished(Game game) implements OfGame {}

  /** The player gave up. */
  @JsonTypeName("game-given-up")
  record GameGivenUp(Game game) implements OfGame {}

  /**
   * The hard mode was switched for what is to come.
   *
   * @param changed games that go on, for which it was switched too, as they are now
   * @param isLater whether a game goes on for which it could not be switched any more
   */
  @JsonTypeName("hard-mode-set")
  record HardModeSet(boolean on, List<Game> changed, boolean isLater) implements PlayerEvent {
    /** Copies the list. */
    public HardModeSet {
      changed = List.copyOf(changed);
    }
  }

  /**
   * What was played with another bot was added.
   *
   * @param source which one; each once
   */
  @JsonTypeName("statistics-imported")
  record StatisticsImported(String source, Statistics statistics) implements PlayerEvent {}
}
