package dev.althing.feature.wordle.player;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;
import dev.althing.feature.wordle.player.PlayerEvent.BoardMoved;
import dev.althing.feature.wordle.player.PlayerEvent.GameFinished;
import dev.althing.feature.wordle.player.PlayerEvent.GameGivenUp;
import dev.althing.feature.wordle.player.PlayerEvent.GameStarted;
import dev.althing.feature.wordle.player.PlayerEvent.HardModeSet;
import dev.althing.feature.wordle.player.PlayerEvent.StatisticsImported;
import dev.althing.feature.wordle.player.PlayerEvent.WordGuessed;
import dev.althing.feature.wordle.rules.HardMode;
import dev.althing.feature.wordle.rules.Row;
import dev.althing.journal.event.JournalFamily;
import java.util.List;
import java.util.Optional;

/** The rules of one player's games. */
public final class PlayerRules implements EntityRules<Wish, PlayerEvent, Player, Answer> {
  /** The family's name. */
  public static final String TYPE = "wordle";

  /** The players' events, for the journal. */
  public static final JournalFamily FAMILY = JournalFamily.of(TYPE, PlayerEvent.class);

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<PlayerEvent> events() {
    return PlayerEvent.class;
  }

  @Override
  public Player empty(String id) {
    return Player.NEW;
  }

  @Override
  public Decision<PlayerEvent, Answer> decide(Player player, Wish wish) {
    if (wish instanceof Wish.Play play) {
      return play(player, play);
    }
    if (wish instanceof Wish.Try guess) {
      return guess(player, guess);
    }
    if (wish instanceof Wish.GiveUp) {
      return player
          .current()
          .map(game -> Decision.<PlayerEvent, Answer>happens(new GameGivenUp(game.givenUp())))
          .orElse(Decision.answers(new Answer.NotOpen()));
    }
    if (wish instanceof Wish.SetHard hard) {
      return setHard(player, hard.on());
    }
    if (wish instanceof Wish.Import imported) {
      return player.imports().contains(imported.source())
          ? Decision.answers(new Answer.Imported(imported.source()))
          : Decision.happens(new StatisticsImported(imported.source(), imported.statistics()));
    }
    return Decision.answers(new Answer.Known(player));
  }

  private static Decision<PlayerEvent, Answer> play(Player player, Wish.Play play) {
    Optional<Game> going = goingOn(player, play.puzzle());
    if (going.isPresent()) {
      Game moved = going.get().shownAt(play.board());
      return moved.isOver()
          ? Decision.answers(new Answer.Shown(moved))
          : Decision.happens(new BoardMoved(moved));
    }
    Puzzle puzzle = play.puzzle();
    if (puzzle.isDaily() && puzzle.number() <= player.seen()) {
      return Decision.answers(new Answer.SeenBefore(puzzle.number()));
    }
    Puzzle numbered =
        puzzle.kind() == Puzzle.Kind.PRACTICE
            ? new Puzzle(Puzzle.Kind.PRACTICE, player.practised() + 1, puzzle.answer())
            : puzzle;
    return Decision.happens(
        new GameStarted(Game.begun(numbered, player.hard(), play.board(), play.until())));
  }

  /**
   * The game that is meant when a puzzle is asked for that was begun before. Days only go up, in
   * whichever zone the player is now; and a day that is still played is not looked up elsewhere.
   */
  private static Optional<Game> goingOn(Player player, Puzzle puzzle) {
    int number = puzzle.number();
    return switch (puzzle.kind()) {
      case DAILY -> player.daily().filter(game -> game.puzzle().number() >= number);
      case ARCHIVE ->
          player
              .open()
              .filter(game -> game.puzzle().kind() != Puzzle.Kind.PRACTICE)
              .filter(game -> game.puzzle().number() == number)
              .findFirst();
      case PRACTICE -> Optional.empty();
    };
  }

  private static Decision<PlayerEvent, Answer> guess(Player player, Wish.Try guess) {
    Optional<Game> open = player.game(guess.game()).filter(game -> !game.isOver());
    if (open.isEmpty()) {
      return Decision.answers(new Answer.NotOpen());
    }
    Game game = open.get();
    Optional<Answer> refusal = refusal(game, guess);
    if (refusal.isPresent()) {
      return Decision.answers(refusal.get());
    }
    Game next = game.with(guess.word());
    return Decision.happens(next.isOver() ? new GameFinished(next) : new WordGuessed(next));
  }

  private static Optional<Answer> refusal(Game game, Wish.Try guess) {
    if (guess.at().isAfter(game.until())) {
      return Optional.of(new Answer.TooLate(game));
    }
    // The answer of a day stays, also when it was taken out of the lists since.
    if (!guess.isKnown() && !guess.word().equals(game.puzzle().answer())) {
      return Optional.of(new Answer.Unknown(guess.word()));
    }
    if (game.guesses().contains(guess.word())) {
      return Optional.of(new Answer.Repeated(guess.word()));
    }
    List<Row> rows = game.rows();
    return game.hard() && !rows.isEmpty()
        ? HardMode.of(rows.get(rows.size() - 1), guess.word()).map(Answer.Breaks::new)
        : Optional.empty();
  }

  /** On only before the first guess of a game, off at any time. */
  private static Decision<PlayerEvent, Answer> setHard(Player player, boolean on) {
    List<Game> others = player.open().filter(game -> game.hard() != on).toList();
    List<Game> changed =
        others.stream()
            .filter(game -> !on || game.guesses().isEmpty())
            .map(game -> game.hard(on))
            .toList();
    boolean isLater = changed.size() < others.size();
    return player.hard() == on && changed.isEmpty()
        ? Decision.answers(new Answer.IsHard(on, List.of(), isLater))
        : Decision.happens(new HardModeSet(on, changed, isLater));
  }

  @Override
  public Player apply(Player player, PlayerEvent event) {
    if (event instanceof GameStarted started) {
      return player.begun(started.game());
    }
    if (event instanceof BoardMoved moved) {
      return player.with(moved.game()).showing(moved.game());
    }
    if (event instanceof WordGuessed guessed) {
      return player.with(guessed.game());
    }
    if (event instanceof PlayerEvent.OfGame over) {
      Player after = player.with(over.game());
      return over.game().puzzle().isDaily()
          ? after.with(player.statistics().after(over.game()))
          : after;
    }
    if (event instanceof HardModeSet hard) {
      Player after = player.hard(hard.on());
      for (Game game : hard.changed()) {
        after = after.with(game);
      }
      return after;
    }
    if (event instanceof StatisticsImported imported) {
      return player
          .with(player.statistics().and(imported.statistics()))
          .imported(imported.source());
    }
    throw new AssertionError(event);
  }

  @Override
  public Answer answer(PlayerEvent event) {
    if (event instanceof WordGuessed || event instanceof GameFinished) {
      return new Answer.Counted(((PlayerEvent.OfGame) event).game());
    }
    if (event instanceof GameGivenUp gaveUp) {
      return new Answer.GaveUp(gaveUp.game());
    }
    if (event instanceof PlayerEvent.OfGame shown) {
      return new Answer.Shown(shown.game());
    }
    if (event instanceof HardModeSet hard) {
      return new Answer.IsHard(hard.on(), hard.changed(), hard.isLater());
    }
    if (event instanceof StatisticsImported imported) {
      return new Answer.Imported(imported.source());
    }
    throw new AssertionError(event);
  }
}
