package dev.althing.feature.wordle;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.feature.wordle.board.BoardView;
import dev.althing.feature.wordle.player.Game;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.reads.Reads;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import dev.althing.text.Markup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The showing of results to others: only where the player is, and never a letter of them. */
final class Sharing {
  private final Play play;
  private final Reads reads;
  private final Supplier<CompletionStage<Optional<RoomId>>> chosen;

  /**
   * The sharing of what was played.
   *
   * @param chosen the room into which all results go, if there is one
   */
  Sharing(Play play, Reads reads, Supplier<CompletionStage<Optional<RoomId>>> chosen) {
    this.play = play;
    this.reads = reads;
    this.chosen = chosen;
  }

  /** Shares the last game that is over. */
  CompletionStage<Outcome> share(Invocation asked, WordleView view) {
    return play.player(asked.sender(), new Cause(asked.id()))
        .thenCompose(
            player ->
                player
                    .finished()
                    .map(game -> share(asked, view, game))
                    .orElse(CompletableFuture.completedFuture(Outcome.of(view.nothingToShare()))));
  }

  private CompletionStage<Outcome> share(Invocation asked, WordleView view, Game game) {
    String text = new BoardView(asked.locale()).shared(game, asked.sender().value());
    return target(game)
        .thenCompose(
            target ->
                target.isEmpty() || target.get().equals(asked.room())
                    // Here, where the player just was; in a direct room to be copied from.
                    ? CompletableFuture.completedFuture(Outcome.of(Reply.plain(text)))
                    : isIn(target.get(), asked.sender())
                        .thenApply(isThere -> outcome(view, text, target.get(), isThere)));
  }

  /** Where the player no longer is nothing is shown; then here. */
  private static Outcome outcome(WordleView view, String text, RoomId target, boolean isThere) {
    if (!isThere) {
      return Outcome.of(Reply.plain(text));
    }
    Effect message =
        new Effect.Send(
            Destination.room(target), "m.room.message", Markup.literal(text).notice().build());
    return new Outcome(view.shared(), List.of(message));
  }

  private CompletionStage<Optional<RoomId>> target(Game game) {
    return chosen.get().thenApply(room -> room.or(() -> game.board().origin()));
  }

  /** Also false where the bot itself is not. */
  private CompletionStage<Boolean> isIn(RoomId room, UserId player) {
    return reads
        .joinedMembers(room)
        .thenApply(members -> members.containsKey(player))
        .exceptionally(fault -> false);
  }
}
