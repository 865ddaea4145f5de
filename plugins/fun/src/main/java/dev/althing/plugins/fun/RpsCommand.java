package dev.althing.plugins.fun;

import dev.althing.matrix.id.UserId;
import dev.althing.plugins.fun.Hand.Outcome;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Reply;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** {@code !rps}: rock-paper-scissors against the bot, with a score for each player. */
final class RpsCommand implements Command {
  private static final String CHOICE = "choice";
  private static final String USER = "user";

  private static final CommandSpec SPEC =
      CommandSpec.named("rps", "Plays rock, paper, scissors with you.")
          .takes(Parameter.of(CHOICE, hands(), "your hand, also as r, p, s, ✊, ✋ or ✌️"))
          .subcommands(
              CommandSpec.named("score", "Shows a score, yours unless you name somebody.")
                  .takes(Parameter.of(USER, ParameterType.user(), "whose score").optional())
                  .example("rps score", "how you are doing")
                  .build(),
              CommandSpec.named("reset", "Sets your score back to zero.")
                  .example("rps reset", "from now on you begin anew")
                  .build())
          .example("rps rock", "you show a rock")
          .example("rps s", "scissors, in short")
          .build();

  private final RandomGenerator random;
  private final Scores scores;

  RpsCommand(RandomGenerator random, Scores scores) {
    this.random = random;
    this.scores = scores;
  }

  private static ParameterType.Choice hands() {
    var words = Arrays.stream(Hand.values()).map(Hand::word).toArray(String[]::new);
    ParameterType.Choice choice = ParameterType.choice(words);
    for (Hand hand : Hand.values()) {
      for (String spelling : hand.spellings()) {
        choice = choice.also(spelling, hand.word());
      }
    }
    return choice;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    var view = new RpsView(FunPlugin.WORDING.in(invocation.locale()));
    return switch (invocation.subcommand()) {
      case "score" -> score(invocation, view);
      case "reset" -> reset(invocation.sender(), view);
      default -> play(invocation, view);
    };
  }

  private CompletionStage<Reply> play(Invocation invocation, RpsView view) {
    UserId player = invocation.sender();
    Hand yours = Hand.named(invocation.arguments().text(CHOICE));
    Hand mine = Hand.any(random);
    Outcome outcome = yours.against(mine);
    return scores
        .of(player)
        .thenApply(before -> view.played(yours, mine, before.after(outcome)))
        .thenApply(reply -> reply.storing(scores.counting(player, outcome)));
  }

  private CompletionStage<Reply> score(Invocation invocation, RpsView view) {
    UserId asker = invocation.sender();
    UserId player = invocation.arguments().find(USER, UserId.class).orElse(asker);
    return scores
        .of(player)
        .thenApply(
            score ->
                player.equals(asker)
                    ? view.yourScore(score, invocation.origin().typed("rps rock"))
                    : view.scoreOf(player, score));
  }

  private CompletionStage<Reply> reset(UserId player, RpsView view) {
    return scores
        .of(player)
        .thenApply(view::wasReset)
        .thenApply(reply -> reply.storing(scores.forgetting(player)));
  }
}
