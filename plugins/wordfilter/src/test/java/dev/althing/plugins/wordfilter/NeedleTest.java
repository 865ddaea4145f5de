package dev.althing.plugins.wordfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NeedleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "bad ; bad",
        "(?i)\\bBad\\b ; bad",
        "evil\\.example/ ; evil.example/",
        "bad+er ; bad",
        "bad*er ; ba",
        "ba?der ; der",
        "ab{2,3}cd ; cd",
        "a[xyz]bc ; bc",
        "[]abc]x ; x",
        "[^]abc]xy ; xy",
        "[[:alpha:]abc]x ; x",
        "[\\]abc]x ; x",
        "(abc)d ; d",
        "(a|b)cd ; cd",
        "((abc)d)e ; e",
        "a\\db ; a",
        "BÖSE ; böse",
        "a(?i)bc ; abc",
        "((?i)a)b ; b"
      })
  void isTheLongestPlainRun(String expression, String needle) {
    assertThat(Needle.of(expression)).isEqualTo(needle);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "~abc|d~",
        "(abc)",
        ".*",
        "\\Qa|b",
        "\\x41b",
        "\\pLbc",
        "\\101b",
        "ab{c",
        "ab(?i)?c",
        "🍕?"
      })
  void isEmptyWhereThereIsNone(String expression) {
    assertThat(Needle.of(expression)).isEmpty();
  }

  @Test
  void isInWhateverAnExpressionFits() {
    var random = new Random(3);
    String[] parts =
        "a b ab [ab] [^a] [[:digit:]] (a|b) (?i:A) (ab)? . * + ? {2} {0,1} | ( ) \\. \\b \\w"
            .concat(" \\pL \\x61 \\Q \\E (?i) B ^ $ []a] 1 ſ K")
            .split(" ");
    int fitting = 0;
    for (int i = 0; i < 200_000; i++) {
      String expression = drawn(parts, 1 + random.nextInt(6), random);
      String text =
          drawn(new String[] {"a", "b", "A", "B", ".", "1", " ", "s", "k", "|"}, 6, random);
      if (fits(expression, text)) {
        fitting++;
        assertThat(Needle.folded(text)).as(expression).contains(Needle.of(expression));
      }
    }
    assertThat(fitting).isGreaterThan(10_000);
  }

  private static boolean fits(String expression, String text) {
    try {
      return Pattern.compile(expression).matcher(text).find();
    } catch (PatternSyntaxException none) {
      return false;
    }
  }

  private static String drawn(String[] parts, int count, Random random) {
    var drawn = new StringBuilder();
    for (int i = 0; i < count; i++) {
      drawn.append(parts[random.nextInt(parts.length)]);
    }
    return drawn.toString();
  }
}
