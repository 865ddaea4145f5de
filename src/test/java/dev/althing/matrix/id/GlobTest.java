package dev.althing.matrix.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GlobTest {
  private static boolean matches(String pattern, String text) {
    return new Glob(pattern).matches(text);
  }

  @Test
  void globsMeanTheWholeText() {
    assertThat(matches("*", "")).isTrue();
    assertThat(matches("a*b*c", "aXXbYYbc")).isTrue();
    assertThat(matches("a*b*c", "aXXbYYb")).isFalse();
    assertThat(matches("a?", "a")).isFalse();
    assertThat(matches("a.c", "abc")).isFalse();
    assertThat(matches("a**", "a")).isTrue();
  }

  @Test
  void noPatternTakesLong() {
    String stars = "*a".repeat(127);
    assertThat(
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> matches(stars, "a".repeat(126))))
        .isFalse();
  }
}
