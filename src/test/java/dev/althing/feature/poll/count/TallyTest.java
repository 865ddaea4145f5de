package dev.althing.feature.poll.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private static final Mode TWO = new Mode(3, 2, false);

  private static Choice of(Integer... options) {
    return new Choice(List.of(options), false);
  }

  @Test
  void countsPeopleAndTheirVotes() {
    Tally tally = Tally.of(List.of(of(0, 1), of(1), Choice.NONE, Choice.SPOILED), TWO);

    assertThat(tally).isEqualTo(new Tally(List.of(1, 2, 0), 2, 1));
    assertThat(tally.of(1)).isEqualTo(2);
    assertThat(tally.leading()).containsExactly(1);
  }

  @Test
  void namesAllThatLeadAndNobodyWhenNobodyVoted() {
    assertThat(Tally.of(List.of(of(0), of(2)), TWO).leading()).containsExactly(0, 2);
    assertThat(Tally.of(List.of(Choice.SPOILED), TWO).leading()).isEmpty();
  }

  @Test
  void ofARankingTheFirstChoiceCounts() {
    Mode ranked = new Mode(3, 1, true);

    assertThat(Tally.of(List.of(of(2, 0), of(2, 1)), ranked))
        .isEqualTo(new Tally(List.of(0, 0, 2), 2, 0));
  }

  @Test
  void theResultOfARankingIsThatOfItsRunoff() {
    List<Voter> voters =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    Voter.NEW.with(
                        Ballot.reaction(new EventId("$" + i), Instant.EPOCH, i == 0 ? 1 : 2)))
            .toList();

    Result ranked = Result.of(voters, new Mode(3, 1, true));
    assertThat(ranked.winners()).containsExactly(2);
    assertThat(ranked.runoff()).isPresent();
    Result plain = Result.of(voters, TWO);
    assertThat(plain.winners()).containsExactly(2);
    assertThat(plain.runoff()).isEmpty();
  }
}
