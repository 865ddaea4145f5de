package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class OptionReaderTest {
  @Test
  void separatesAtBarsFirst() {
    assertThat(read("a, b | c or d|e")).containsExactly("a, b", "c or d", "e");
    assertThat(read("a ｜ b")).containsExactly("a", "b");
  }

  @Test
  void separatesAtCommasAndOrWithoutBars() {
    assertThat(read("a, b,c or d OR e")).containsExactly("a", "b", "c", "d", "e");
    assertThat(read("a, b, or c")).containsExactly("a", "b", "c");
    assertThat(read("茶、水，酒")).containsExactly("茶", "水", "酒");
    assertThat(read("a\u00A0or\nb")).containsExactly("a", "b");
    assertThat(read("a or oder b")).containsExactly("a", "b");
  }

  @Test
  void leavesWordsWithOrInThemAlone() {
    assertThat(read("orange or a doctor")).containsExactly("orange", "a doctor");
    assertThat(read("tea coffee")).containsExactly("tea coffee");
  }

  @Test
  void keepsWhatIsInQuotesTogether() {
    assertThat(read("\"a | b\" | c")).containsExactly("a | b", "c");
    assertThat(read("\"a, b\", c")).containsExactly("a, b", "c");
    assertThat(read("\"  a  \"|“b or c”")).containsExactly("  a  ", "b or c");
    assertThat(read("„rot oder rosa“ oder blau")).containsExactly("rot oder rosa", "blau");
  }

  @Test
  void separatesAtBlanksWhereSomethingIsInQuotes() {
    assertThat(read("\"red wine\"  beer \"white wine\""))
        .containsExactly("red wine", "beer", "white wine");
  }

  @Test
  void takesInchesAndStrayQuotesAsTheyAre() {
    assertThat(read("5\" pipe | 6\" pipe")).containsExactly("5\" pipe", "6\" pipe");
    assertThat(read("\"a | b")).containsExactly("\"a", "b");
    assertThat(read("\"a\" b | c")).containsExactly("\"a\" b", "c");
  }

  @Test
  void leavesOutWhatCannotBeSeen() {
    assertThat(read("|| a |\u200B|\u00A0| \"\" |b|")).containsExactly("a", "b");
  }

  @Test
  void readsALongTextInNoTime() {
    for (String part : List.of("\"a ", "\" \"", " \u00A0", "a or ", "or ", "|", "\"|", "\",")) {
      String text = part.repeat(1_000_000 / part.length());
      Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(text), part);
    }
  }

  private static List<String> read(String text) {
    return OptionReader.read(text).all();
  }
}
