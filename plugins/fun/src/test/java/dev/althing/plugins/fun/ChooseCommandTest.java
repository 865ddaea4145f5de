package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.Reply;
import dev.althing.spi.testing.Bench;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChooseCommandTest {
  private final Bench bench = Bench.of(new FunPlugin()).seed(4).start();

  @Test
  void picksEachOption() {
    Set<String> heard = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      heard.add(bench.words("choose tea | green tea | coffee"));
    }
    assertThat(heard).containsExactly("I pick: coffee", "I pick: green tea", "I pick: tea");
  }

  @Test
  void speaksGermanToo() {
    bench.in(Locale.GERMAN);
    assertThat(bench.words("pick Tee oder Tee!")).startsWith("Ich nehme: Tee");
    assertThat(bench.words("pick Tee")).contains("`!choose Tee | Kaffee`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tea",
        "tea coffee",
        "tea | Tea",
        "tea | ",
        "|",
        ",",
        "or",
        " or or or ",
        "|||,|",
        "\"tea | coffee\"",
        "\"\" | \" \" | \u200B",
        "tea |\uFE0F"
      })
  void refusesWhatIsNoChoiceAndShowsHow(String text) {
    assertThat(bench.say("choose " + text))
        .contains(
            Reply.refusal("I need at least two different options, like `!choose tea | coffee`."));
  }

  @Test
  void takesAHundredOptions() {
    assertThat(bench.words("choose " + "a|b|".repeat(50))).startsWith("I pick: ");
    assertThat(bench.say("choose " + "a|b|".repeat(50) + "c"))
        .contains(Reply.refusal("Those are 101 options; I can choose from 100 at most."));
  }

  @Test
  void needsSomething() {
    assertThat(bench.say("choose")).isEmpty();
  }

  @Test
  void showsOptionsPlainlySoThatTheyFormatNothing() {
    String option = "**a** [b](https://c.example) @room <b>{0}</b> '";
    assertThat(bench.say("choose " + option + " | " + option + "\u00A0!?").orElseThrow())
        .isInstanceOfSatisfying(
            Reply.Plain.class,
            plain -> {
              assertThat(plain.text()).startsWith("I pick: " + option);
              assertThat(plain.mentions()).isEmpty();
            });
  }

  @Test
  void showsOptionsOnOneLineWithoutWhatTurnsTheTextAround() {
    assertThat(bench.words("choose a\u202E\u0000\nb | a\u202E\u0000\nb | a\u2067 b |c|c"))
        .isIn("I pick: a b", "I pick: c");
  }

  @Test
  void shortensWhatIsLongWithoutCuttingAnEmoji() {
    assertThat(bench.words("choose " + "🍕".repeat(501) + "|" + "🍕".repeat(502)))
        .isEqualTo("I pick: " + "🍕".repeat(500) + "…");
  }
}
