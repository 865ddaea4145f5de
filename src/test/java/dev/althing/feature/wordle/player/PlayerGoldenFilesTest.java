package dev.althing.feature.wordle.player;

import dev.althing.effect.Cause;
import dev.althing.feature.wordle.player.Puzzle.Kind;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import java.util.List;
import java.util.Map;

final class PlayerGoldenFilesTest extends GoldenFiles {
  private static final Game DAILY = Games.game(Kind.DAILY, "crane");

  @Override
  protected JournalFamily family() {
    return PlayerRules.FAMILY;
  }

  private static Recorded<PlayerEvent> recorded(PlayerEvent event) {
    return new Recorded<>(new Cause("event:$asked"), event);
  }

  @Override
  protected Map<String, Object> expected() {
    return Map.of(
        "game-started.v1.json",
        recorded(new PlayerEvent.GameStarted(DAILY)),
        "board-moved.v1.json",
        recorded(new PlayerEvent.BoardMoved(DAILY.shownAt(Games.THREAD))),
        "word-guessed.v1.json",
        recorded(new PlayerEvent.WordGuessed(DAILY.with("house"))),
        "game-finished.v1.json",
        recorded(new PlayerEvent.GameFinished(Games.game(Kind.ARCHIVE, "crane", "crane"))),
        "game-given-up.v1.json",
        recorded(new PlayerEvent.GameGivenUp(Games.game(Kind.PRACTICE, "crane").givenUp())),
        "hard-mode-set.v1.json",
        recorded(new PlayerEvent.HardModeSet(true, List.of(DAILY.hard(true)), true)),
        "statistics-imported.v1.json",
        recorded(
            new PlayerEvent.StatisticsImported(
                "old-bot", new Statistics(10, 9, 3, 7, 690, List.of(0, 1, 2, 3, 2, 1)))));
  }
}
