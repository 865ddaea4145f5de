package dev.althing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpansTest {
  private final Spans english = Spans.of(Locale.ENGLISH);
  private final Spans german = Spans.of(Locale.GERMAN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PT0S      | now            | now              | 0 milliseconds
          PT0.4S    | now            | now              | 400 milliseconds
          PT10M     | in 10 minutes  | 10 minutes ago   | 10 minutes
          PT59M50S  | in 1 hour      | 1 hour ago       | 59 minutes, 50 seconds
          PT1H      | in 1 hour      | 1 hour ago       | 1 hour
          PT90M     | in 90 minutes  | 90 minutes ago   | 1 hour, 30 minutes
          P1DT12H5M | in 36 hours    | 36 hours ago     | 1 day, 12 hours
          P1DT5M    | in 1 day       | 1 day ago        | 1 day
          P10D      | in 10 days     | 10 days ago      | 10 days
          -PT5M     | now            | now              | 0 milliseconds
          """)
  void tellsDurations(Duration duration, String ahead, String past, String lasting) {
    assertThat(english.in(duration)).isEqualTo(ahead);
    assertThat(english.ago(duration)).isEqualTo(past);
    assertThat(english.lasting(duration)).isEqualTo(lasting);
  }

  @Test
  void speaksOtherLanguages() {
    assertThat(german.in(Duration.ofMinutes(10))).isEqualTo("in 10 Minuten");
    assertThat(german.ago(Duration.ofDays(2))).isEqualTo("vor 2 Tagen");
    assertThat(german.lasting(Duration.ofMinutes(61))).isEqualTo("1 Stunde, 1 Minute");
    assertThat(german.number(1_234_567)).isEqualTo("1.234.567");
  }

  @Test
  void isInEnglishWhereTextsAre() {
    for (String language : List.of("it", "x-klingon", "tlh", "und")) {
      Locale locale = Locale.forLanguageTag(language);

      assertThat(Spans.of(locale).in(Duration.ofMinutes(10))).isEqualTo("in 10 minutes");
      assertThat(Spans.of(locale).number(1_234)).isEqualTo("1,234");
    }
    assertThat(Spans.of(Locale.forLanguageTag("de-AT")).in(Duration.ofMinutes(10)))
        .isEqualTo("in 10 Minuten");
  }

  @Test
  void boundsWhatNobodyLivesToSee() {
    assertThat(english.in(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo("in 365,000 days");
  }

  @Test
  void tellsTimesInAZone() {
    Instant time = Instant.parse("2026-11-20T07:14:00Z");

    assertThat(german.at(time, ZoneId.of("Europe/Berlin")))
        .contains("20. Nov. 2026", "08:14", "MEZ");
    assertThat(english.at(time, ZoneId.of("Asia/Tokyo"))).contains("Nov 20, 2026", "4:14");
  }
}
