package dev.althing.room.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AbsenceTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  @Test
  void aCommandIsMissedWhenItIsOldAndNobodyHadHeardIt() {
    Absence absence = new Absence(Optional.of(NOON.minusSeconds(3_600)), NOON, MAX_AGE);

    assertThat(absence.isMissed(NOON.minusSeconds(300), NOON)).isFalse();
    assertThat(absence.isMissed(NOON.minusSeconds(301), NOON)).isTrue();
    assertThat(absence.isMissed(NOON.minusSeconds(3_580), NOON)).isTrue();
  }

  @Test
  void aCommandThatAnEarlierRunMayHaveBegunWithIsFinishedWhateverItsAge() {
    Absence absence = new Absence(Optional.of(NOON.minusSeconds(3_600)), NOON, MAX_AGE);

    assertThat(absence.isMissed(NOON.minusSeconds(3_601), NOON)).isFalse();
    assertThat(absence.isMissed(NOON.minusSeconds(3_590), NOON)).isFalse();
  }

  @Test
  void whatCouldNotBeReadIsMissedByItsAgeAlone() {
    Absence absence = new Absence(Optional.of(NOON), NOON, MAX_AGE);

    assertThat(absence.isOld(NOON.minusSeconds(301), NOON)).isTrue();
    assertThat(absence.isOld(NOON.minusSeconds(300), NOON)).isFalse();
  }

  @Test
  void whereNobodyWasBeforeOnlyTheAgeCounts() {
    Absence absence = new Absence(Optional.empty(), NOON, MAX_AGE);

    assertThat(absence.isMissed(NOON.minusSeconds(9_999), NOON)).isTrue();
    assertThat(absence.isMissed(NOON, NOON)).isFalse();
  }

  @Test
  void whatCameBeforeTheStartIsDoubtful() {
    Absence absence = new Absence(Optional.empty(), NOON, MAX_AGE);

    assertThat(absence.isDoubtful(NOON)).isTrue();
    assertThat(absence.isDoubtful(NOON.plusSeconds(60))).isFalse();
  }
}
