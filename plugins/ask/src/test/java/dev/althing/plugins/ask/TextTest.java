package dev.althing.plugins.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTest {
  private static String grown(String text, int step) {
    Growing growing = new Growing();
    for (int i = 0; i < text.length(); i += step) {
      growing.add(text.substring(i, Math.min(text.length(), i + step)));
    }
    return growing.whole();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'<think>a</think>b', 'b'",
        "'  <think>a<think>b</think>c', '  c'",
        "'a\n<think>x</think>b', 'a\nb'",
        "'<think>never ends', ''",
        "'thoughts\n</think>\nb', '\nb'",
        "'use <think> and </think> so', 'use <think> and </think> so'",
        "'a < b <thin', 'a < b <thin'",
        "'<<think>', '<<think>'",
        "'<think>a</think><think>b</think>c', 'c'"
      })
  void leavesThoughtsOutHoweverTheyAreCut(String text, String seen) {
    for (int step : new int[] {1, 2, 3, 7, 100}) {
      assertThat(grown(text, step)).isEqualTo(seen);
    }
  }

  @Test
  void holdsBackWhatMayBecomeATag() {
    Growing growing = new Growing();
    growing.add("a <thi");
    assertThat(growing.soFar()).isEqualTo("a ");
    assertThat(growing.whole()).isEqualTo("a <thi");
    assertThat(growing.length()).isEqualTo(2);
  }

  @Test
  void thinksAsLongAsItLikesWithoutKeepingIt() {
    Growing growing = new Growing();
    growing.add("<think>");
    for (int i = 0; i < 10_000; i++) {
      growing.add("and another thing ".repeat(10));
    }
    growing.add("</think>done");
    assertThat(growing.whole()).isEqualTo("done");
  }

  @Test
  void dropsWhatIsNotSeen() {
    assertThat(Clean.text("\n a\u0000\u0007b\r\nc\u202Ed\uD800\uDC00\uD800e\uFFFE\u2028f \n"))
        .isEqualTo("ab\ncd\uD800\uDC00e\nf");
    assertThat(Clean.text("a" + "\n".repeat(5_000) + "b")).isEqualTo("a\n\n\nb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](https://matrix.to/#/@bob:bench)",
        "HTTPS://MATRIX.TO/#/%40bob:bench",
        "[x](matrix:u/bob:bench)"
      })
  void callsNobody(String text) {
    assertThat(Clean.silent(text).toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("matrix.to/", "matrix:u/");
  }

  @Test
  void addressesNoRoomAndLeavesTheRest() {
    assertThat(Clean.silent("@room! me@roommate.example @Override"))
        .isEqualTo("@\u2060room! me@roommate.example @Override");
  }

  @Test
  void neverCutsACharacterInTwo() {
    assertThat(Clean.cut("ab🌍", 3)).isEqualTo("ab");
    assertThat(Clean.cut("ab🌍", 4)).isEqualTo("ab🌍");
    assertThat(Clean.cut("abc", 2)).isEqualTo("ab");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'```java\nint i;', '```java\nint i;\n```'",
        "'```\na\n```', '```\na\n```'",
        "'````\n```\na', '````\n```\na\n````'",
        "'~~~\n```\na', '~~~\n```\na\n~~~'",
        "'- x\n  ```\n  a', '- x\n  ```\n  a\n  ```'",
        "'``` a ``` b', '``` a ``` b'",
        "'```\na\n```java', '```\na\n```java\n```'",
        "'no code', 'no code'"
      })
  void closesOpenCode(String text, String closed) {
    assertThat(Fence.closed(text)).isEqualTo(closed);
  }

  @Test
  void leavesAShortAnswerWhole() {
    assertThat(Parts.of("a\n\nb")).isEqualTo(new Parts("a\n\nb", ""));
  }

  @Test
  void cutsALongAnswerBetweenParagraphs() {
    String paragraph = "word ".repeat(400).strip();
    String text = String.join("\n\n", java.util.Collections.nCopies(8, paragraph));
    Parts parts = Parts.of(text);
    assertThat(parts.first()).endsWith("word");
    assertThat(parts.first() + "\n\n" + parts.rest()).isEqualTo(text);
    assertThat(parts.first()).hasSizeBetween(4_500, 9_000);
  }

  @Test
  void goesOnWithCodeInTheSecondPart() {
    String code = "```java\n" + "int i = 0;\n".repeat(1_000) + "```";
    Parts parts = Parts.of(code);
    assertThat(parts.first()).startsWith("```java\nint").endsWith("int i = 0;\n```");
    assertThat(parts.rest()).startsWith("```java\nint").endsWith("int i = 0;\n```");
  }

  @ParameterizedTest
  @ValueSource(strings = {"世", "🌍", "\"", "\n- x", "*a*", "|", "x"})
  void fitsIntoAMessageWhateverItIsMadeOf(String unit) {
    Parts parts = Parts.of(unit.repeat(8_000));
    assertThat(parts.first().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
        .isLessThan(9_100);
    assertThat(parts.first() + parts.rest()).hasSizeGreaterThan(7_999 * unit.length());
  }
}
