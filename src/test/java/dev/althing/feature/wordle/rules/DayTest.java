package dev.althing.feature.wordle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class DayTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static int number(String moment, ZoneId zone) {
    return Day.at(Instant.parse(moment), zone).number();
  }

  @Test
  void theFirstPuzzleIsThatOfTheFirstOfJanuary2025() {
    assertThat(number("2025-01-01T00:00:00Z", ZoneOffset.UTC)).isEqualTo(1);
    assertThat(number("2025-01-01T23:59:59Z", ZoneOffset.UTC)).isEqualTo(1);
    assertThat(number("2025-01-02T00:00:00Z", ZoneOffset.UTC)).isEqualTo(2);
    assertThat(Day.date(1)).isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(Day.date(number("2026-11-29T12:00:00Z", ZoneOffset.UTC))).isEqualTo("2026-11-29");
  }

  @Test
  void aDayTurnsAtMidnightWhereThePlayerIs() {
    assertThat(number("2026-07-01T21:59:59Z", BERLIN))
        .isEqualTo(number("2026-07-01T22:00:00Z", BERLIN) - 1);
    assertThat(number("2026-07-01T12:00:00Z", ZoneId.of("Pacific/Kiritimati")))
        .isEqualTo(number("2026-07-01T12:00:00Z", ZoneId.of("Etc/GMT+12")) + 1)
        .isEqualTo(number("2026-07-01T12:00:00Z", ZoneOffset.UTC) + 1);
  }

  @Test
  void daysOf23And25HoursAndLeapDaysCountAsDays() {
    assertThat(number("2026-03-29T21:59:00Z", BERLIN) - number("2026-03-28T23:00:00Z", BERLIN))
        .isZero();
    assertThat(number("2026-10-25T22:59:00Z", BERLIN) - number("2026-10-24T22:00:00Z", BERLIN))
        .isZero();
    assertThat(
            number("2028-03-01T12:00:00Z", ZoneOffset.UTC)
                - number("2028-02-28T12:00:00Z", ZoneOffset.UTC))
        .isEqualTo(2);
  }

  @Test
  void aDaysPuzzleCanBeFinishedToTheEndOfTheDayAfterIt() {
    Day day = Day.at(Instant.parse("2026-10-24T12:00:00Z"), BERLIN);

    assertThat(day.next()).isEqualTo("2026-10-24T22:00:00Z");
    // The day after it has 25 hours.
    assertThat(Duration.between(day.next(), day.until())).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void aClockThatIsFarOffGivesSomeDay() {
    assertThat(number("1970-01-01T00:00:00Z", ZoneOffset.UTC)).isEqualTo(1);
    assertThat(number("9999-12-31T00:00:00Z", ZoneOffset.UTC)).isPositive();
  }
}
