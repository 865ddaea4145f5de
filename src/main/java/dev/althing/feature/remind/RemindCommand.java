package dev.althing.feature.remind;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.feature.remind.Reminders.Answer;
import dev.althing.feature.remind.Reminders.Wish;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code !remind}: sets, lists and cancels reminders. */
public final class RemindCommand implements EffectfulCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final CommandSpec SPEC =
      CommandSpec.named("remind", "Reminds you of something, whatever happens until then.")
          .onlySubcommands()
          .subcommands(
              CommandSpec.named("me", "Sets a reminder; asks back when you leave out when.")
                  .takes(
                      Parameter.flag("private", "tell me in our direct room"),
                      Parameter.rest("what", "when and of what, like in 10m tea").optional())
                  .example("remind me in 10m take the bread out", "in ten minutes")
                  .example("remind me at 18:30 football", "today, or tomorrow if that has passed")
                  .example("remind me on 2027-01-31 09:00 renew the domain", "on a day")
                  .build(),
              CommandSpec.named("list", "Shows your reminders.").build(),
              CommandSpec.named("cancel", "Cancels one of your reminders.")
                  .takes(
                      Parameter.of(
                          "number", ParameterType.integer(1, Integer.MAX_VALUE), "which one"))
                  .example("remind cancel 3", "the one numbered 3")
                  .build())
          .build();

  private final ReminderBook book;

  /** The command over everybody's reminders. */
  public RemindCommand(ReminderBook book) {
    this.book = book;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    return switch (invocation.subcommand()) {
      case "me" -> me(invocation);
      case "list" -> ask(invocation, new Wish.Show());
      case "cancel" ->
          ask(invocation, new Wish.Cancel((int) invocation.arguments().integer("number")));
      default -> throw new IllegalArgumentException(invocation.subcommand());
    };
  }

  private CompletionStage<Outcome> me(Invocation invocation) {
    Optional<String> what = invocation.arguments().find("what", String.class);
    boolean isPrivate = invocation.arguments().flag("private");
    if (what.isEmpty()) {
      return CompletableFuture.completedFuture(question(invocation, isPrivate));
    }
    Place place =
        new Place(invocation.room(), invocation.event(), invocation.origin().thread(), isPrivate);
    return book.set(
        new ReminderBook.Request(
            new Cause(invocation.id()),
            invocation.sender(),
            what.get(),
            invocation.receivedAt(),
            place,
            invocation.locale()));
  }

  private static Outcome question(Invocation invocation, boolean isPrivate) {
    Prompt prompt =
        new Prompt(
            invocation.sender(),
            invocation.room(),
            invocation.origin().thread(),
            new Cause(invocation.id()),
            isPrivate);
    return new Outcome(
        RemindView.question(invocation.locale()),
        prompt.opened(invocation.receivedAt().plus(PATIENCE)));
  }

  private CompletionStage<Outcome> ask(Invocation invocation, Wish wish) {
    return book.view(
            invocation.sender(), invocation.room(), invocation.locale(), invocation.receivedAt())
        .thenCombine(
            book.ask(invocation.sender(), new Cause(invocation.id()), wish),
            (view, answer) -> new Outcome(shown(view, answer, invocation), effects(answer)));
  }

  private Reply shown(RemindView view, Answer answer, Invocation invocation) {
    boolean isPublic = invocation.origin().place() != dev.althing.spi.Place.DIRECT;
    return isPublic && answer instanceof Answer.Listed all
        ? view.publicly(all, reminder -> book.isOf(reminder, invocation.room()))
        : view.of(answer);
  }

  private List<Effect> effects(Answer answer) {
    return answer instanceof Answer.IsCancelled cancelled
        ? List.of(book.unscheduled(cancelled.reminder()))
        : List.of();
  }
}
