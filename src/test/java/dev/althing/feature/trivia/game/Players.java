package dev.althing.feature.trivia.game;

import dev.althing.effect.Cause;
import dev.althing.entity.Decision;
import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.bank.Difficulty;
import dev.althing.feature.trivia.bank.Header;
import dev.althing.feature.trivia.bank.Question;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.Postmark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A room in which tests play by the rules, without anything around them. */
final class Players {
  static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  static final UserId ANN = new UserId("@ann:example.org");
  static final UserId BEN = new UserId("@ben:example.org");
  static final UserId CAT = new UserId("@cat:example.org");
  static final Pace PACE = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(30));
  static final int SECONDS = 30;

  private final Quiz rules;
  private final List<TriviaEvent> events = new ArrayList<>();
  private State state = State.EMPTY;
  private Instant now = NOON;
  private int causes;

  Players(Bank bank) {
    this.rules = new Quiz(bank, PACE);
  }

  static Bank bank(int size) {
    return new Bank(IntStream.range(0, size).mapToObj(Players::question).toList());
  }

  static Question question(int number) {
    return new Question(
        "q" + number,
        new Header("Tests", "made up", "CC0-1.0", "Numbers", "en"),
        Difficulty.MEDIUM,
        "What is " + number + "?",
        List.of("right" + number),
        List.of("one", "two", "three"));
  }

  static Plan plan(int rounds) {
    return plan(rounds, false);
  }

  static Plan plan(int rounds, boolean isTyped) {
    return new Plan(
        ANN, Optional.empty(), "en", isTyped, rounds, SECONDS, Optional.empty(), Optional.empty());
  }

  State state() {
    return state;
  }

  List<TriviaEvent> events() {
    return events;
  }

  Instant now() {
    return now;
  }

  void timePasses(Duration time) {
    now = now.plus(time);
  }

  /** Tells a wish; an event happens and its answer comes back. */
  Answer tell(Wish wish) {
    Decision<TriviaEvent, Answer> decision = rules.decide(state, wish);
    if (decision instanceof Decision.Answers<TriviaEvent, Answer> answers) {
      return answers.answer();
    }
    TriviaEvent event = ((Decision.Happens<TriviaEvent, Answer>) decision).event();
    events.add(event);
    state = rules.apply(state, event);
    return rules.answer(event);
  }

  private Wish.Ask ask() {
    causes++;
    return new Wish.Ask(causes, now, new Cause("asked-" + causes));
  }

  Answer start(Plan plan) {
    return tell(new Wish.Start(plan, ask()));
  }

  Posed posed() {
    return running().posed();
  }

  Running running() {
    return state.running().orElseThrow();
  }

  Open open() {
    return running().open().orElseThrow();
  }

  int right() {
    return posed().right();
  }

  int wrong() {
    return (posed().right() + 1) % posed().options().size();
  }

  Answer votes(UserId person, int option, String reaction) {
    return votes(person, option, reaction, now);
  }

  Answer votes(UserId person, int option, String reaction, Instant at) {
    return tell(new Wish.Vote(posed().cause(), person, option, new EventId("$" + reaction), at));
  }

  Answer unvotes(UserId person, String reaction) {
    return tell(new Wish.Unvote(posed().cause(), person, new EventId("$" + reaction), now));
  }

  Answer guesses(UserId person, String text) {
    return tell(new Wish.Guess(posed().cause(), person, text, now, now));
  }

  Answer hurry() {
    return tell(new Wish.Hurry(posed().cause(), now));
  }

  /** The deadline comes, the question having got out at once. */
  Answer timeIsUp() {
    return timeIsUp(new Postmark.Out(posed().asked()));
  }

  Answer timeIsUp(Postmark out) {
    Instant due = open().due();
    now = due.isAfter(now) ? due : now;
    return tell(new Wish.Reveal(due, now, out));
  }

  TriviaEvent.Revealed revealed() {
    return ((Answer.IsRevealed) timeIsUp()).event();
  }

  Answer next() {
    Instant due = running().next();
    now = due.isAfter(now) ? due : now;
    return tell(new Wish.Next(due, true, ask()));
  }

  Answer nextWhen(boolean isOn) {
    return tell(new Wish.Next(running().next(), isOn, ask()));
  }
}
