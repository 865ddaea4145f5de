package dev.althing.feature.trivia;

import dev.althing.effect.Cause;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.entity.score.Scores;
import dev.althing.feature.trivia.Order.Reading;
import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.game.Answer;
import dev.althing.feature.trivia.game.Plan;
import dev.althing.feature.trivia.game.Wish;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code !trivia}: begins and ends rounds, and shows what was won. */
final class TriviaCommand implements EffectfulCommand {
  /** Nobody's room has more players. */
  private static final int EVERYBODY = 10_000;

  private static final int BEST = 100;

  private static final CommandSpec SPEC =
      CommandSpec.named("trivia", "Asks questions: react with the number of your answer.")
          .takes(
              Parameter.rest(
                      "what",
                      "in any order: a category, easy, medium or hard, rounds 5, time 30s, and text"
                          + " if answers are to be written")
                  .optional())
          .subcommands(
              CommandSpec.named("stop", "Ends the round that is running.").build(),
              CommandSpec.named("categories", "Shows what I can ask about.").build(),
              CommandSpec.named("scores", "Shows who has won most in this room.")
                  .takes(
                      Parameter.of(
                              "season",
                              ParameterType.choice("day", "week", "all")
                                  .also("today", "day")
                                  .also("heute", "day")
                                  .also("woche", "week")
                                  .also("alle", "all"),
                              "of today, of this week or of all time")
                          .or("all"))
                  .build(),
              CommandSpec.named("stats", "Shows how somebody has played in this room.")
                  .takes(
                      Parameter.of("user", ParameterType.user(), "who; you when left out")
                          .optional())
                  .build(),
              CommandSpec.named("info", "Shows where the last question is from.").build(),
              CommandSpec.named("rules", "Shows how points are counted.").build())
          .example("trivia", "one question about anything")
          .example("trivia geography hard 5", "five hard questions about geography")
          .example("trivia rounds 3 time 20s", "three questions, 20 seconds for each")
          .example("trivia text 5", "five questions whose answers are written")
          .build();

  private final Quizmaster quizmaster;
  private final Bank bank;
  private final Trivia.Rules rules;
  private final Scores scores;
  private final Trivia.Fortune fortune;

  TriviaCommand(
      Quizmaster quizmaster, Bank bank, Trivia.Rules rules, Scores scores, Trivia.Fortune fortune) {
    this.quizmaster = quizmaster;
    this.bank = bank;
    this.rules = rules;
    this.scores = scores;
    this.fortune = fortune;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    RequestView view = new RequestView(invocation);
    return switch (invocation.subcommand()) {
      case "" -> start(invocation, view);
      case "stop" -> stop(invocation, view);
      case "categories" -> said(bank.size() == 0 ? view.noBank() : view.categories(bank));
      case "scores" -> scores(invocation);
      case "stats" -> stats(invocation);
      case "info" ->
          quizmaster
              .look(invocation.room(), cause(invocation))
              .thenApply(state -> Outcome.of(view.info(state)));
      case "rules" -> said(view.rules());
      default -> throw new IllegalArgumentException(invocation.subcommand());
    };
  }

  private static CompletionStage<Outcome> said(Reply reply) {
    return CompletableFuture.completedFuture(Outcome.of(reply));
  }

  private static Cause cause(Invocation invocation) {
    return new Cause(invocation.id());
  }

  private CompletionStage<Outcome> start(Invocation invocation, RequestView view) {
    if (bank.size() == 0) {
      return said(view.noBank());
    }
    String words = invocation.arguments().find("what", String.class).orElse("");
    String language = invocation.locale().getLanguage();
    Reading reading = Order.read(words, language, bank, rules.settings());
    return reading instanceof Reading.Read read
        ? start(invocation, view, read.order())
        : said(view.misread(reading));
  }

  private CompletionStage<Outcome> start(Invocation invocation, RequestView view, Order order) {
    Plan plan =
        new Plan(
            invocation.sender(),
            invocation.origin().thread(),
            invocation.locale().toLanguageTag(),
            order.isTyped(),
            order.rounds(),
            Math.toIntExact(order.time().toSeconds()),
            order.category(),
            order.difficulty());
    Cause cause = cause(invocation);
    return quizmaster
        .ask(invocation.room(), cause, new Wish.Start(plan, fortune.ask(cause)))
        .thenApply(
            answer ->
                answer instanceof Answer.IsAsked asked
                    ? new Outcome(
                        TriviaView.of(asked.event().plan()).question(asked.event()),
                        new Staging(invocation.room()).asked(asked.event()))
                    : Outcome.of(view.refused(answer)));
  }

  private CompletionStage<Outcome> stop(Invocation invocation, RequestView view) {
    boolean isInCharge = invocation.origin().rank().reaches(Permission.ROOM_MODERATOR);
    Wish stop = new Wish.Stop(invocation.sender(), isInCharge);
    return quizmaster
        .ask(invocation.room(), cause(invocation), stop)
        .thenApply(
            answer ->
                answer instanceof Answer.IsStopped stopped
                    ? new Outcome(
                        TriviaView.of(stopped.event().plan()).stopped(stopped.event()),
                        new Staging(invocation.room()).stopped(stopped.event()))
                    : Outcome.of(view.refused(answer)));
  }

  private CompletionStage<Outcome> scores(Invocation invocation) {
    Season season = Season.of(invocation.arguments().text("season"));
    Instant since = season.start(fortune.clock().instant(), rules.zone());
    return scores
        .standings(Staging.GAME, invocation.room().value(), since, BEST)
        .thenApply(best -> Outcome.of(new ScoresView(invocation).scores(season, best)));
  }

  private CompletionStage<Outcome> stats(Invocation invocation) {
    UserId person = invocation.arguments().find("user", UserId.class).orElse(invocation.sender());
    return scores
        .standings(Staging.GAME, invocation.room().value(), Instant.EPOCH, EVERYBODY)
        .thenCombine(
            quizmaster.look(invocation.room(), cause(invocation)),
            (all, state) ->
                Outcome.of(new ScoresView(invocation).stats(person, all, state.streak(person))));
  }
}
