package dev.althing.feature.poll;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;
import dev.althing.feature.poll.PollEvent.BarsShown;
import dev.althing.feature.poll.PollEvent.PollEnded;
import dev.althing.feature.poll.PollEvent.PollOpened;
import dev.althing.feature.poll.PollEvent.VoteCast;
import dev.althing.feature.poll.PollEvent.VoteTakenBack;
import dev.althing.feature.poll.PollWish.Act;
import dev.althing.feature.poll.PollWish.Tempo;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.count.Ballot;
import dev.althing.feature.poll.count.Voter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The rules of one poll. */
final class PollRules implements EntityRules<PollWish, PollEvent, PollState, PollAnswer> {
  /** The family's name. */
  static final String TYPE = "poll";

  /** Whoever has voted so often in one poll has made up their mind. */
  static final int MOST_CASTS = 200;

  /** So long votes are gathered before they are shown. */
  static final Duration GATHERING = Duration.ofSeconds(1);

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<PollEvent> events() {
    return PollEvent.class;
  }

  @Override
  public PollState empty(String id) {
    return PollState.EMPTY;
  }

  @Override
  public Decision<PollEvent, PollAnswer> decide(PollState state, PollWish wish) {
    if (wish instanceof PollWish.Open open) {
      return Decision.happens(new PollOpened(state.poll().orElse(open.poll())));
    }
    return state
        .poll()
        .map(poll -> decide(state, poll, wish))
        .orElseGet(() -> Decision.answers(new PollAnswer.NotThere()));
  }

  private static Decision<PollEvent, PollAnswer> decide(PollState state, Poll poll, PollWish wish) {
    if (wish instanceof PollWish.Look) {
      return Decision.answers(new PollAnswer.Stands(poll, state.ending(), state.voters()));
    }
    if (wish instanceof PollWish.React react) {
      return poll.optionOf(react.sign()).stream()
          .mapToObj(option -> cast(state, poll, react.act(), at -> reaction(react, at, option)))
          .findFirst()
          .orElseGet(PollRules::nothing);
    }
    if (wish instanceof PollWish.Respond respond) {
      return cast(state, poll, respond.act(), at -> NativePoll.ballot(respond, at, poll));
    }
    if (wish instanceof PollWish.TakeBack takeBack) {
      return takenBack(state, poll, takeBack.act());
    }
    if (wish instanceof PollWish.Show show) {
      return state.show().isEmpty()
          ? nothing()
          : Decision.happens(new BarsShown(show.now(), state.corrects()));
    }
    if (wish instanceof PollWish.End end) {
      return ended(state, poll, end);
    }
    throw new AssertionError(wish);
  }

  private static Ballot reaction(PollWish.React react, Instant at, int option) {
    return Ballot.reaction(react.act().event(), at, option);
  }

  private static Decision<PollEvent, PollAnswer> cast(
      PollState state, Poll poll, Act act, Function<Instant, Ballot> ballot) {
    Voter before = state.voter(act.person());
    boolean mayVote = act.isModerator() || !poll.terms().moderatorsOnly();
    boolean isKnown = before.has(act.event());
    if (!mayVote || isKnown || before.cast() >= MOST_CASTS || isLate(state, poll, act.at())) {
      return nothing();
    }
    Ballot cast = ballot.apply(before.timeOf(act.at()));
    Optional<Instant> show = show(state, poll, before, before.with(cast), act.tempo());
    return Decision.happens(new VoteCast(act.person(), cast, show));
  }

  private static Decision<PollEvent, PollAnswer> takenBack(PollState state, Poll poll, Act act) {
    Voter before = state.voter(act.person());
    if (!before.has(act.event()) || isLate(state, poll, act.at())) {
      return nothing();
    }
    Optional<Instant> show = show(state, poll, before, before.without(act.event()), act.tempo());
    return Decision.happens(new VoteTakenBack(act.person(), act.event(), show));
  }

  /** A vote that was cast in time counts, even if it is heard of after the end. */
  private static boolean isLate(PollState state, Poll poll, Instant at) {
    Instant end = state.ending().map(Ending::at).orElse(poll.due());
    return at.isAfter(end) || state.ending().filter(Ending::isWithoutResult).isPresent();
  }

  private static Optional<Instant> show(
      PollState state, Poll poll, Voter before, Voter after, Tempo tempo) {
    boolean isSame = before.choice(poll.mode()).equals(after.choice(poll.mode()));
    return isSame || state.show().isPresent()
        ? Optional.empty()
        : Optional.of(next(state, tempo.now().plus(GATHERING), tempo.gap()));
  }

  private static Instant next(PollState state, Instant soonest, Duration gap) {
    Instant free = state.shown().plus(gap);
    return free.isAfter(soonest) ? free : soonest;
  }

  private static Decision<PollEvent, PollAnswer> ended(
      PollState state, Poll poll, PollWish.End end) {
    if (state.ending().isPresent()) {
      return Decision.answers(new PollAnswer.IsOver(state.ending().get()));
    }
    boolean isTime = end.person().isEmpty();
    boolean isCreator = end.person().filter(poll.origin().creator()::equals).isPresent();
    if (!isTime && !isCreator && !end.mayEnd()) {
      return Decision.answers(new PollAnswer.IsNotYours(poll.origin().creator()));
    }
    Instant at = end.at().isAfter(poll.due()) ? poll.due() : end.at();
    return Decision.happens(new PollEnded(new Ending(end.how(), end.person(), at, end.cause())));
  }

  private static Decision<PollEvent, PollAnswer> nothing() {
    return Decision.answers(new PollAnswer.IsNothing());
  }

  @Override
  public PollState apply(PollState state, PollEvent event) {
    return state.after(event);
  }

  @Override
  public PollAnswer answer(PollEvent event) {
    if (event instanceof PollOpened opened) {
      return new PollAnswer.IsOpen(opened.poll());
    }
    if (event instanceof VoteCast cast) {
      return new PollAnswer.Counts(cast.show());
    }
    if (event instanceof VoteTakenBack takenBack) {
      return new PollAnswer.Counts(takenBack.show());
    }
    if (event instanceof BarsShown shown) {
      return new PollAnswer.Shows(shown.corrects());
    }
    if (event instanceof PollEnded ended) {
      return new PollAnswer.Ends(ended.ending());
    }
    throw new AssertionError(event);
  }
}
