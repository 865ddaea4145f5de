package dev.althing.command.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.althing.command.Garbage;
import dev.althing.command.text.Pills.Pill;
import dev.althing.command.text.Tokenizer.Token;
import dev.althing.matrix.id.MatrixLink;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
  /** Tokens as one line: words as they are, quoted ones in brackets, options with a colon. */
  private static String tokens(String text, Pill... pills) {
    return String.join(
        "|", Tokenizer.tokens(text, 0, List.of(pills)).stream().map(TokenizerTest::shown).toList());
  }

  private static String shown(Token token) {
    if (token instanceof Token.Word word) {
      return word.quoted() ? "[" + word.text() + "]" : word.text();
    }
    if (token instanceof Token.Option option) {
      return ":" + option.name() + option.value().map(value -> "=" + value).orElse("");
    }
    return "--";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "one two→one|two",
        "  one \t two\u00A0three\u3000four  →one|two|three|four",
        "one \"two three\" four→one|[two three]|four",
        "\"with \\\"quotes\\\" and \\\\\"→[with \"quotes\" and \\]",
        "\"keeps \\n as it is\"→[keeps \\n as it is]",
        "\"never closed here→\"never|closed|here",
        "a \"b\" \"c d→a|[b]|\"c|d",
        "“smart quotes” „deutsche“ «françaises»→[smart quotes]|[deutsche]|[françaises]",
        "«never closed «again→«never|closed|«again",
        "it's o\"clock→it's|o\"clock",
        "\"\"→[]",
        "\"a\"b→[a]|b",
        "--flag --key value --key=value→:flag|:key|value|:key=value",
        "--key=\"a value\" --empty= --Ünï=1→:key=a value|:empty=|:ünï=1",
        "--key=\"never closed→:key=\"never|closed",
        "—flag –key=x→:flag|:key=x",
        "-5 −5 -x - -- --5 --a.b ---→-5|−5|-x|-|--|--5|--a.b|---",
        "@alice:example.org #games:example.org !room→@alice:example.org|#games:example.org|!room",
        "[Alice](https://matrix.to/#/@alice:b.org) x→@alice:b.org|x",
        "[Room](https://matrix.to/#/!a:b.org?via=c.org)→https://matrix.to/#/!a:b.org?via=c.org",
        "[no](https://example.org) [ [x] [](→[no](https://example.org)|[|[x]|[](",
        "👍🏽 ❤→👍🏽|❤",
      })
  void cutsALine(String text, String expected) {
    assertThat(tokens(text)).isEqualTo(expected);
  }

  @Test
  void linesEndLikeOtherBlanks() {
    assertThat(tokens("one\ntwo \"three\nfour\"")).isEqualTo("one|two|[three\nfour]");
    assertThat(tokens("")).isEmpty();
    assertThat(tokens(" \n ")).isEmpty();
  }

  @Test
  void aVeryLongOptionIsAWord() {
    String option = "--" + "x".repeat(100);

    assertThat(tokens(option)).isEqualTo(option);
  }

  private static Pill pill(String text, String target) {
    String href = "https://matrix.to/#/" + target;
    return new Pill(text, href, MatrixLink.parse(href).orElseThrow());
  }

  @Test
  void putsThePersonInThePlaceOfTheNameThatAPillShows() {
    var alice = pill("Alice Smith", "@alice:b.org");
    var bob = pill("Bob", "@bob:b.org");

    assertThat(tokens("kick Alice Smith now", alice)).isEqualTo("kick|@alice:b.org|now");
    assertThat(tokens("Alice Smith: Bob, hi", alice, bob)).isEqualTo("@alice:b.org|@bob:b.org|hi");
    assertThat(tokens("Bobby Bob", bob)).isEqualTo("Bobby|@bob:b.org");
    assertThat(tokens("xBob Bob", bob)).isEqualTo("xBob|@bob:b.org");
    assertThat(tokens("\"to Bob\" Bob", bob)).isEqualTo("[to Bob]|@bob:b.org");
    assertThat(tokens("\"to Bob is\" Bob", bob)).isEqualTo("[to Bob is]|Bob");
    assertThat(tokens("hi Carol", bob)).isEqualTo("hi|Carol");
    assertThat(tokens("hi Bob", alice, bob)).isEqualTo("hi|@bob:b.org");
    assertThat(tokens("hi Bob", alice, alice, alice, bob)).isEqualTo("hi|Bob");
  }

  @Test
  void everyTokenHasItsPlace() {
    long seed = 4711;
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = Garbage.text(random, 40);
      int at = 0;
      for (Token token : Tokenizer.tokens(text, 0, List.of())) {
        assertThat(token.start()).as("seed %d: %s", seed, text).isGreaterThanOrEqualTo(at);
        assertThat(text.substring(at, token.start()).codePoints()).allMatch(Blank::is);
        assertThat(token.end()).isGreaterThan(token.start());
        at = token.end();
      }
      assertThat(text.substring(at).codePoints()).as("seed %d: %s", seed, text).allMatch(Blank::is);
    }
  }

  /** A quadratic tokenizer would need hours for a megabyte of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\"", "« ", "[ ", "[a](", "--a=\"", "— ", "\\", "\" \\\"", "a ", "\u201C"})
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void readsAMegabyteOfAnything(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());

    assertThatCode(() -> Tokenizer.tokens(text, 0, List.of(pill("Bob", "@bob:b.org"))))
        .doesNotThrowAnyException();
  }
}
