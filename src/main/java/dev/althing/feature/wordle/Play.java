package dev.althing.feature.wordle;

import dev.althing.effect.Cause;
import dev.althing.effect.Outcome;
import dev.althing.entity.Entities;
import dev.althing.feature.wordle.days.Puzzles;
import dev.althing.feature.wordle.player.Answer;
import dev.althing.feature.wordle.player.Board;
import dev.althing.feature.wordle.player.Game;
import dev.althing.feature.wordle.player.Player;
import dev.althing.feature.wordle.player.PlayerRules;
import dev.althing.feature.wordle.player.Puzzle;
import dev.althing.feature.wordle.player.Wish;
import dev.althing.feature.wordle.rules.Day;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.reads.Zones;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** The way from a wish to play to a board on the table. */
final class Play {
  /** A game that does not count may be left alone so long. */
  private static final Duration EXTRA = Duration.ofDays(7);

  private final Entities entities;
  private final Zones zones;
  private final Puzzles puzzles;
  private final Predicate<RoomId> isPlayedInThreads;
  private final PlayerRules rules = new PlayerRules();

  /**
   * Games of these puzzles.
   *
   * @param isPlayedInThreads the rooms in which players may have a thread of their own
   */
  Play(Entities entities, Zones zones, Puzzles puzzles, Predicate<RoomId> isPlayedInThreads) {
    this.entities = entities;
    this.zones = zones;
    this.puzzles = puzzles;
    this.isPlayedInThreads = isPlayedInThreads;
  }

  /** The day it is for somebody. */
  CompletionStage<Day> day(UserId player, Instant at) {
    return zones.of(player).thenApply(zone -> Day.at(at, zone));
  }

  CompletionStage<Answer> ask(UserId player, Cause cause, Wish wish) {
    return entities.ask(rules, player.value(), cause, wish);
  }

  /** All there is to know of a player. */
  CompletionStage<Player> player(UserId player, Cause cause) {
    return ask(player, cause.step("look"), new Wish.Show())
        .thenApply(answer -> ((Answer.Known) answer).player());
  }

  /** The puzzle of today. */
  CompletionStage<Outcome> today(Invocation asked, WordleView view) {
    return day(asked.sender(), asked.receivedAt())
        .thenCompose(
            day ->
                puzzles
                    .answer(day.number())
                    .thenCompose(
                        answer ->
                            begin(
                                asked,
                                new Puzzle(Puzzle.Kind.DAILY, day.number(), answer),
                                day.until()))
                    .thenApply(answer -> outcome(asked, view, answer, day.next())));
  }

  /** The puzzle of a day that is over. */
  CompletionStage<Outcome> archive(Invocation asked, WordleView view, int number) {
    return day(asked.sender(), asked.receivedAt())
        .thenCompose(
            day ->
                number < day.number()
                    ? archived(asked, number)
                        .thenApply(answer -> outcome(asked, view, answer, day.next()))
                    : CompletableFuture.completedFuture(
                        Outcome.of(view.noSuchDay(day.number() - 1))));
  }

  private CompletionStage<Answer> archived(Invocation asked, int number) {
    return puzzles
        .answer(number)
        .thenCompose(
            answer -> begin(asked, new Puzzle(Puzzle.Kind.ARCHIVE, number, answer), extra(asked)));
  }

  /** A word by chance. */
  CompletionStage<Outcome> practice(Invocation asked, WordleView view) {
    String answer = puzzles.byChance(new Cause(asked.id()));
    return begin(asked, new Puzzle(Puzzle.Kind.PRACTICE, 0, answer), extra(asked))
        .thenApply(begun -> outcome(asked, view, begun, asked.receivedAt()));
  }

  private static Instant extra(Invocation asked) {
    return asked.receivedAt().plus(EXTRA);
  }

  private CompletionStage<Answer> begin(Invocation asked, Puzzle puzzle, Instant until) {
    return ask(asked.sender(), new Cause(asked.id()), new Wish.Play(puzzle, board(asked), until));
  }

  /** In a direct room there, in a room's own thread where it has those, else in the direct room. */
  private Board board(Invocation asked) {
    Optional<RoomId> here = Optional.of(asked.room());
    String locale = asked.locale().toLanguageTag();
    if (asked.origin().isDirect()) {
      return new Board(here, Optional.empty(), Optional.empty(), asked.id(), 0, locale);
    }
    boolean hasThreads = asked.origin().thread().isEmpty() && isPlayedInThreads.test(asked.room());
    return hasThreads
        ? new Board(here, Optional.of(asked.event()), here, asked.id(), 0, locale)
        // What is said in the room comes before it.
        : new Board(Optional.empty(), Optional.empty(), here, asked.id(), 1, locale);
  }

  private static Outcome outcome(Invocation asked, WordleView view, Answer answer, Instant next) {
    if (answer instanceof Answer.Refused refused) {
      return Outcome.of(view.refused(refused, Duration.between(asked.receivedAt(), next)));
    }
    Game game = whereItIsNoSpoiler(((Answer.Shown) answer).game());
    Reply here = game.board().room().isPresent() ? Reply.silence() : view.elsewhere();
    return new Outcome(
        here, Boards.shown(asked.sender(), game, message -> related(asked, game, message)));
  }

  /** In the direct room, unless there is something to play: others may be at the same word. */
  private static Game whereItIsNoSpoiler(Game game) {
    return game.isOver() && game.board().thread().isPresent()
        ? game.shownAt(game.board().inPrivate())
        : game;
  }

  private static MessageContent related(Invocation asked, Game game, MessageContent message) {
    if (game.board().room().isEmpty()) {
      return message;
    }
    EventId question = asked.event();
    return game.board()
        .thread()
        .map(root -> message.thread(root, question))
        .or(() -> asked.origin().thread().map(root -> message.threadReply(root, question)))
        .orElseGet(() -> message.reply(question));
  }
}
