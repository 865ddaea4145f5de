package dev.althing.feature.poll.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "18:00, 2026-11-20T17:00:00Z",
    "18.30, 2026-11-20T17:30:00Z",
    "9:00, 2026-11-21T08:00:00Z",
    "13:00, 2026-11-21T12:00:00Z",
    "6pm, 2026-11-20T17:00:00Z",
    "12:15 a.m., 2026-11-20T23:15:00Z",
    "18 Uhr, 2026-11-20T17:00:00Z",
    "tomorrow at 18:00, 2026-11-21T17:00:00Z",
    "morgen um 9:00, 2026-11-21T08:00:00Z",
    "2027-07-01 18:00, 2027-07-01T16:00:00Z",
    "2027-07-01T18:00, 2027-07-01T16:00:00Z",
    // There is no such time in the night in which the clocks are put forward.
    "2027-03-28 2:30, 2027-03-28T01:30:00Z",
  })
  void readsATimeInAZone(String words, Instant expected) {
    assertThat(EndTime.at(words, NOON, BERLIN)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "18",
        "soon",
        "25:00",
        "18:60",
        "13pm",
        "0pm",
        "2026-11-20 11:00",
        "2026-02-30 9:00",
        "2028-01-01 9:00",
        "2027-13-01 9:00",
        "18:00 and more"
      })
  void knowsWhatIsNone(String words) {
    assertThat(EndTime.at(words, NOON, BERLIN)).isEmpty();
  }

  @Test
  void readsASpan() {
    assertThat(EndTime.after("1h 30m", NOON)).contains(NOON.plusSeconds(5_400));
    assertThat(EndTime.after("0s", NOON)).isEmpty();
    assertThat(EndTime.after("400d", NOON)).isEmpty();
    assertThat(EndTime.after("soon", NOON)).isEmpty();
  }

  @Test
  void aDayHasTwentyThreeHoursWhenTheClocksArePutForward() {
    Instant eve = Instant.parse("2027-03-27T12:00:00Z");

    assertThat(EndTime.at("13:00", eve, BERLIN)).contains(Instant.parse("2027-03-28T11:00:00Z"));
  }
}
