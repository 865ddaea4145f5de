package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Focus;
import dev.althing.entity.Deadline;
import dev.althing.feature.welcome.newcomer.Answer;
import dev.althing.feature.welcome.newcomer.Newcomer;
import dev.althing.feature.welcome.newcomer.Newcomers;
import dev.althing.feature.welcome.newcomer.Wish;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes to newcomers: the greeting, the reminder, the test. */
public final class Greeter {
  /** The deadline that greets. */
  public static final String GREET = "greet";

  static final String REMIND = "remind";

  /** The deadline that sends a greeting to see. */
  public static final String TEST = "test";

  /** What is noted at messages that newcomers answer. */
  static final String ANSWER = "answer";

  /** After this it is looked whether the greeting arrived. */
  private static final Duration ARRIVES = Duration.ofSeconds(30);

  private final Hospitality inn;

  Greeter(Hospitality inn) {
    this.inn = inn;
  }

  /** What sent the greeting of a time. */
  static Cause cause(GuestId guest, Instant at) {
    return guest.deadline(GREET, at).cause();
  }

  /** The greeting is sent, unless they have gone meanwhile, or another one is to come. */
  CompletionStage<List<Effect>> greet(GuestId guest, HouseSettings house, Deadline deadline) {
    return inn.book()
        .of(guest)
        .thenCompose(
            newcomer ->
                newcomer.greeting().at().equals(deadline.due())
                        && newcomer.presence().isIn()
                        && !inn.exemptions().holdFor(guest.person())
                    ? greeted(guest, house, deadline.cause(), newcomer)
                    : CompletableFuture.completedFuture(List.of()));
  }

  private CompletionStage<List<Effect>> greeted(
      GuestId guest, HouseSettings house, Cause cause, Newcomer newcomer) {
    Instant until = inn.now().plus(house.times().answerWithin());
    return inn.greeting(house, guest.person())
        .thenApply(
            greeting -> {
              Messages messages =
                  new Messages(cause)
                      .wait(toPerson(guest, house, greeting, ANSWER), until)
                      .and(claim(guest, until))
                      .and(guest.schedule(Deliveries.LOOK, inn.now().plus(ARRIVES)));
              house
                  .times()
                  .remindAfter()
                  .ifPresent(after -> messages.and(guest.schedule(REMIND, inn.now().plus(after))));
              // A direct room they could not be invited to before is not made anew.
              newcomer
                  .greeting()
                  .room()
                  .ifPresent(room -> messages.and(Admissions.invitation(room, guest.person())));
              return messages.all();
            });
  }

  /** The reminder, once. */
  CompletionStage<List<Effect>> remind(GuestId guest, HouseSettings house, Deadline deadline) {
    Instant now = inn.now();
    Instant until = now.plus(house.times().answerWithin());
    return inn.book()
        .tell(guest, deadline.cause(), new Wish.Remind(now))
        .thenCombine(
            inn.name(house),
            (answer, place) ->
                answer instanceof Answer.Happened && !inn.exemptions().holdFor(guest.person())
                    ? reminded(guest, house, place, deadline.cause(), until)
                    : List.of());
  }

  private List<Effect> reminded(
      GuestId guest, HouseSettings house, String place, Cause cause, Instant until) {
    String words = inn.view(house).reminder(house, guest.person(), place);
    return new Messages(cause)
        .wait(toPerson(guest, house, words, ANSWER), until)
        .and(claim(guest, until))
        .all();
  }

  /** The greeting for somebody who only wants to see it. */
  CompletionStage<List<Effect>> test(GuestId guest, HouseSettings house, Deadline deadline) {
    Instant until = inn.now().plus(house.times().answerWithin());
    return inn.greeting(house, guest.person())
        .thenApply(
            greeting ->
                new Messages(deadline.cause())
                    .wait(
                        toPerson(guest, house, inn.view(house).test() + "\n\n" + greeting, TEST),
                        until)
                    .all());
  }

  private static Messages.Waiting toPerson(
      GuestId guest, HouseSettings house, String words, String note) {
    return new Messages.Waiting(
        Destination.person(guest.person()),
        Messages.loud(words, guest.person()),
        house.entrance().keys(),
        guest,
        note);
  }

  /** Takes what they write in private. */
  static Effect claim(GuestId guest, Instant until) {
    return new Effect.Claim(privately(guest.person()), Newcomers.TYPE, guest.text(), ANSWER, until);
  }

  /** Gives back what they write in private. */
  static Effect release(GuestId guest) {
    return new Effect.Release(privately(guest.person()), Newcomers.TYPE, guest.text());
  }

  private static Focus privately(UserId person) {
    return new Focus.InPrivate(person);
  }
}
