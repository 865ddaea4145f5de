package dev.althing.feature.wordle.player;

import dev.althing.entity.Decision;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One player, told wishes one after the other; for tests. */
public final class Games {
  /** When everything begins. */
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /** Until when games can be finished. */
  public static final Instant UNTIL = NOON.plusSeconds(100_000);

  /** A board in the direct room. */
  public static final Board ALONE =
      new Board(
          Optional.empty(),
          Optional.empty(),
          Optional.of(new RoomId("!hall:example.org")),
          "event:$asked",
          1,
          "en");

  /** A board in a thread. */
  public static final Board THREAD =
      new Board(
          Optional.of(new RoomId("!hall:example.org")),
          Optional.of(new EventId("$root")),
          Optional.of(new RoomId("!hall:example.org")),
          "event:$root",
          0,
          "de");

  private final PlayerRules rules = new PlayerRules();
  private final List<PlayerEvent> events = new ArrayList<>();
  private Player player = rules.empty("@ann:example.org");

  /** A game as it is in the journal. */
  public static Game game(Puzzle.Kind kind, String answer, String... guesses) {
    return new Game(new Puzzle(kind, 698, answer), false, List.of(guesses), false, ALONE, UNTIL);
  }

  Answer tell(Wish wish) {
    Decision<PlayerEvent, Answer> decision = rules.decide(player, wish);
    if (decision instanceof Decision.Answers<PlayerEvent, Answer> answers) {
      return answers.answer();
    }
    PlayerEvent event = ((Decision.Happens<PlayerEvent, Answer>) decision).event();
    events.add(event);
    player = rules.apply(player, event);
    return rules.answer(event);
  }

  Answer play(Puzzle.Kind kind, int number, String answer) {
    return tell(new Wish.Play(new Puzzle(kind, number, answer), ALONE, UNTIL));
  }

  Answer daily(int number, String answer) {
    return play(Puzzle.Kind.DAILY, number, answer);
  }

  Answer guess(Puzzle.Kind kind, int number, String word) {
    return tell(new Wish.Try(new GameId(kind, number), word, true, NOON));
  }

  Answer guess(int number, String word) {
    return guess(Puzzle.Kind.DAILY, number, word);
  }

  Player player() {
    return player;
  }

  List<PlayerEvent> events() {
    return events;
  }
}
