package dev.althing.feature.remind;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.EntityKind;
import dev.althing.entity.Stimulus;
import dev.althing.feature.remind.Reminders.Answer;
import dev.althing.feature.remind.Reminders.Wish;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How reminders go on: when their time comes, when one is put off, when a question is answered. */
public final class ReminderKind implements EntityKind {
  private static final String TOLD = "told ";
  private static final String AGAIN = "⏰";
  private static final Duration PUT_OFF = Duration.ofMinutes(10);
  private static final Duration CAN_BE_PUT_OFF = Duration.ofDays(2);

  private final ReminderBook book;
  private final InstantSource clock;

  /** The continuation of a book's reminders. */
  public ReminderKind(ReminderBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  @Override
  public String type() {
    return Reminders.TYPE;
  }

  @Override
  public CompletionStage<List<Effect>> wake(Deadline deadline) {
    UserId person = new UserId(deadline.entityId());
    int number = Integer.parseInt(deadline.key());
    return book.ask(person, deadline.cause(), new Wish.Tell(number))
        .thenCompose(
            answer ->
                answer instanceof Answer.IsDue due
                    ? told(due.reminder(), deadline.cause())
                    : CompletableFuture.completedFuture(List.of()));
  }

  private CompletionStage<List<Effect>> told(Reminder reminder, Cause cause) {
    Locale locale = Locale.forLanguageTag(reminder.locale());
    return book.today(reminder.place())
        .thenCompose(
            place ->
                book.view(reminder.person(), place.room(), locale, clock.instant())
                    .thenApply(view -> told(reminder, place, cause, view)));
  }

  private List<Effect> told(Reminder reminder, Place place, Cause cause, RemindView view) {
    Duration late = Duration.between(reminder.due(), clock.instant());
    Effect message =
        new Effect.Send(
            place.isPrivate()
                ? Destination.person(reminder.person())
                : Destination.room(place.room()),
            "m.room.message",
            view.told(reminder, place, late));
    Effect expectation =
        new Effect.Expect(
            Target.ours(cause, 0),
            place.isPrivate() ? Optional.empty() : place.thread(),
            Reminders.TYPE,
            reminder.person().value(),
            TOLD + reminder.number(),
            clock.instant().plus(CAN_BE_PUT_OFF));
    return List.of(message, expectation);
  }

  @Override
  public CompletionStage<Outcome> continued(Continued continued) {
    UserId person = new UserId(continued.entityId());
    if (!person.equals(continued.sender())) {
      return CompletableFuture.completedFuture(Outcome.of(Reply.silence()));
    }
    Optional<Prompt> prompt = Prompt.of(continued);
    Optional<String> words = words(continued.stimulus());
    if (prompt.isPresent() && words.isPresent()) {
      return answered(continued, prompt.get(), words.get());
    }
    if (continued.stimulus() instanceof Stimulus.Reacted reacted
        && reacted.key().equals(AGAIN)
        && continued.continuation().startsWith(TOLD)) {
      int number = Integer.parseInt(continued.continuation().substring(TOLD.length()));
      return putOff(continued, person, number);
    }
    return CompletableFuture.completedFuture(Outcome.of(Reply.silence()));
  }

  private static Optional<String> words(Stimulus stimulus) {
    if (stimulus instanceof Stimulus.Said said) {
      return Optional.of(said.text());
    }
    return stimulus instanceof Stimulus.Replied replied
        ? Optional.of(replied.text())
        : Optional.empty();
  }

  private CompletionStage<Outcome> answered(Continued continued, Prompt prompt, String words) {
    Place place =
        new Place(continued.room(), continued.event(), continued.thread(), prompt.isPrivate());
    return book.set(
            new ReminderBook.Request(
                continued.cause(),
                continued.sender(),
                words,
                clock.instant(),
                place,
                continued.locale()))
        .thenApply(outcome -> outcome.and(prompt.closed()));
  }

  private CompletionStage<Outcome> putOff(Continued continued, UserId person, int number) {
    Wish wish = new Wish.PutOff(number, clock.instant().plus(PUT_OFF));
    return book.view(person, continued.room(), continued.locale(), clock.instant())
        .thenCombine(
            book.ask(person, continued.cause(), wish),
            (view, answer) ->
                answer instanceof Answer.IsSet
                    ? new Outcome(view.of(answer), book.scheduled(answer))
                    : Outcome.of(Reply.silence()));
  }
}
