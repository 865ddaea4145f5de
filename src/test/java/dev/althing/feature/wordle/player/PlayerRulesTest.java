package dev.althing.feature.wordle.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.wordle.player.Puzzle.Kind;
import dev.althing.feature.wordle.rules.HardMode.Breach;
import dev.althing.matrix.id.RoomId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlayerRulesTest {
  private static final List<String> WRONG =
      List.of("house", "plant", "brick", "fjord", "gymps", "waqfs");

  private final Games games = new Games();

  private static Game game(Answer answer) {
    if (answer instanceof Answer.Shown shown) {
      return shown.game();
    }
    return answer instanceof Answer.GaveUp gaveUp
        ? gaveUp.game()
        : ((Answer.Counted) answer).game();
  }

  @Test
  void aGameIsWonWithTheAnswer() {
    assertThat(game(games.daily(5, "crane")).guesses()).isEmpty();
    assertThat(game(games.guess(5, "house")).isOver()).isFalse();

    Game won = game(games.guess(5, "crane"));

    assertThat(won.isWon()).isTrue();
    assertThat(won.points()).isEqualTo(5);
    assertThat(games.guess(5, "plant")).isEqualTo(new Answer.NotOpen());
  }

  @Test
  void aGameIsLostWithTheSixthWrongGuess() {
    games.daily(5, "crane");
    WRONG.subList(0, 5).forEach(word -> games.guess(5, word));

    Game lost = game(games.guess(5, WRONG.get(5)));

    assertThat(lost.isOver()).isTrue();
    assertThat(lost.isWon()).isFalse();
    assertThat(lost.points()).isZero();
    assertThat(games.guess(5, "crane")).isEqualTo(new Answer.NotOpen());
  }

  @Test
  void theSameWordTwiceCostsOneGuess() {
    games.daily(5, "crane");
    games.guess(5, "house");

    assertThat(games.guess(5, "house")).isEqualTo(new Answer.Repeated("house"));
    assertThat(games.player().current().orElseThrow().guesses()).containsExactly("house");
  }

  @Test
  void anUnknownWordCostsNothing() {
    games.daily(5, "crane");

    assertThat(games.tell(new Wish.Try(new GameId(Kind.DAILY, 5), "qqqqq", false, Games.NOON)))
        .isEqualTo(new Answer.Unknown("qqqqq"));
    assertThat(games.events()).hasSize(1);
  }

  @Test
  void theAnswerIsFoundThoughTheListsHaveItNoMore() {
    games.daily(5, "crane");

    games.tell(new Wish.Try(new GameId(Kind.DAILY, 5), "crane", false, Games.NOON));

    assertThat(games.player().statistics().won()).isEqualTo(1);
  }

  @Test
  void aPuzzleCannotBeFinishedAfterTheNextDay() {
    games.daily(5, "crane");
    Wish late = new Wish.Try(new GameId(Kind.DAILY, 5), "crane", true, Games.UNTIL.plusMillis(1));

    assertThat(games.tell(late)).isInstanceOf(Answer.TooLate.class);
    assertThat(game(games.guess(5, "crane")).isWon()).isTrue();
  }

  @Test
  void askedAgainTheBoardMovesAndTheGameGoesOn() {
    games.daily(5, "crane");
    games.guess(5, "house");

    Game moved =
        game(
            games.tell(
                new Wish.Play(new Puzzle(Kind.DAILY, 5, "other"), Games.THREAD, Games.NOON)));

    assertThat(moved.puzzle().answer()).isEqualTo("crane");
    assertThat(moved.guesses()).containsExactly("house");
    assertThat(moved.board().cause()).isEqualTo("event:$root");
    assertThat(moved.until()).isEqualTo(Games.UNTIL);
    assertThat(game(games.guess(5, "crane")).board()).isEqualTo(moved.board());
  }

  @Test
  void resultsAreSharedWhereTheGameWasFirstAskedFor() {
    Board direct =
        new Board(
            Optional.of(new RoomId("!two:example.org")),
            Optional.empty(),
            Optional.empty(),
            "event:$x",
            0,
            "en");
    games.daily(5, "crane");

    Game moved =
        game(games.tell(new Wish.Play(new Puzzle(Kind.DAILY, 5, "crane"), direct, Games.UNTIL)));

    assertThat(moved.board().origin()).isEqualTo(Games.ALONE.origin());
  }

  @Test
  void aFinishedPuzzleIsShownAgainAndNothingHappens() {
    games.daily(5, "crane");
    games.guess(5, "crane");

    assertThat(game(games.daily(5, "crane")).isWon()).isTrue();
    assertThat(games.events()).hasSize(2);
  }

  @Test
  void nobodyPlaysADayTwiceByGoingWest() {
    games.daily(5, "crane");
    games.guess(5, "crane");

    assertThat(game(games.daily(4, "house")).puzzle().number()).isEqualTo(5);
    assertThat(game(games.daily(5, "plant")).puzzle().answer()).isEqualTo("crane");
    assertThat(game(games.daily(6, "plant")).guesses()).isEmpty();
  }

  @Test
  void whoHasSeenADayInTheArchiveDoesNotPlayItAfterGoingWest() {
    games.play(Kind.ARCHIVE, 5, "crane");

    assertThat(games.daily(5, "crane")).isEqualTo(new Answer.SeenBefore(5));
    assertThat(games.daily(4, "house")).isEqualTo(new Answer.SeenBefore(4));
    assertThat(game(games.daily(6, "plant")).guesses()).isEmpty();
  }

  @Test
  void aDayThatIsStillPlayedIsNotLookedUpInTheArchive() {
    games.daily(5, "crane");
    games.guess(5, "house");

    Game same = game(games.play(Kind.ARCHIVE, 5, "crane"));

    assertThat(same.id()).isEqualTo(new GameId(Kind.DAILY, 5));
    assertThat(same.guesses()).containsExactly("house");
  }

  @Test
  void oldPuzzlesMayBePlayedAgainAndDoNotCount() {
    games.daily(5, "crane");
    games.play(Kind.ARCHIVE, 3, "house");
    games.guess(Kind.ARCHIVE, 3, "house");
    games.play(Kind.ARCHIVE, 3, "house");
    games.guess(Kind.ARCHIVE, 3, "house");

    assertThat(games.player().statistics()).isEqualTo(Statistics.NONE);
    assertThat(games.player().current().orElseThrow().id()).isEqualTo(new GameId(Kind.DAILY, 5));
  }

  @Test
  void puzzlesForPracticeAreNumberedAndTheLastIsThere() {
    games.play(Kind.PRACTICE, 0, "crane");
    Game second = game(games.play(Kind.PRACTICE, 0, "house"));

    assertThat(second.id()).isEqualTo(new GameId(Kind.PRACTICE, 2));
    assertThat(games.guess(Kind.PRACTICE, 1, "crane")).isEqualTo(new Answer.NotOpen());
    assertThat(game(games.guess(Kind.PRACTICE, 2, "house")).isWon()).isTrue();
    assertThat(games.player().statistics()).isEqualTo(Statistics.NONE);
  }

  @Test
  void twoGamesGoOnBesideEachOther() {
    games.daily(5, "crane");
    games.play(Kind.PRACTICE, 0, "house");

    assertThat(game(games.guess(5, "plant")).guesses()).containsExactly("plant");
    assertThat(game(games.guess(Kind.PRACTICE, 1, "brick")).guesses()).containsExactly("brick");
  }

  @Test
  void givingUpEndsTheGameThatWasShownLast() {
    games.daily(5, "crane");
    games.play(Kind.PRACTICE, 0, "house");

    assertThat(game(games.tell(new Wish.GiveUp())).id()).isEqualTo(new GameId(Kind.PRACTICE, 1));
    assertThat(game(games.tell(new Wish.GiveUp())).id()).isEqualTo(new GameId(Kind.DAILY, 5));
    assertThat(games.tell(new Wish.GiveUp())).isEqualTo(new Answer.NotOpen());
    assertThat(games.player().statistics().played()).isEqualTo(1);
    assertThat(games.player().statistics().won()).isZero();
  }

  @Test
  void theLastFinishedGameIsThatWhichWasShownLast() {
    assertThat(games.player().finished()).isEmpty();
    games.daily(5, "crane");
    games.guess(5, "crane");
    games.play(Kind.PRACTICE, 0, "house");
    assertThat(games.player().finished().orElseThrow().puzzle().isDaily()).isTrue();
    games.guess(Kind.PRACTICE, 1, "house");
    assertThat(games.player().finished().orElseThrow().puzzle().isDaily()).isFalse();
  }

  @Test
  void theHardModeIsForThisGameBeforeItsFirstGuessAndElseForTheNext() {
    games.daily(5, "shire");
    Answer.IsHard now = (Answer.IsHard) games.tell(new Wish.SetHard(true));
    assertThat(now.changed()).hasSize(1).allMatch(Game::hard);
    assertThat(now.isLater()).isFalse();
    games.guess(5, "raise");
    assertThat(games.guess(5, "irish")).isEqualTo(new Answer.Breaks(new Breach.Moved(5, 'e')));
    assertThat(games.guess(5, "slice")).isEqualTo(new Answer.Breaks(new Breach.Missing('r')));

    Answer.IsHard off = (Answer.IsHard) games.tell(new Wish.SetHard(false));
    assertThat(off.changed()).hasSize(1).noneMatch(Game::hard);
    assertThat(game(games.guess(5, "slice")).guesses()).hasSize(2);
    Answer.IsHard later = (Answer.IsHard) games.tell(new Wish.SetHard(true));
    assertThat(later.changed()).isEmpty();
    assertThat(later.isLater()).isTrue();
    assertThat(game(games.guess(5, "plant")).hard()).isFalse();
    assertThat(game(games.daily(6, "crane")).hard()).isTrue();
  }

  @Test
  void switchingToWhatIsThereChangesNothing() {
    games.tell(new Wish.SetHard(false));
    games.tell(new Wish.SetHard(true));
    games.tell(new Wish.SetHard(true));

    assertThat(games.events()).hasSize(1);
    assertThat(games.player().hard()).isTrue();
  }

  @Test
  void whatWasPlayedElsewhereIsAddedOnce() {
    games.daily(5, "crane");
    games.guess(5, "crane");
    var elsewhere = new Statistics(10, 9, 3, 7, 4, List.of(0, 1, 2, 3, 2, 1));

    games.tell(new Wish.Import("old-bot", elsewhere));
    games.tell(new Wish.Import("old-bot", elsewhere));

    assertThat(games.player().statistics())
        .isEqualTo(new Statistics(11, 10, 1, 7, 5, List.of(1, 1, 2, 3, 2, 1)));
  }

  @Test
  void aNoteNamesItsGame() {
    for (Kind kind : Kind.values()) {
      GameId id = new GameId(kind, 321);
      assertThat(GameId.parse(id.toString())).isEqualTo(id);
    }
    assertThat(new GameId(Kind.DAILY, 321)).hasToString("daily 321");
  }
}
