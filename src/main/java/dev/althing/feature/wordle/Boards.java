package dev.althing.feature.wordle;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Focus;
import dev.althing.effect.Target;
import dev.althing.feature.wordle.board.BoardView;
import dev.althing.feature.wordle.player.Board;
import dev.althing.feature.wordle.player.Game;
import dev.althing.feature.wordle.player.PlayerRules;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What happens to the messages that show games, and to the texts that are guesses for them. */
final class Boards {
  /** What leaderboards call the game, and those who are compared in it. */
  static final String GAME = "wordle";

  static final String EVERYBODY = "all";

  private static final String MESSAGE = "m.room.message";

  private Boards() {}

  /**
   * Shows a game by a new message, and takes the player's next texts as guesses while it goes on.
   *
   * @param related puts the message where it belongs in its room
   */
  static List<Effect> shown(UserId player, Game game, UnaryOperator<MessageContent> related) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Send(to(player, game), MESSAGE, related.apply(content(game)).build()));
    if (!game.isOver()) {
      effects.add(
          new Effect.Claim(
              focus(player, game),
              PlayerRules.TYPE,
              player.value(),
              game.id().toString(),
              game.until()));
    }
    return effects;
  }

  /** Shows a game as it is now where it was shown before. */
  static Effect changed(UserId player, Game game) {
    Board board = game.board();
    return new Effect.Send(
        to(player, game),
        MESSAGE,
        content(game).edit(),
        Optional.of(Target.ours(new Cause(board.cause()), board.ordinal())),
        Effect.Priority.INTERACTIVE);
  }

  /** The same of a game that has just ended; what was won is counted. */
  static List<Effect> ended(UserId player, Game game, Instant at) {
    List<Effect> effects = new ArrayList<>();
    effects.add(changed(player, game));
    effects.add(new Effect.Release(focus(player, game), PlayerRules.TYPE, player.value()));
    if (game.puzzle().isDaily()) {
      effects.add(new Effect.Score(GAME, EVERYBODY, player, at, game.points()));
    }
    return effects;
  }

  private static MessageContent content(Game game) {
    return new BoardView(Locale.forLanguageTag(game.board().locale())).of(game);
  }

  private static Destination to(UserId player, Game game) {
    return game.board().room().map(Destination::room).orElse(Destination.person(player));
  }

  private static Focus focus(UserId player, Game game) {
    Board board = game.board();
    return board
        .thread()
        .<Focus>map(root -> new Focus.InThread(board.room().orElseThrow(), root))
        .orElse(new Focus.InPrivate(player));
  }
}
