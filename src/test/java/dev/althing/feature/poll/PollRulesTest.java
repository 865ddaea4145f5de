package dev.althing.feature.poll;

import static dev.althing.feature.poll.Polling.ANN;
import static dev.althing.feature.poll.Polling.BEN;
import static dev.althing.feature.poll.Polling.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.feature.poll.PollAnswer.Counts;
import dev.althing.feature.poll.PollAnswer.Ends;
import dev.althing.feature.poll.PollAnswer.IsNothing;
import dev.althing.feature.poll.PollWish.Act;
import dev.althing.feature.poll.PollWish.Tempo;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.ask.Terms;
import dev.althing.journal.event.JournalFormat;
import dev.althing.journal.event.Recorded;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PollRulesTest {
  private static final Instant ONE = NOON.plusSeconds(3_600);
  private static final Poll LUNCH = Polling.poll("Lunch?\nPizza\nPasta", Polling.UNTIL_ONE);
  private static final String PIZZA = "1\u20E3";
  private static final String PASTA = "2\uFE0F\u20E3";

  private final Polling lunch = Polling.on(LUNCH);

  private static PollAnswer countsAt(Instant show) {
    return new Counts(Optional.of(show));
  }

  @Test
  void nothingIsThereBeforeItBegins() {
    Polling none = new Polling();

    assertThat(none.reacts(BEN, PIZZA)).isEqualTo(new PollAnswer.NotThere());
    assertThat(none.tell(new PollWish.Look())).isEqualTo(new PollAnswer.NotThere());
    assertThat(none.tell(new PollWish.Open(LUNCH))).isEqualTo(new PollAnswer.IsOpen(LUNCH));
  }

  @Test
  void aPersonHasOneVoteWhicheverWayItComes() {
    lunch.reacts(BEN, PIZZA);
    lunch.responds(BEN, "o2");
    lunch.reacts(ANN, PASTA);

    assertThat(lunch.votes()).containsExactly(0, 2);
    lunch.takesBack(BEN, 2);
    assertThat(lunch.votes()).containsExactly(1, 1);
  }

  @Test
  void whatIsNoOptionIsNoVoteByReactionAndASpoiledOneByResponse() {
    assertThat(lunch.reacts(BEN, "🎉")).isEqualTo(new IsNothing());
    lunch.responds(BEN, "o1", "o3");
    lunch.tell(new PollWish.Respond(lunch.next(ANN), Optional.empty()));

    assertThat(lunch.votes()).containsExactly(0, 0);
    assertThat(lunch.stands().result().tally().spoiled()).isEqualTo(2);
  }

  @Test
  void nobodyTakesBackWhatIsNotTheirs() {
    lunch.reacts(BEN, PIZZA);

    assertThat(lunch.takesBack(ANN, 1)).isEqualTo(new IsNothing());
    assertThat(lunch.takesBack(BEN, 7)).isEqualTo(new IsNothing());
    assertThat(lunch.votes()).containsExactly(1, 0);
  }

  @Test
  void theSameEventCountsOnce() {
    PollWish vote = new PollWish.React(Polling.act(BEN, "$e", NOON), PIZZA);
    lunch.tell(vote);

    assertThat(lunch.tell(vote)).isEqualTo(new IsNothing());
    assertThat(lunch.events()).hasSize(2);
  }

  @Test
  void onlyModeratorsCountWhereThatIsSaid() {
    Terms terms = new Terms(1, false, false, 0, true, Optional.empty());
    Polling few = Polling.on(Polling.poll("Ban?\nA\nB", terms));
    Act asModerator = new Act(ANN, true, new EventId("$e"), NOON, new Tempo(NOON, Pace.LEAST));

    assertThat(few.reacts(BEN, PIZZA)).isEqualTo(new IsNothing());
    few.tell(new PollWish.React(asModerator, PIZZA));
    assertThat(few.votes()).containsExactly(1, 0);
  }

  @Test
  void theBarsAreDueASecondAfterTheFirstVoteAndTwoAfterTheLastTime() {
    assertThat(lunch.reacts(BEN, PIZZA)).isEqualTo(countsAt(NOON.plusSeconds(2)));
    assertThat(lunch.reacts(ANN, PIZZA)).isEqualTo(new Counts(Optional.empty()));
    Instant shown = NOON.plusSeconds(3);
    assertThat(lunch.tell(new PollWish.Show(shown))).isEqualTo(new PollAnswer.Shows(false));
    assertThat(lunch.tell(new PollWish.Show(shown))).isEqualTo(new IsNothing());

    assertThat(lunch.reacts(ANN, PASTA)).isEqualTo(countsAt(shown.plusSeconds(2)));
  }

  @Test
  void underLoadTheBarsWaitLonger() {
    lunch.reacts(BEN, PIZZA);
    lunch.tell(new PollWish.Show(NOON.plusSeconds(2)));
    Instant now = NOON.plusSeconds(3);
    Tempo slow = new Tempo(now, Duration.ofSeconds(40));
    Act act = new Act(ANN, false, new EventId("$slow"), now, slow);

    assertThat(lunch.tell(new PollWish.React(act, PIZZA)))
        .isEqualTo(countsAt(NOON.plusSeconds(42)));
  }

  @Test
  void whatChangesNothingIsNotShown() {
    lunch.reacts(BEN, PIZZA);
    lunch.tell(new PollWish.Show(NOON.plusSeconds(2)));

    assertThat(lunch.responds(BEN, "o1")).isEqualTo(new Counts(Optional.empty()));
    assertThat(lunch.responds(ANN)).isEqualTo(new Counts(Optional.empty()));
    assertThat(lunch.takesBack(BEN, 1)).isEqualTo(new Counts(Optional.empty()));
  }

  @Test
  void whoeverVotesWithoutEndIsHeardNoMore() {
    for (int i = 0; i < PollRules.MOST_CASTS; i++) {
      lunch.reacts(BEN, i % 2 == 0 ? PIZZA : PASTA);
    }
    assertThat(lunch.reacts(BEN, PIZZA)).isEqualTo(new IsNothing());
    assertThat(lunch.votes()).containsExactly(0, 1);
    assertThat(lunch.takesBack(BEN, PollRules.MOST_CASTS)).isInstanceOf(Counts.class);
    assertThat(lunch.votes()).containsExactly(1, 0);
  }

  @Test
  void whoeverAskedAndModeratorsEndIt() {
    assertThat(lunch.ends(Optional.of(BEN), false, NOON)).isEqualTo(new PollAnswer.IsNotYours(ANN));
    assertThat(Polling.on(LUNCH).ends(Optional.of(BEN), true, NOON)).isInstanceOf(Ends.class);
    Ending ending = new Ending(Ending.How.CLOSED, Optional.of(ANN), NOON, new Cause("event:$end"));
    assertThat(lunch.ends(Optional.of(ANN), false, NOON)).isEqualTo(new Ends(ending));
    assertThat(lunch.ends(Optional.of(ANN), false, NOON)).isEqualTo(new PollAnswer.IsOver(ending));
  }

  @Test
  void votesAfterTheEndDoNotCountAndThoseCastBeforeStillDo() {
    lunch.reacts(BEN, PIZZA);
    lunch.ends(Optional.empty(), true, ONE.plusSeconds(60));
    assertThat(lunch.stands().ending().map(Ending::at)).contains(ONE);

    Act late = Polling.act(ANN, "$late", ONE.plusMillis(1));
    assertThat(lunch.tell(new PollWish.React(late, PIZZA))).isEqualTo(new IsNothing());
    Act back = Polling.act(BEN, "$1", ONE.plusSeconds(1));
    assertThat(lunch.tell(new PollWish.TakeBack(back))).isEqualTo(new IsNothing());
    Act inTime = Polling.act(ANN, "$time", ONE);
    assertThat(lunch.tell(new PollWish.React(inTime, PASTA))).isInstanceOf(Counts.class);
    assertThat(lunch.votes()).containsExactly(1, 1);
    assertThat(lunch.tell(new PollWish.Show(ONE.plusSeconds(2))))
        .isEqualTo(new PollAnswer.Shows(true));
  }

  @Test
  void aVoteAfterItsTimeDoesNotCountEvenIfNobodyHasEndedItYet() {
    Act late = Polling.act(ANN, "$late", ONE.plusMillis(1));

    assertThat(lunch.tell(new PollWish.React(late, PIZZA))).isEqualTo(new IsNothing());
  }

  @Test
  void nothingCountsInWhatWasCalledOff() {
    lunch.tell(
        new PollWish.End(
            Ending.How.CANCELLED, Optional.of(ANN), false, ONE, new Cause("event:$end")));

    assertThat(lunch.reacts(BEN, PIZZA)).isEqualTo(new IsNothing());
    assertThat(lunch.stands().isShown()).isTrue();
  }

  @Test
  void whatIsDueIsNoLongerShownAfterTheEnd() {
    lunch.reacts(BEN, PIZZA);
    lunch.ends(Optional.of(ANN), false, NOON.plusSeconds(1));

    assertThat(lunch.tell(new PollWish.Show(NOON.plusSeconds(2)))).isEqualTo(new IsNothing());
  }

  @Test
  void theVotesOfAnAnonymousPollAreShownAfterTheEnd() {
    Terms terms = new Terms(1, false, true, 0, false, Optional.empty());
    Polling secret = Polling.on(Polling.poll("Who?\nA\nB", terms));

    assertThat(secret.stands().isShown()).isFalse();
    secret.ends(Optional.of(ANN), false, NOON);
    assertThat(secret.stands().isShown()).isTrue();
  }

  @Test
  void aPollThatNobodyEndsLastsAYear() {
    assertThat(Polling.poll("Q?\nA\nB", Terms.USUAL).due())
        .isEqualTo(NOON.plus(Duration.ofDays(366)));
  }

  @Test
  void aThousandVotersFitIntoAFewHundredKilobytesAndAreReadAgain() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      UserId voter = new UserId("@voter" + i + ":example.org");
      String event = "$" + "x".repeat(38) + i;
      Act act = Polling.act(voter, event, NOON.plusMillis(i * 100L));
      lunch.tell(
          i % 2 == 0
              ? new PollWish.React(act, PIZZA)
              : new PollWish.Respond(act, Optional.of(List.of("o2"))));
      lunch.tell(new PollWish.Show(NOON.plusMillis(i * 100L)));
    }

    assertThat(lunch.votes()).containsExactly(500, 500);
    assertThat(lunch.replayed()).isEqualTo(lunch.state());
    JournalFormat format = new JournalFormat(Polls.FAMILIES);
    long bytes = 0;
    for (PollEvent event : lunch.events()) {
      bytes += format.write(new Recorded<>(new Cause("event:$" + "x".repeat(43)), event)).length;
    }
    assertThat(bytes).isLessThan(600_000);
  }
}
