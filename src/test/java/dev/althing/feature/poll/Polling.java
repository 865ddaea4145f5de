package dev.althing.feature.poll;

import dev.althing.effect.Cause;
import dev.althing.entity.Decision;
import dev.althing.feature.poll.PollAnswer.Stands;
import dev.althing.feature.poll.PollWish.Act;
import dev.althing.feature.poll.PollWish.Tempo;
import dev.althing.feature.poll.ask.Asking;
import dev.althing.feature.poll.ask.Origin;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.ask.Terms;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One poll on which a test votes, without anything around it. */
final class Polling {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final UserId ANN = new UserId("@ann:example.org");
  static final UserId BEN = new UserId("@ben:example.org");
  static final Terms UNTIL_ONE =
      new Terms(1, false, false, 0, false, Optional.of(NOON.plusSeconds(3_600)));

  private final PollRules rules = new PollRules();
  private final List<PollEvent> events = new ArrayList<>();
  private PollState state = rules.empty("");
  private int last;

  static Poll poll(String text, Terms terms) {
    Asking asking = Asking.read(text);
    Origin origin =
        new Origin(
            new RoomId("!hall:example.org"),
            ANN,
            new EventId("$question"),
            Optional.empty(),
            NOON,
            "en",
            "Europe/Berlin");
    return new Poll(3, asking.question(), asking.options(), terms, origin);
  }

  static Polling on(Poll poll) {
    Polling polling = new Polling();
    polling.tell(new PollWish.Open(poll));
    return polling;
  }

  PollAnswer tell(PollWish wish) {
    Decision<PollEvent, PollAnswer> decision = rules.decide(state, wish);
    if (decision instanceof Decision.Answers<PollEvent, PollAnswer> answers) {
      return answers.answer();
    }
    PollEvent event = ((Decision.Happens<PollEvent, PollAnswer>) decision).event();
    events.add(event);
    state = rules.apply(state, event);
    return rules.answer(event);
  }

  List<PollEvent> events() {
    return List.copyOf(events);
  }

  /** All over again, as after a restart. */
  PollState replayed() {
    PollState replayed = rules.empty("");
    for (PollEvent event : events) {
      replayed = rules.apply(replayed, event);
    }
    return replayed;
  }

  PollState state() {
    return state;
  }

  Stands stands() {
    return (Stands) tell(new PollWish.Look());
  }

  List<Integer> votes() {
    return stands().result().tally().votes();
  }

  static Act act(UserId person, String event, Instant at) {
    return new Act(person, false, new EventId(event), at, new Tempo(at, Pace.LEAST));
  }

  /** The next event, a second after the one before. */
  Act next(UserId person) {
    last++;
    return act(person, "$" + last, NOON.plusSeconds(last));
  }

  PollAnswer reacts(UserId person, String sign) {
    return tell(new PollWish.React(next(person), sign));
  }

  PollAnswer responds(UserId person, String... answers) {
    return tell(new PollWish.Respond(next(person), Optional.of(List.of(answers))));
  }

  PollAnswer takesBack(UserId person, int event) {
    last++;
    return tell(new PollWish.TakeBack(act(person, "$" + event, NOON.plusSeconds(last))));
  }

  PollAnswer ends(Optional<UserId> person, boolean mayEnd, Instant at) {
    Ending.How how = person.isPresent() ? Ending.How.CLOSED : Ending.How.TIME;
    return tell(new PollWish.End(how, person, mayEnd, at, new Cause("event:$end")));
  }
}
