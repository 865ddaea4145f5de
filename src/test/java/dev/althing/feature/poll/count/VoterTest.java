package dev.althing.feature.poll.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VoterTest {
  private static final Mode ONE = new Mode(4, 1, false);
  private static final Mode TWO = new Mode(4, 2, false);
  private static final Mode RANKED = new Mode(4, 1, true);
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  private Voter voter = Voter.NEW;

  private static EventId event(int second) {
    return new EventId("$" + second);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private void reacts(int second, int option) {
    voter = voter.with(Ballot.reaction(event(second), at(second), option));
  }

  private void responds(int second, Integer... options) {
    voter = voter.with(Ballot.response(event(second), at(second), Arrays.asList(options)));
  }

  private void takesBack(int second) {
    voter = voter.without(event(second));
  }

  private List<Integer> counted(Mode mode) {
    return voter.choice(mode).options();
  }

  @Test
  void whoDidNotVoteChoosesNothing() {
    assertThat(voter.choice(ONE)).isEqualTo(Choice.NONE);
    assertThat(voter.last()).isEmpty();
  }

  @Test
  void aLaterReactionReplacesAnEarlierOneUntilItIsTakenBack() {
    reacts(1, 0);
    reacts(2, 3);
    assertThat(counted(ONE)).containsExactly(3);
    takesBack(2);
    assertThat(counted(ONE)).containsExactly(0);
    takesBack(1);
    assertThat(counted(ONE)).isEmpty();
  }

  @Test
  void ofManyReactionsTheNewestCountInTheOrderOfTheOptions() {
    reacts(1, 0);
    reacts(2, 3);
    reacts(3, 1);
    assertThat(counted(TWO)).containsExactly(1, 3);
    takesBack(2);
    assertThat(counted(TWO)).containsExactly(0, 1);
  }

  @Test
  void theSameReactionInTwoSpellingsIsOneVote() {
    reacts(1, 0);
    reacts(2, 0);
    reacts(3, 1);
    assertThat(counted(TWO)).containsExactly(0, 1);
    takesBack(2);
    assertThat(counted(TWO)).containsExactly(0, 1);
  }

  @Test
  void aLaterVoteReplacesAnEarlierOneWhicheverWayItCame() {
    reacts(1, 0);
    responds(2, 1);
    assertThat(counted(TWO)).containsExactly(1);
    reacts(3, 2);
    assertThat(counted(TWO)).containsExactly(2);
    responds(4, 3, 0);
    assertThat(counted(TWO)).containsExactly(3, 0);
  }

  @Test
  void whatIsTakenBackBringsBackWhatItHadReplaced() {
    reacts(1, 0);
    responds(2, 1);
    responds(3, 2);
    takesBack(3);
    assertThat(counted(ONE)).containsExactly(1);
    takesBack(2);
    assertThat(counted(ONE)).containsExactly(0);
  }

  @Test
  void anEmptyResponseTakesBackEverything() {
    reacts(1, 0);
    responds(2, 1);
    responds(3);
    assertThat(voter.choice(ONE)).isEqualTo(Choice.NONE);
    reacts(4, 2);
    assertThat(counted(ONE)).containsExactly(2);
  }

  @Test
  void aSpoiledResponseReplacesWhatWasBefore() {
    responds(1, 1);
    voter = voter.with(Ballot.spoiled(event(2), at(2)));
    assertThat(voter.choice(ONE)).isEqualTo(Choice.SPOILED);
    takesBack(2);
    assertThat(counted(ONE)).containsExactly(1);
  }

  @Test
  void aResponseIsCutBeforeWhatIsDoubleIsTakenOut() {
    responds(1, 2, 2, 1);
    assertThat(counted(TWO)).containsExactly(2);
  }

  @Test
  void theOrderOfReactionsIsARanking() {
    reacts(1, 2);
    reacts(2, 0);
    reacts(3, 1);
    assertThat(counted(RANKED)).containsExactly(2, 0, 1);
    takesBack(1);
    reacts(4, 2);
    assertThat(counted(RANKED)).containsExactly(0, 1, 2);
  }

  @Test
  void whatComesLateTakesItsPlace() {
    responds(5, 1);
    reacts(2, 0);
    assertThat(counted(ONE)).containsExactly(1);
  }

  @Test
  void twoQuickVotesKeepTheOrderInWhichTheyCome() {
    reacts(5, 1);
    assertThat(voter.timeOf(at(5).minusMillis(1_500))).isEqualTo(at(5));
    assertThat(voter.timeOf(at(2))).isEqualTo(at(2));
    assertThat(voter.timeOf(at(6))).isEqualTo(at(6));
    assertThat(Voter.NEW.timeOf(at(1))).isEqualTo(at(1));
  }

  /** Everything that one person did, as a list of what was cast and what was removed again. */
  private record Deeds(List<Ballot> cast, Set<EventId> removed) {
    static Deeds random(Random random) {
      List<Ballot> cast = new ArrayList<>();
      Set<EventId> removed = new HashSet<>();
      int count = random.nextInt(12);
      for (int i = 0; i < count; i++) {
        cast.add(ballot(random, i));
        if (random.nextInt(3) == 0) {
          removed.add(event(i));
        }
      }
      return new Deeds(cast, removed);
    }

    private static Ballot ballot(Random random, int second) {
      if (random.nextBoolean()) {
        return Ballot.reaction(event(second), at(second), random.nextInt(4));
      }
      if (random.nextInt(5) == 0) {
        return Ballot.spoiled(event(second), at(second));
      }
      List<Integer> choices = random.ints(random.nextInt(4), 0, 4).boxed().toList();
      return Ballot.response(event(second), at(second), choices);
    }

    /** In any order, as long as nothing is removed before it was cast. */
    Voter told(Random random) {
      List<Ballot> shuffled = new ArrayList<>(cast);
      Collections.shuffle(shuffled, random);
      List<EventId> due = new ArrayList<>();
      Voter voter = Voter.NEW;
      for (Ballot ballot : shuffled) {
        voter = voter.with(ballot);
        if (removed.contains(ballot.event())) {
          due.add(ballot.event());
        }
        if (random.nextBoolean() && !due.isEmpty()) {
          voter = voter.without(due.remove(random.nextInt(due.size())));
        }
      }
      for (EventId event : due) {
        voter = voter.without(event);
      }
      return voter;
    }

    /** The rules as one would say them, written without a look at the other. */
    Choice recounted(Mode mode) {
      List<Ballot> left =
          cast.stream()
              .filter(ballot -> !removed.contains(ballot.event()))
              .sorted(Comparator.comparing(Ballot::at))
              .toList();
      Choice choice = Choice.NONE;
      List<Integer> reactions = new ArrayList<>();
      for (Ballot ballot : left) {
        if (ballot.way() == Way.RESPONSE) {
          reactions.clear();
          choice = response(ballot, mode);
        } else {
          reactions.add(ballot.choices().get(0));
          choice = new Choice(mode.ranked() ? first(reactions) : last(reactions, mode), false);
        }
      }
      return choice;
    }

    private static Choice response(Ballot ballot, Mode mode) {
      int most = mode.ranked() ? mode.options() : mode.most();
      List<Integer> cut = ballot.choices().subList(0, Math.min(most, ballot.choices().size()));
      return ballot.spoiled() ? new Choice(List.of(), true) : new Choice(first(cut), false);
    }

    private static List<Integer> first(List<Integer> choices) {
      return new ArrayList<>(new LinkedHashSet<>(choices));
    }

    private static List<Integer> last(List<Integer> reactions, Mode mode) {
      Set<Integer> kept = new HashSet<>();
      for (int i = reactions.size() - 1; i >= 0 && kept.size() < mode.most(); i--) {
        kept.add(reactions.get(i));
      }
      return IntStream.range(0, mode.options()).filter(kept::contains).boxed().toList();
    }
  }

  @Test
  void anyOrderOfVotesAndRemovalsOverBothWaysEqualsARecount() {
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      Deeds deeds = Deeds.random(random);
      for (Mode mode : List.of(ONE, TWO, RANKED)) {
        assertThat(deeds.told(random).choice(mode))
            .as("seed %d, %s: %s", seed, mode, deeds)
            .isEqualTo(deeds.recounted(mode));
      }
    }
  }
}
