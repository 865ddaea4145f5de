package dev.althing.feature.wordle;

import dev.althing.effect.Cause;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.feature.wordle.player.Answer;
import dev.althing.feature.wordle.player.Board;
import dev.althing.feature.wordle.player.Game;
import dev.althing.feature.wordle.player.Wish;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Spelling;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code !wordle}: begins games, and shows what came of them. */
final class WordleCommand implements EffectfulCommand {
  private static final Cooldown SELDOM = Cooldown.perUser(Duration.ofSeconds(5));

  private static final CommandSpec SPEC =
      CommandSpec.named("wordle", "Plays the word of the day: five letters, six guesses.")
          .subcommands(
              CommandSpec.named("stats", "Shows how you have fared, or somebody else.")
                  .takes(Parameter.of("user", ParameterType.user(), "whose").optional())
                  .build(),
              CommandSpec.named("hard", "Switches the hard mode: what is revealed must be used.")
                  .takes(
                      Parameter.of("switch", ParameterType.choice("on", "off"), "whether it is on"))
                  .build(),
              CommandSpec.named("share", "Shows your last result to others, without the word.")
                  .cooldown(SELDOM)
                  .build(),
              CommandSpec.named("leaderboard", "Shows who in this room leads.")
                  .takes(
                      Parameter.of(
                              "which",
                              ParameterType.choice(
                                  Ranking.WEEK, Ranking.MONTH, Ranking.ALL, Ranking.SHARES),
                              "of how long; or of results pasted from elsewhere")
                          .or(Ranking.WEEK))
                  .build(),
              CommandSpec.named("archive", "Plays the puzzle of a day that is over.")
                  .takes(
                      Parameter.of(
                          "number",
                          ParameterType.integer(1, Integer.MAX_VALUE),
                          "the number of the puzzle"))
                  .build(),
              CommandSpec.named("practice", "Plays a word that does not count.").build(),
              CommandSpec.named("giveup", "Ends your game and tells the word.").build(),
              CommandSpec.named("help", "Says how it is played.").build())
          .example("wordle", "the puzzle of today; then write your guesses")
          .example("wordle leaderboard month", "the last thirty days")
          .example("wordle archive 12", "the puzzle number 12")
          .build();

  private final Play play;
  private final Sharing sharing;
  private final Ranking ranking;

  WordleCommand(Play play, Sharing sharing, Ranking ranking) {
    this.play = play;
    this.sharing = sharing;
    this.ranking = ranking;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation asked) {
    String typed = Spelling.behind(asked.origin().prefix(), "wordle");
    WordleView view = new WordleView(asked.locale(), typed);
    return switch (asked.subcommand()) {
      case "" -> play.today(asked, view);
      case "stats" -> statistics(asked, view);
      case "hard" -> hard(asked, view, asked.arguments().text("switch").equals("on"));
      case "share" -> sharing.share(asked, view);
      case "leaderboard" -> ranking.of(asked, view, asked.arguments().text("which"));
      case "archive" -> play.archive(asked, view, (int) asked.arguments().integer("number"));
      case "practice" -> play.practice(asked, view);
      case "giveup" -> giveUp(asked, view);
      case "help" -> CompletableFuture.completedFuture(Outcome.of(view.help()));
      default -> throw new IllegalArgumentException(asked.subcommand());
    };
  }

  private CompletionStage<Outcome> statistics(Invocation asked, WordleView view) {
    UserId person = asked.arguments().find("user", UserId.class).orElse(asked.sender());
    boolean isOwn = person.equals(asked.sender());
    return play.day(person, asked.receivedAt())
        .thenCombine(
            play.player(person, new Cause(asked.id())),
            (day, player) ->
                Outcome.of(view.statistics(player.statistics(), day.number(), isOwn, person)));
  }

  private CompletionStage<Outcome> hard(Invocation asked, WordleView view, boolean on) {
    return play.ask(asked.sender(), new Cause(asked.id()), new Wish.SetHard(on))
        .thenApply(
            answer -> {
              Answer.IsHard hard = (Answer.IsHard) answer;
              return new Outcome(
                  view.hard(hard),
                  hard.changed().stream()
                      .map(game -> Boards.changed(asked.sender(), game))
                      .toList());
            });
  }

  private CompletionStage<Outcome> giveUp(Invocation asked, WordleView view) {
    Cause cause = new Cause(asked.id());
    return play.ask(asked.sender(), cause, new Wish.GiveUp())
        .thenCompose(
            answer ->
                answer instanceof Answer.GaveUp gaveUp
                    ? gaveUp(asked, view, gaveUp.game())
                    : CompletableFuture.completedFuture(
                        Outcome.of(view.refused((Answer.Refused) answer, Duration.ZERO))));
  }

  private CompletionStage<Outcome> gaveUp(Invocation asked, WordleView view, Game game) {
    // The word is told where the board is, and not before others.
    Board board = game.board();
    boolean isHere =
        asked.origin().isDirect()
            || (board.thread().isPresent() && board.thread().equals(asked.origin().thread()));
    return play.player(asked.sender(), new Cause(asked.id()))
        .thenApply(
            player ->
                new Outcome(
                    isHere ? view.ended(game, player, asked.receivedAt()) : view.gaveUpElsewhere(),
                    Boards.ended(asked.sender(), game, asked.receivedAt())));
  }
}
