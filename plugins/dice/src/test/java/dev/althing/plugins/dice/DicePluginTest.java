package dev.althing.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Reply;
import dev.althing.spi.testing.Bench;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DicePluginTest {
  private final Bench bench =
      Bench.of(new DicePlugin()).seed(7).settings(Map.of("most-dice", 1000L)).start();

  private String said(String dice) {
    return bench.words("roll " + dice);
  }

  @Test
  void registersOneCommand() {
    CommandSpec spec = bench.specs().get(0);
    assertThat(bench.specs()).hasSize(1);
    assertThat(spec.names()).containsExactly("roll", "r");
    assertThat(spec.cooldown()).isEqualTo(Cooldown.NONE);
    assertThat(spec.parameters().get(0).fallback()).contains("1d6");
    assertThat(spec.parameters().get(0).summary()).contains("rounds down");
  }

  @Test
  void rollsOneDieWhenNothingIsSaid() {
    assertThat(bench.words("roll")).matches("1d6 \\([1-6]\\) = \\*\\*[1-6]\\*\\*");
  }

  @Test
  void rolls() {
    assertThat(said("4d6kh3 + 2 # might"))
        .matches("might: 4d6kh3 \\([1-6~, ]+\\) \\+ 2 = \\*\\*\\d+\\*\\*");
    assertThat(said("2+3*4")).isEqualTo("2 + 3 × 4 = **14**");
    assertThat(said("6x 4d6kh3")).hasLineCount(6).contains("~~").startsWith("1. 4d6kh3 (");
  }

  @Test
  void itsExamplesWork() {
    List<CommandSpec.Example> examples = bench.specs().get(0).examples();
    assertThat(examples).isNotEmpty();
    for (CommandSpec.Example example : examples) {
      assertThat(bench.say(example.line()).orElseThrow())
          .as(example.line())
          .isInstanceOf(Reply.Text.class);
    }
  }

  @Test
  void theOperatorSaysHowManyDiceThereAre() {
    Bench few = Bench.of(new DicePlugin()).settings(Map.of("most-dice", 3L)).start();
    assertThat(few.words("roll 3d6")).contains("= **");
    assertThat(few.run("roll", Map.of("dice", "4d6")))
        .isEqualTo(Reply.refusal("“4d6” at character 1: too many dice. Roll at most 3 at once."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fire | “fire” at character 1: there are no dice. They come first, a text after"
            + " them: `!roll 2d6+3 fire`",
        "2d6+ | “\\+” at character 4: a number or dice are missing, like `!roll 2d6+3`. A text"
            + " goes after #: `!roll 2d6 # fire`",
        "2d6 5 | “5” at character 5: before it one of + - * / is missing, or ; for another roll:"
            + " `!roll 2d6; 1d8`",
        "(2d6 | “\\(2d6” at character 1: the bracket is never closed: `!roll (2d6+3)*2`",
        "2d6) | “\\)” at character 4: this bracket was never opened: `!roll (2d6+3)*2`",
        "2d6foo | “foo” at character 4: I do not know what this means. A text goes after #:"
            + " `!roll 2d6+3 # fire`",
        "0d6 | “0d6” at character 1: roll at least one die: `!roll 1d6`",
        "2d | “2d” at character 1: how many sides? For example `!roll 2d6`",
        "2d6r | “r” at character 4: which faces? `!roll 2d6r1` or `!roll 2d6r<3`",
        "2d6kh0 | “kh0” at character 4: keep at least one die: `!roll 4d6kh3`",
        "2d6dl2 | “dl2” at character 4: this leaves no dice. Drop fewer: `!roll 4d6dl1`",
        "d1! | “\\!” at character 3: every face of the die does it, so it would never end. Name"
            + " fewer: `!roll 3d6!>4`",
        "d6!! | “\\!” at character 4: dice can have one ! and one r or ro: `!roll 3d6r<3!`",
        "3d6 adv | “adv” at character 5: advantage goes with exactly one d20:"
            + " `!roll d20 adv + 5`",
        "0x 1 | “0x” at character 1: roll at least once: `!roll 6x 4d6kh3`",
        "1/0 | “1/0” at character 1: the right side came to 0, and nothing divides by that.",
        "10000000000000000 | “10000000000000000” at character 1: numbers go up to"
            + " 1,000,000,000,000,000.",
        "9999999999999*9999 | “9999999999999\\*9999” at character 1: the result is too large. I"
            + " count up to 1,000,000,000,000,000.",
        "d1000001 | “d1000001” at character 1: a die has 1 to 1,000,000 sides: `!roll 1d20`",
        "1001d6 | “1001d6” at character 1: too many dice. Roll at most 1,000 at once.",
        "1000d2! | “1000d2\\!” at character 1: with those that were rolled again these became"
            + " more than 1,000 dice. Roll fewer, or explode and reroll fewer faces.",
        "4d6kh5 | “kh5” at character 4: there are fewer dice than that. Keep at most 4.",
        "21x 1 | “21x” at character 1: too many rolls. Ask for at most 20 at once."
      })
  void refuses(String dice, String refusal) {
    assertThat(bench.run("roll", Map.of("dice", dice))).isEqualTo(Reply.refusal(refusal));
  }

  @Test
  void speaksGermanToo() {
    bench.in(Locale.GERMAN);
    assertThat(said("31d6")).contains(", … 1 weitere) = **");
    assertThat(bench.run("roll", Map.of("dice", "2d6+")))
        .isEqualTo(
            Reply.refusal(
                "„\\+“ an Zeichen 4: hier fehlen eine Zahl oder Würfel, etwa `!roll 2d6+3`. Ein"
                    + " Text kommt hinter #: `!roll 2d6 # Feuer`"));
    assertThat(said("1001d6")).endsWith("zu viele Würfel. Wirf höchstens 1.000 auf einmal.");
  }

  static Stream<String> hostile() {
    return Stream.of(
        "9".repeat(10_000),
        "9".repeat(480),
        "9".repeat(240) + "d" + "9".repeat(240),
        "(".repeat(5_000) + ")".repeat(5_000),
        "(".repeat(499),
        ")".repeat(499),
        "999999999d999999999",
        "1000d1000000!>1",
        "𝟚𝕕𝟞",
        "🎲🎲🎲",
        "👩‍👩‍👧‍👦",
        "\uD83C",
        "\uDFB2d6 \uD83C",
        "\0\0\0",
        ";".repeat(500),
        "#".repeat(500),
        "-".repeat(500),
        "2d6!".repeat(125),
        "d6r1".repeat(100),
        "@room @room",
        "x".repeat(500),
        "`".repeat(500),
        "99999999999999999999x 1",
        "1/(1d1-1)",
        "%s%n%d",
        "{dice}",
        "<script>alert(1)</script>");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesWhatIsHostile(String dice) {
    Reply reply =
        assertTimeoutPreemptively(
            Duration.ofSeconds(2), () -> bench.run("roll", Map.of("dice", dice)));
    assertThat(reply).isInstanceOf(Reply.Refusal.class);
    assertThat(((Reply.Refusal) reply).markdown()).hasSizeBetween(10, 400);
  }

  @Test
  void answersWhateverIsWritten() {
    var random = new Random(11);
    String[] tokens =
        "2 6 20 d d6 dF d% + - * / ( ) kh kl dh dl ! r ro < >= = x # ; adv dis fire 🔥 ٣ , \n"
            .split(" ");
    for (int i = 0; i < 5_000; i++) {
      var written = new StringBuilder();
      int length = 1 + random.nextInt(12);
      for (int j = 0; j < length; j++) {
        written.append(random.nextBoolean() ? " " : "");
        written.append(tokens[random.nextInt(tokens.length)]);
      }
      Reply reply = bench.run("roll", Map.of("dice", written.toString()));
      assertThat(reply).isInstanceOfAny(Reply.Text.class, Reply.Refusal.class);
    }
  }
}
