package dev.althing.plugins.wordfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HostileTest {
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "words",
          List.of("bad", "a b ".repeat(124) + "a c"),
          "patterns",
          List.of("(a+)+z", "(x|xx)+y", "(.*)*q{2}"),
          "leet",
          true);

  static Stream<String> hostile() {
    return Stream.of(
        "a".repeat(1_000_000),
        "x".repeat(1_000_000),
        "a b ".repeat(250_000),
        "1a".repeat(500_000),
        "\n".repeat(1_000_000),
        "\uD83D".repeat(100_000),
        "\uDE00\uD83D".repeat(100_000),
        "\uFDFA".repeat(100_000),
        "e" + "\u0301\u0316".repeat(100_000),
        "\u05D0" + "\u05B0\u05C1".repeat(100_000),
        "\u200B".repeat(100_000),
        "👩‍👩‍👧‍👦".repeat(10_000),
        "\u202E{0} '{1}' **b** `c`",
        "<".repeat(1_000_000),
        "<b>".repeat(300_000),
        "<a href=\"".repeat(100_000),
        "<a title='".repeat(100_000) + "'>",
        "<a " + "href ".repeat(200_000) + ">",
        "<a href" + " ".repeat(500_000) + "=x>",
        "<!--".repeat(250_000),
        "<!-- --".repeat(100_000),
        "<mx-reply>".repeat(100_000),
        "<div>".repeat(50_000) + "</div>".repeat(50_000),
        "&".repeat(1_000_000),
        "&#".repeat(500_000),
        "&#x1F600;&#55357;&#999999999;&#xFFFFFFF;",
        "&aacute".repeat(100_000));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("hostile")
  void isJudgedInTimeAndPasses(String text) {
    Filter filter = Filter.with(SETTINGS);
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertThat(filter.passes(text)).isTrue();
          assertThat(filter.passesHtml(text)).isTrue();
          assertThat(filter.judge(Filter.edit(text, Optional.of(text))).isPass()).isTrue();
        });
  }

  @Test
  void theFirstTwentyThousandCharactersCount() {
    Filter filter = Filter.with(SETTINGS);
    assertThat(filter.passes(" ".repeat(19_997) + "bad")).isFalse();
    assertThat(filter.passes(" ".repeat(19_998) + "bad")).isTrue();
    assertThat(Filter.patterns("bad").passes(" ".repeat(19_997) + "bad")).isFalse();
    assertThat(Filter.patterns("bad").passes(" ".repeat(19_998) + "bad")).isTrue();
    assertThat(filter.passesHtml("<b>".repeat(20_000) + "bad")).isFalse();
  }

  @Test
  void aPhraseOfFullLengthIsFound() {
    Filter filter = Filter.with(SETTINGS);
    assertThat(filter.passes("a b ".repeat(3_000) + "a c")).isFalse();
    assertThat(filter.passes("a b ".repeat(123) + "a c")).isTrue();
  }
}
