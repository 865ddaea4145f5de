package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Question;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.entity.Continued;
import dev.althing.entity.Stimulus;
import dev.althing.feature.welcome.newcomer.Answer;
import dev.althing.feature.welcome.newcomer.NewcomerEvent;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Accepted;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.AnsweredWrongly;
import dev.althing.feature.welcome.newcomer.Newcomers;
import dev.althing.feature.welcome.newcomer.Wish;
import dev.althing.matrix.event.Reaction;
import dev.althing.spi.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Talks with a newcomer: what they react and write, and what they are answered. */
public final class Conversation {
  private final Hospitality inn;
  private final Moderators moderators;

  Conversation(Hospitality inn, Moderators moderators) {
    this.inn = inn;
    this.moderators = moderators;
  }

  /** Somebody answered the greeting; only the newcomer is meant. */
  CompletionStage<Outcome> answered(GuestId guest, HouseSettings house, Continued continued) {
    Optional<Wish> wish = wish(house, continued);
    if (wish.isEmpty()
        || !continued.sender().equals(guest.person())
        || inn.exemptions().holdFor(guest.person())) {
      return silence();
    }
    boolean isSpoken = wish.get() instanceof Wish.Say;
    return inn.book()
        .tell(guest, continued.cause(), wish.get())
        .thenCompose(
            answer ->
                answer instanceof Answer.Happened happened
                    ? outcome(guest, house, continued, happened.event())
                    : isSpoken ? refused(guest, house, answer) : silence());
  }

  /** Somebody answered a test. */
  CompletionStage<Outcome> tested(GuestId guest, HouseSettings house, Continued continued) {
    Optional<Wish> wish = wish(house, continued);
    if (wish.isEmpty() || !continued.sender().equals(guest.person())) {
      return silence();
    }
    List<String> keys =
        wish.get() instanceof Wish.React react ? react.keys() : ((Wish.Say) wish.get()).keys();
    return inn.targets()
        .behind(house, keys)
        .thenApply(found -> Outcome.of(Reply.text(inn.view(house).tested(found.targets()))));
  }

  private static Optional<Wish> wish(HouseSettings house, Continued continued) {
    Instant at = Hospitality.exact(continued.at());
    if (continued.stimulus() instanceof Stimulus.Reacted reacted) {
      String key = Reaction.plain(reacted.key());
      return house.entrance().keys().contains(key)
          ? Optional.of(new Wish.React(List.of(key), house.question().isPresent(), at))
          : Optional.empty();
    }
    return words(continued.stimulus())
        .map(
            text ->
                new Wish.Say(
                    Consent.keys(house, text),
                    Consent.isRight(house.question(), text),
                    house.question().map(Question::tries).orElse(0),
                    at));
  }

  private static Optional<String> words(Stimulus stimulus) {
    if (stimulus instanceof Stimulus.Said said) {
      return Optional.of(said.text());
    }
    return stimulus instanceof Stimulus.Replied replied
        ? Optional.of(replied.text())
        : Optional.empty();
  }

  private CompletionStage<Outcome> outcome(
      GuestId guest, HouseSettings house, Continued continued, NewcomerEvent event) {
    WelcomeView view = inn.view(house);
    if (event instanceof Accepted accepted) {
      return inn.targets()
          .behind(house, accepted.keys())
          .thenApply(
              found ->
                  new Outcome(
                      Reply.text(view.admitted(accepted.first(), found)),
                      Admissions.follow(guest, accepted)));
    }
    if (event instanceof NewcomerEvent.Asked) {
      return done(asking(guest, house, continued));
    }
    if (event instanceof AnsweredWrongly wrong) {
      return done(wrong(guest, house, continued, wrong.left()));
    }
    if (event instanceof NewcomerEvent.Hinted) {
      return done(Outcome.of(Reply.text(view.hint(house))));
    }
    return silence();
  }

  /** The question, which the next text in private answers, or a reply to it. */
  private Outcome asking(GuestId guest, HouseSettings house, Continued continued) {
    Instant until = inn.now().plus(house.times().answerWithin());
    String question = house.question().map(inn.view(house)::question).orElse("");
    return new Outcome(
        Reply.text(question).in(Reply.Tone.TEXT),
        List.of(Greeter.claim(guest, until)),
        List.of(waiting(guest, continued, until)));
  }

  private Outcome wrong(GuestId guest, HouseSettings house, Continued continued, int left) {
    WelcomeView view = inn.view(house);
    if (left > 0) {
      Instant until = inn.now().plus(house.times().answerWithin());
      return new Outcome(
          Reply.text(view.wrong(left)), List.of(), List.of(waiting(guest, continued, until)));
    }
    List<Effect> effects = new ArrayList<>();
    if (moderators.areThere()) {
      effects.add(guest.schedule(Moderators.REFER, Hospitality.exact(continued.at())));
    }
    return new Outcome(Reply.text(view.referred(moderators.areThere())), effects);
  }

  private static Outcome.Waiting waiting(GuestId guest, Continued continued, Instant until) {
    return new Outcome.Waiting(
        0,
        List.of(),
        ordinal ->
            new Effect.Expect(
                Target.ours(continued.cause(), ordinal),
                continued.thread(),
                Newcomers.TYPE,
                guest.text(),
                Greeter.ANSWER,
                until));
  }

  /** Somebody who writes is told why nothing comes of it; reactions may come by the thousand. */
  private CompletionStage<Outcome> refused(GuestId guest, HouseSettings house, Answer answer) {
    WelcomeView view = inn.view(house);
    if (answer == Answer.No.WAITS) {
      return done(Outcome.of(Reply.text(view.waits())));
    }
    if (answer == Answer.No.TURNED_AWAY) {
      return done(Outcome.of(Reply.text(view.turnedAway())));
    }
    return answer == Answer.No.GONE
        ? inn.name(house)
            // What they write next may be for a place they are still in.
            .thenApply(
                place -> new Outcome(Reply.text(view.gone(place)), List.of(Greeter.release(guest))))
        : silence();
  }

  private static CompletionStage<Outcome> silence() {
    return done(Outcome.of(Reply.silence()));
  }

  private static CompletionStage<Outcome> done(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
