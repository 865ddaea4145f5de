package dev.althing.feature.trivia.game;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;
import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.game.Answer.IsNothing;
import dev.althing.feature.trivia.game.TriviaEvent.Answered;
import dev.althing.feature.trivia.game.TriviaEvent.Asked;
import dev.althing.feature.trivia.game.TriviaEvent.Hurried;
import dev.althing.feature.trivia.game.TriviaEvent.Postponed;
import dev.althing.feature.trivia.game.TriviaEvent.Revealed;
import dev.althing.feature.trivia.game.TriviaEvent.Stopped;
import dev.althing.feature.trivia.game.TriviaEvent.Withdrawn;
import dev.althing.feature.trivia.match.Likeness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of the quiz of one room. */
public final class Quiz implements EntityRules<Wish, TriviaEvent, State, Answer> {
  /** The family's name. */
  public static final String TYPE = "trivia";

  /** So many can answer one question. */
  static final int MOST_PEOPLE = 2_000;

  /** So long everybody can still change their mind when all have answered. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What should have happened so long ago will not happen any more. */
  private static final Duration DEAD = Duration.ofHours(1);

  private final Bank bank;
  private final Draw draw;
  private final Pace pace;

  /** The rules over a bank of questions. */
  public Quiz(Bank bank, Pace pace) {
    this.bank = bank;
    this.draw = new Draw(bank);
    this.pace = pace;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<TriviaEvent> events() {
    return TriviaEvent.class;
  }

  @Override
  public State empty(String id) {
    return State.EMPTY;
  }

  @Override
  public Decision<TriviaEvent, Answer> decide(State state, Wish wish) {
    if (wish instanceof Wish.Look) {
      return Decision.answers(new Answer.IsSo(state));
    }
    if (wish instanceof Wish.Start start) {
      return start(state, start);
    }
    Optional<Running> running = state.running();
    if (running.isEmpty()) {
      return Decision.answers(wish instanceof Wish.Stop ? new Answer.IsIdle() : new IsNothing());
    }
    return wish instanceof Wish.Vote || wish instanceof Wish.Unvote || wish instanceof Wish.Hurry
        ? ballots(running.get(), wish)
        : course(state, running.get(), wish);
  }

  private Decision<TriviaEvent, Answer> ballots(Running running, Wish wish) {
    if (wish instanceof Wish.Vote vote) {
      return vote(running, vote);
    }
    if (wish instanceof Wish.Unvote unvote) {
      return unvote(running, unvote);
    }
    if (wish instanceof Wish.Hurry hurry) {
      return hurry(running, hurry);
    }
    throw new AssertionError(wish);
  }

  private Decision<TriviaEvent, Answer> course(State state, Running running, Wish wish) {
    if (wish instanceof Wish.Guess guess) {
      return guess(state, running, guess);
    }
    if (wish instanceof Wish.Reveal reveal) {
      return reveal(state, running, reveal);
    }
    if (wish instanceof Wish.Next next) {
      return next(state, running, next);
    }
    if (wish instanceof Wish.Stop stop) {
      return stop(running, stop);
    }
    throw new AssertionError(wish);
  }

  private Decision<TriviaEvent, Answer> start(State state, Wish.Start start) {
    Optional<Running> alive = state.running().filter(it -> !isDead(it, start.ask().now()));
    if (alive.isPresent()) {
      Running running = alive.get();
      return Decision.answers(new Answer.IsRunning(running.plan(), running.posed().number()));
    }
    return draw.posed(start.plan(), state.recent(), 1, start.ask())
        .<Decision<TriviaEvent, Answer>>map(it -> Decision.happens(asked(start.plan(), it)))
        .orElseGet(() -> Decision.answers(new Answer.IsMissing()));
  }

  private static boolean isDead(Running running, Instant now) {
    Instant due = running.open().map(Open::due).orElse(running.next());
    return now.isAfter(due.plus(DEAD));
  }

  private static Asked asked(Plan plan, Posed posed) {
    Instant closes = posed.asked().plus(plan.time()).plus(Timekeeper.LEEWAY);
    return new Asked(plan, posed, closes, closes.plus(Timekeeper.TRANSIT));
  }

  private static Decision<TriviaEvent, Answer> vote(Running running, Wish.Vote vote) {
    boolean counts =
        running
            .asked(vote.question())
            .filter(open -> !vote.at().isAfter(open.closes()))
            .filter(open -> isWelcome(open, vote))
            .isPresent();
    return counts && vote.option() >= 0 && vote.option() < running.posed().options().size()
        ? Decision.happens(new Answered(vote.person(), vote.option(), vote.reaction(), vote.at()))
        : Decision.answers(new IsNothing());
  }

  private static boolean isWelcome(Open open, Wish.Vote vote) {
    Ballot ballot = open.ballots().get(vote.person());
    return ballot == null ? open.ballots().size() < MOST_PEOPLE : !ballot.has(vote.reaction());
  }

  private static Decision<TriviaEvent, Answer> unvote(Running running, Wish.Unvote unvote) {
    return running
        .asked(unvote.question())
        .filter(open -> !unvote.at().isAfter(open.closes()))
        .filter(open -> has(open, unvote))
        .<Decision<TriviaEvent, Answer>>map(
            open ->
                Decision.happens(
                    new Withdrawn(
                        unvote.person(), unvote.reaction(), unvote.at(), unhurried(open))))
        .orElseGet(() -> Decision.answers(new IsNothing()));
  }

  private static boolean has(Open open, Wish.Unvote unvote) {
    Ballot ballot = open.ballots().get(unvote.person());
    return ballot != null && ballot.has(unvote.reaction());
  }

  /** Somebody who has answered may still think again: the question has its time. */
  private static Instant unhurried(Open open) {
    Instant due = open.closes().plus(Timekeeper.TRANSIT);
    return due.isAfter(open.due()) ? due : open.due();
  }

  private static Decision<TriviaEvent, Answer> hurry(Running running, Wish.Hurry hurry) {
    Instant due = hurry.now().plus(GRACE);
    return running
        .asked(hurry.question())
        .filter(open -> due.isBefore(open.due()))
        .<Decision<TriviaEvent, Answer>>map(open -> Decision.happens(new Hurried(due)))
        .orElseGet(() -> Decision.answers(new IsNothing()));
  }

  private Decision<TriviaEvent, Answer> guess(State state, Running running, Wish.Guess guess) {
    return running
        .asked(guess.question())
        .filter(open -> running.plan().isTyped() && !guess.at().isAfter(open.closes()))
        .filter(open -> isRight(running.posed(), guess.text()))
        .map(open -> new Verdict(state, running, open, pace))
        .<Decision<TriviaEvent, Answer>>map(
            verdict -> Decision.happens(verdict.typed(guess.person(), guess.at(), guess.now())))
        .orElseGet(() -> Decision.answers(new IsNothing()));
  }

  private boolean isRight(Posed posed, String text) {
    Likeness likeness = Likeness.of(text, posed.question().right(), posed.question().wrong());
    // Names of countries differ by a letter: what is another's name is no slip.
    return likeness == Likeness.SAME || (likeness == Likeness.CLOSE && !bank.isAnswer(text));
  }

  private Decision<TriviaEvent, Answer> reveal(State state, Running running, Wish.Reveal reveal) {
    if (running.open().isEmpty()) {
      return Decision.answers(new IsNothing());
    }
    Open open = running.open().get();
    return new Timekeeper(running, open)
        .objection(reveal)
        .orElseGet(
            () -> Decision.happens(new Verdict(state, running, open, pace).chosen(reveal.now())));
  }

  private Decision<TriviaEvent, Answer> next(State state, Running running, Wish.Next next) {
    if (running.open().isPresent() || Timekeeper.isEarly(next.due(), running.next())) {
      return Decision.answers(new IsNothing());
    }
    if (!next.isOn()) {
      return Decision.happens(stopped(running, End.SWITCHED_OFF, Optional.empty()));
    }
    if (next.ask().now().isAfter(next.due().plus(Verdict.TOO_LATE))) {
      return Decision.happens(stopped(running, End.AWAY, Optional.empty()));
    }
    int number = running.posed().number() + 1;
    return Decision.happens(
        draw.posed(running.plan(), state.recent(), number, next.ask())
            .<TriviaEvent>map(posed -> asked(running.plan(), posed))
            .orElseGet(() -> stopped(running, End.NO_QUESTIONS, Optional.empty())));
  }

  private static Decision<TriviaEvent, Answer> stop(Running running, Wish.Stop stop) {
    return stop.isInCharge() || stop.by().equals(running.plan().starter())
        ? Decision.happens(stopped(running, End.WANTED, Optional.of(stop.by())))
        : Decision.answers(new Answer.IsNotYours(running.plan().starter()));
  }

  private static Stopped stopped(
      Running running, End end, Optional<dev.althing.matrix.id.UserId> by) {
    return new Stopped(
        running.plan(),
        running.open().map(open -> running.posed()),
        Running.best(running.tallies().values()),
        end,
        by);
  }

  @Override
  public State apply(State state, TriviaEvent event) {
    if (event instanceof Asked asked) {
      return asked(state, asked);
    }
    return state.running().map(running -> apply(state, running, event)).orElse(state);
  }

  private static State asked(State state, Asked asked) {
    Optional<Running> before = state.running().filter(it -> asked.posed().number() > 1);
    Running running =
        new Running(
            asked.plan(),
            asked.posed(),
            Optional.of(Open.until(asked.closes(), asked.due())),
            before.map(Running::tallies).orElse(Map.of()),
            before.map(Running::quiet).orElse(0),
            asked.due());
    return state.playing(running).asked(asked.posed().question());
  }

  private static State apply(State state, Running running, TriviaEvent event) {
    if (event instanceof Revealed revealed) {
      return revealed(state, running, revealed);
    }
    if (event instanceof Stopped) {
      return state.idle();
    }
    return running
        .open()
        .map(open -> state.playing(running.answerable(changed(open, event))))
        .orElse(state);
  }

  private static Open changed(Open open, TriviaEvent event) {
    if (event instanceof Answered it) {
      return open.with(it.person(), new Ballot.Choice(it.option(), it.reaction()), it.at());
    }
    if (event instanceof Withdrawn it) {
      return open.without(it.person(), it.reaction(), it.at()).due(it.due());
    }
    if (event instanceof Hurried it) {
      return open.due(it.due());
    }
    if (event instanceof Postponed it) {
      return open.postponed(it.closes(), it.due());
    }
    throw new AssertionError(event);
  }

  private static State revealed(State state, Running running, Revealed revealed) {
    List<Result> results = revealed.results();
    State streaked = state.streaked(running.players(), results);
    if (revealed.onward() != Onward.NEXT) {
      return streaked.idle();
    }
    return streaked.playing(
        new Running(
            running.plan(),
            running.posed(),
            Optional.empty(),
            running.with(results),
            results.isEmpty() ? running.quiet() + 1 : 0,
            revealed.next()));
  }

  @Override
  public Answer answer(TriviaEvent event) {
    if (event instanceof Asked asked) {
      return new Answer.IsAsked(asked);
    }
    if (event instanceof Revealed revealed) {
      return new Answer.IsRevealed(revealed);
    }
    if (event instanceof Stopped stopped) {
      return new Answer.IsStopped(stopped);
    }
    if (event instanceof Answered) {
      return new Answer.IsNoted();
    }
    if (event instanceof Withdrawn withdrawn) {
      return new Answer.IsDue(withdrawn.due());
    }
    if (event instanceof Hurried hurried) {
      return new Answer.IsDue(hurried.due());
    }
    if (event instanceof Postponed postponed) {
      return new Answer.IsDue(postponed.due());
    }
    throw new AssertionError(event);
  }
}
