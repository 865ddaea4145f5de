package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.testing.Bench;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomCommandTest {
  private static final String THOUSAND = "9".repeat(1_000);

  private final Bench bench = Bench.of(new FunPlugin()).seed(6).start();

  @ParameterizedTest
  @CsvSource({
    "random, 1, 100",
    "random 6, 1, 6",
    "random 1, 1, 1",
    "random 0, 0, 1",
    "random -3, -3, 1",
    "random 5 7, 5, 7",
    "random 7 5, 5, 7",
    "random -7 -5, -7, -5",
    "random \u22127 +5, -7, 5",
    "random 5 5, 5, 5",
    "random ٣ ٤, 3, 4",
    "random 007 8, 7, 8"
  })
  void drawsBetweenItsBounds(String line, long low, long high) {
    for (int i = 0; i < 50; i++) {
      String heard = bench.words(line);
      assertThat(heard).endsWith(" (from %d to %d)".formatted(low, high));
      assertThat(Long.parseLong(heard.split("\\*\\*")[1])).isBetween(low, high);
    }
  }

  @Test
  void groupsTheDigitsOfWhatIsLong() {
    assertThat(bench.words("random 123456789 123456789")).startsWith("**123456789** ");
    assertThat(bench.words("random -1234567890 -1234567890"))
        .startsWith("**-1\u202F234\u202F567\u202F890** ");
  }

  @Test
  void writesAVeryLongNumberInRows() {
    String heard = bench.words("random -" + THOUSAND + " -" + THOUSAND);
    String bound = "-999999…999999 with 1,000 digits";
    assertThat(heard)
        .startsWith("A number of 1,000 digits (from " + bound + " to " + bound + "):\n\n```\n-9999")
        .endsWith("9\n```");
    assertThat(heard.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(110));
    assertThat(heard.split("```")[1].replaceAll("\\s", "")).isEqualTo("-" + THOUSAND);
  }

  @Test
  void spansTheLargestRangeThereIs() {
    assertThat(bench.words("random -" + THOUSAND + " " + THOUSAND)).contains("```");
    assertThat(bench.in(Locale.GERMAN).words("random " + THOUSAND))
        .contains("von 1 bis 999999…999999 mit 1.000 Ziffern");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1 x", "1.5", "1 2 3", "1e9", "--1", "-", "½", "🍕", "0x10"})
  void takesNothingButWholeNumbers(String bounds) {
    assertThat(bench.say("random " + bounds)).isEmpty();
  }

  @Test
  void takesUpToAThousandDigits() {
    assertThat(bench.say("random 1" + THOUSAND)).isEmpty();
    assertThat(bench.say("random 1 -" + "9".repeat(10_000))).isEmpty();
  }
}
