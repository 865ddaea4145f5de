package dev.althing.feature.wordle.player;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that is known of a player.
 *
 * @param daily the last puzzle of a day that was begun
 * @param extra the last other game, from the archive or for practice
 * @param latest which of the two was shown last
 * @param seen the largest number of a day whose puzzle the player has seen: it only goes up
 * @param practised how many puzzles for practice there were
 * @param hard whether the hard mode is on for what is to come
 * @param imports from where statistics were added
 */
public record Player(
    Optional<Game> daily,
    Optional<Game> extra,
    Optional<GameId> latest,
    int seen,
    int practised,
    boolean hard,
    Statistics statistics,
    Set<String> imports) {
  static final Player NEW =
      new Player(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          0,
          false,
          Statistics.NONE,
          Set.of());

  /** Copies the set. */
  public Player {
    imports = Set.copyOf(imports);
  }

  /** The game of a name, if it still is one of the last two. */
  Optional<Game> game(GameId id) {
    return games().filter(game -> game.id().equals(id)).findFirst();
  }

  private Stream<Game> games() {
    return Stream.of(daily, extra).flatMap(Optional::stream);
  }

  /** The games that go on. */
  Stream<Game> open() {
    return games().filter(game -> !game.isOver());
  }

  /** The game that goes on; of two, the one that was shown last. */
  public Optional<Game> current() {
    return latest.flatMap(this::game).filter(game -> !game.isOver()).or(() -> open().findFirst());
  }

  /** The last game that is over; of two, the one that was shown last, else that of a day. */
  public Optional<Game> finished() {
    return latest
        .flatMap(this::game)
        .filter(Game::isOver)
        .or(() -> games().filter(Game::isOver).findFirst());
  }

  /** The same with a game as it is now. */
  Player with(Game game) {
    boolean isDaily = game.puzzle().isDaily();
    return new Player(
        isDaily ? Optional.of(game) : daily,
        isDaily ? extra : Optional.of(game),
        latest,
        seen,
        practised,
        hard,
        statistics,
        imports);
  }

  /** The same with a game that was begun. */
  Player begun(Game game) {
    boolean isPractice = game.puzzle().kind() == Puzzle.Kind.PRACTICE;
    int number = game.puzzle().number();
    Player all = with(game).showing(game);
    return new Player(
        all.daily,
        all.extra,
        all.latest,
        isPractice ? seen : Math.max(seen, number),
        isPractice ? Math.max(practised, number) : practised,
        hard,
        statistics,
        imports);
  }

  Player showing(Game game) {
    return new Player(
        daily, extra, Optional.of(game.id()), seen, practised, hard, statistics, imports);
  }

  Player hard(boolean isOn) {
    return new Player(daily, extra, latest, seen, practised, isOn, statistics, imports);
  }

  Player with(Statistics others) {
    return new Player(daily, extra, latest, seen, practised, hard, others, imports);
  }

  Player imported(String source) {
    Set<String> all = new HashSet<>(imports);
    all.add(source);
    return new Player(daily, extra, latest, seen, practised, hard, statistics, all);
  }
}
