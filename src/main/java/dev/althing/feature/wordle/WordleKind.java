package dev.althing.feature.wordle;

import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.EntityKind;
import dev.althing.entity.Stimulus;
import dev.althing.feature.wordle.player.Answer;
import dev.althing.feature.wordle.player.Game;
import dev.althing.feature.wordle.player.GameId;
import dev.althing.feature.wordle.player.PlayerRules;
import dev.althing.feature.wordle.player.Wish;
import dev.althing.feature.wordle.rules.Guess;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** How games go on: by the words that their players write. */
final class WordleKind implements EntityKind {
  private final Play play;
  private final Predicate<String> isWord;
  private final Function<RoomId, String> command;

  /**
   * The continuation of games.
   *
   * @param isWord whether a word may be guessed
   * @param command how the command is typed in a room
   */
  WordleKind(Play play, Predicate<String> isWord, Function<RoomId, String> command) {
    this.play = play;
    this.isWord = isWord;
    this.command = command;
  }

  @Override
  public String type() {
    return PlayerRules.TYPE;
  }

  @Override
  public boolean isFor(String entityId, String text) {
    return Guess.read(text) instanceof Guess.Word;
  }

  @Override
  public CompletionStage<List<Effect>> wake(Deadline deadline) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<Outcome> continued(Continued continued) {
    boolean isPlayer = continued.sender().value().equals(continued.entityId());
    return isPlayer && continued.stimulus() instanceof Stimulus.Said said
        ? said(continued, Guess.read(said.text()))
        : silence();
  }

  private CompletionStage<Outcome> said(Continued continued, Guess guess) {
    WordleView view = new WordleView(continued.locale(), command.apply(continued.room()));
    if (guess instanceof Guess.Unfit unfit) {
      // In a room's thread people may talk, too.
      boolean isTalk = unfit.why() == Guess.Why.TALK && continued.thread().isPresent();
      return isTalk
          ? silence()
          : CompletableFuture.completedFuture(Outcome.of(view.noGuess(unfit.why())));
    }
    String word = ((Guess.Word) guess).letters();
    Wish wish =
        new Wish.Try(
            GameId.parse(continued.continuation()), word, isWord.test(word), continued.at());
    return play.ask(continued.sender(), continued.cause(), wish)
        .thenCompose(answer -> answered(continued, view, answer));
  }

  private CompletionStage<Outcome> answered(Continued continued, WordleView view, Answer answer) {
    UserId player = continued.sender();
    if (answer instanceof Answer.Refused refused) {
      return CompletableFuture.completedFuture(Outcome.of(view.refused(refused, Duration.ZERO)));
    }
    Game game = ((Answer.Counted) answer).game();
    if (!game.isOver()) {
      return CompletableFuture.completedFuture(
          new Outcome(Reply.silence(), List.of(Boards.changed(player, game))));
    }
    return play.player(player, continued.cause())
        .thenApply(
            known ->
                new Outcome(
                    view.ended(game, known, continued.at()),
                    Boards.ended(player, game, continued.at())));
  }

  private static CompletionStage<Outcome> silence() {
    return CompletableFuture.completedFuture(Outcome.of(Reply.silence()));
  }
}
