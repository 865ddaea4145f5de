package dev.althing.feature.remind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.remind.When.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WhenTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Reading read(String words) {
    return When.read(words, NOON, UTC, Locale.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource({
    "in 10m tea, 2026-11-20T12:10:00Z, tea",
    "10m tea, 2026-11-20T12:10:00Z, tea",
    "IN 10M Tea, 2026-11-20T12:10:00Z, Tea",
    "in 1h30m tea, 2026-11-20T13:30:00Z, tea",
    "in 1h 30m tea, 2026-11-20T13:30:00Z, tea",
    "in 10 m tea, 2026-11-20T12:10:00Z, tea",
    "in 10m 5 apples, 2026-11-20T12:10:00Z, 5 apples",
    "in 3d 2 more, 2026-11-23T12:00:00Z, 2 more",
    "in 10 Minutes tea, 2026-11-20T12:10:00Z, tea",
    "In 2 hours 5 min tea, 2026-11-20T14:05:00Z, tea",
    "in 10m make 3 h, 2026-11-20T12:10:00Z, make 3 h",
    "At 18:30 tea, 2026-11-20T18:30:00Z, tea",
    "in 1w tea, 2026-11-27T12:00:00Z, tea",
    "in 1s tea at 18:30, 2026-11-20T12:00:01Z, tea at 18:30",
    "at 18:30 tea, 2026-11-20T18:30:00Z, tea",
    "at 18.30 tea, 2026-11-20T18:30:00Z, tea",
    "tomorrow 18.30 tea, 2026-11-21T18:30:00Z, tea",
    "at 6:30 pm tea, 2026-11-20T18:30:00Z, tea",
    "at 6:30pm tea, 2026-11-20T18:30:00Z, tea",
    "6:30 P.M. tea, 2026-11-20T18:30:00Z, tea",
    "at 6 pm tea, 2026-11-20T18:00:00Z, tea",
    "6.30 pm tea, 2026-11-20T18:30:00Z, tea",
    "at 6:30 am tea, 2026-11-21T06:30:00Z, tea",
    "at 12:30 am tea, 2026-11-21T00:30:00Z, tea",
    "at 12:30 pm tea, 2026-11-20T12:30:00Z, tea",
    "tomorrow 6pm tea, 2026-11-21T18:00:00Z, tea",
    "on 2027-01-31 6 pm tea, 2027-01-31T18:00:00Z, tea",
    "on 2027-01-31 12 apples, 2027-01-31T09:00:00Z, 12 apples",
    "at 18:30 pmtea, 2026-11-20T18:30:00Z, pmtea",
    "at 9:05 tea, 2026-11-21T09:05:00Z, tea",
    "at 12:00 tea, 2026-11-21T12:00:00Z, tea",
    "tomorrow 18:30 tea, 2026-11-21T18:30:00Z, tea",
    "tomorrow at 9:00 tea, 2026-11-21T09:00:00Z, tea",
    "on 2027-01-31 09:00 tea, 2027-01-31T09:00:00Z, tea",
    "2027-01-31 at 9:30 tea, 2027-01-31T09:30:00Z, tea",
    "on 2027-01-31 tea, 2027-01-31T09:00:00Z, tea",
    "on 2028-02-29 tea, 2028-02-29T09:00:00Z, tea"
  })
  void aTimeAndAText(String words, String due, String text) {
    assertThat(read(words)).isEqualTo(new Reading.Read(Instant.parse(due), text));
  }

  @Test
  void theTextMayHaveSeveralLines() {
    assertThat(read("in 10m one\ntwo"))
        .isEqualTo(new Reading.Read(NOON.plusSeconds(600), "one\ntwo"));
    assertThat(read("in 10m\ntwo")).isEqualTo(new Reading.Read(NOON.plusSeconds(600), "two"));
  }

  @ParameterizedTest
  @CsvSource({
    "at 13:30 tea, 2026-11-20T12:30:00Z",
    "at 13:00 tea, 2026-11-21T12:00:00Z",
    "on 2027-07-01 09:00 tea, 2027-07-01T07:00:00Z",
    "on 2027-03-28 02:30 tea, 2027-03-28T01:30:00Z"
  })
  void hoursAreThoseOfTheZone(String words, String due) {
    assertThat(When.read(words, NOON, BERLIN, Locale.ENGLISH))
        .isEqualTo(new Reading.Read(Instant.parse(due), "tea"));
  }

  @ParameterizedTest
  @CsvSource({
    "in 10 Minuten Tee, 2026-11-20T12:10:00Z",
    "In einer Minute Tee, ",
    "in 1 Minute Tee, 2026-11-20T12:01:00Z",
    "in 2 Stunden 30 Minuten Tee, 2026-11-20T14:30:00Z",
    "in 3 Tagen Tee, 2026-11-23T12:00:00Z",
    "1 Woche Tee, 2026-11-27T12:00:00Z",
    "in 90 Sekunden Tee, 2026-11-20T12:01:30Z",
    "in 10m Tee, 2026-11-20T12:10:00Z",
    "in 10 minutes Tee, 2026-11-20T12:10:00Z",
    "um 18:30 Tee, 2026-11-20T18:30:00Z",
    "um 18.30 Uhr Tee, 2026-11-20T18:30:00Z",
    "18.30 Uhr Tee, 2026-11-20T18:30:00Z",
    "um 8 Tee, 2026-11-21T08:00:00Z",
    "8 Uhr Tee, 2026-11-21T08:00:00Z",
    "morgen um 8 Tee, 2026-11-21T08:00:00Z",
    "Morgen um 18 Uhr Tee, 2026-11-21T18:00:00Z",
    "am 2027-01-31 um 8 Tee, 2027-01-31T08:00:00Z",
    "at 18:30 Tee, 2026-11-20T18:30:00Z",
    "12.50 Tee, ",
    "8 Tee, ",
    "um 25 Tee, "
  })
  void germanInGermanRooms(String words, Instant due) {
    assertThat(When.read(words, NOON, UTC, Locale.GERMANY))
        .isEqualTo(due == null ? new Reading.NoTime() : new Reading.Read(due, "Tee"));
  }

  @Test
  void aGermanPrepositionIsNoHalfOfADay() {
    assertThat(When.read("um 12:30 am Bahnhof", NOON, UTC, Locale.GERMAN))
        .isEqualTo(new Reading.Read(Instant.parse("2026-11-20T12:30:00Z"), "am Bahnhof"));
  }

  @Test
  void theDayIsTheOneOfTheZone() {
    Instant late = Instant.parse("2026-11-20T23:30:00Z");

    assertThat(When.read("at 8:00 tea", late, BERLIN, Locale.ENGLISH))
        .isEqualTo(new Reading.Read(Instant.parse("2026-11-21T07:00:00Z"), "tea"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tea",
        "in tea",
        "in a while tea",
        "at noon tea",
        "at 24:00 tea",
        "12.50 EUR",
        "18.30 tea",
        "at 18:30 pm tea",
        "at 0:30 pm tea",
        "at 8 tea",
        "um 18:30 tea",
        "in 10 Minuten tea",
        "at 1:60 tea",
        "",
        "in",
        "in 10 tea",
        "in m tea",
        "in -10m tea",
        "in 10mtea",
        "in 5 apples",
        "in 99999999999999999999d tea",
        "🫖"
      })
  void noTime(String words) {
    assertThat(read(words)).isInstanceOf(Reading.NoTime.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in 0s tea", "in 2000d tea", "on 2026-11-20 09:00 tea", "on 2025-01-01 tea",
        "on 2027-02-30 tea", "on 2027-13-01 tea", "on 9999-12-31 tea", "on 2032-01-01 tea"
      })
  void badTimes(String words) {
    assertThat(read(words)).isInstanceOf(Reading.BadTime.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"in 10m", "in 10m  \n ", "at 18:30", "tomorrow 18:30", "on 2027-01-31"})
  void noText(String words) {
    assertThat(read(words)).isInstanceOf(Reading.NoText.class);
  }

  @Test
  void tooLong() {
    assertThat(read("in 10m " + "x".repeat(2_000))).isInstanceOf(Reading.Read.class);
    assertThat(read("in 10m " + "x".repeat(2_001))).isEqualTo(new Reading.TooLong(2_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", " ", "a", "1m ", "1 m", "9:", "2027-01-31 "})
  void longNonsenseIsReadQuickly(String piece) {
    assertThat(read("in " + piece.repeat(60_000 / piece.length()))).isNotNull();
  }
}
