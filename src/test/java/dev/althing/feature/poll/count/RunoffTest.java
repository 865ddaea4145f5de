package dev.althing.feature.poll.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RunoffTest {
  /** So many equal votes. */
  private record Votes(List<Choice> all) {}

  private static Votes votes(int count, Integer... order) {
    return new Votes(Collections.nCopies(count, new Choice(List.of(order), false)));
  }

  private static Runoff of(int options, Votes... votes) {
    return Runoff.of(Stream.of(votes).flatMap(some -> some.all().stream()).toList(), options);
  }

  @Test
  void nobodyWinsWhenNobodyVoted() {
    assertThat(Runoff.of(List.of(Choice.NONE), 3)).isEqualTo(new Runoff(List.of(), List.of()));
  }

  @Test
  void moreThanHalfWinsAtOnce() {
    Runoff runoff = of(3, votes(3, 0), votes(2, 1));

    assertThat(runoff.winners()).containsExactly(0);
    assertThat(runoff.rounds())
        .containsExactly(new Round(List.of(3, 2, 0), List.of(0, 1, 2), List.of()));
  }

  @Test
  void theVotesOfTheWeakestGoToWhomTheyNameNext() {
    Runoff runoff = of(3, votes(4, 0), votes(3, 1), votes(2, 2, 1));

    assertThat(runoff.winners()).containsExactly(1);
    assertThat(runoff.rounds())
        .containsExactly(
            new Round(List.of(4, 3, 2), List.of(0, 1, 2), List.of(2)),
            new Round(List.of(4, 5, 0), List.of(0, 1), List.of()));
    assertThat(runoff.rounds().get(1).counting()).isEqualTo(9);
  }

  @Test
  void aVoteThatNamesNobodyWhoIsLeftDoesNotCount() {
    Runoff runoff = of(3, votes(4, 0), votes(3, 1), votes(2, 2));

    assertThat(runoff.winners()).containsExactly(0);
    assertThat(runoff.rounds().get(1).counting()).isEqualTo(7);
  }

  @Test
  void ofSeveralWeakestTheOneThatWasWeakerBeforeGoesOut() {
    // First 5, 3, 2, 1; then 3 goes out and leaves 1 and 2 equal: 2 was weaker before.
    Runoff runoff = of(4, votes(5, 0), votes(3, 1), votes(2, 2), votes(1, 3, 2));

    assertThat(runoff.rounds().get(1).votes()).containsExactly(5, 3, 3, 0);
    assertThat(runoff.rounds().get(1).out()).containsExactly(2);
  }

  @Test
  void thoseThatWereNeverDifferentGoOutTogether() {
    Runoff runoff = of(4, votes(3, 0), votes(2, 1), votes(1, 2, 1), votes(1, 3, 1));

    assertThat(runoff.rounds().get(0).out()).containsExactly(2, 3);
    assertThat(runoff.winners()).containsExactly(1);
  }

  @Test
  void aTieIsATie() {
    assertThat(of(3, votes(2, 0), votes(2, 1), votes(1, 2)).winners()).containsExactly(0, 1);
    assertThat(of(3, votes(1, 0), votes(1, 1), votes(1, 2)).winners()).containsExactly(0, 1, 2);
  }

  @Test
  void itAlwaysEndsWithSomebodyAndWhoHasMoreThanHalfOfTheFirstChoicesWins() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      int options = 2 + random.nextInt(19);
      List<Choice> votes =
          IntStream.range(0, 1 + random.nextInt(30)).mapToObj(v -> any(random, options)).toList();

      Runoff runoff = Runoff.of(votes, options);

      assertThat(runoff.winners()).isNotEmpty();
      assertThat(runoff.rounds()).hasSizeLessThanOrEqualTo(options);
      Tally first = Tally.of(votes, new Mode(options, 1, true));
      int best = first.leading().get(0);
      if (2 * first.of(best) > votes.size()) {
        assertThat(runoff.winners()).containsExactly(best);
      }
    }
  }

  private static Choice any(Random random, int options) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, options).boxed().toList());
    Collections.shuffle(order, random);
    return new Choice(order.subList(0, 1 + random.nextInt(options)), false);
  }
}
