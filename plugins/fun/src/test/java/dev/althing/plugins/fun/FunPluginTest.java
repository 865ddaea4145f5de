package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.CommandSpec;
import dev.althing.spi.Reply;
import dev.althing.spi.testing.Bench;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FunPluginTest {
  private static Bench bench() {
    return Bench.of(new FunPlugin()).seed(1).start();
  }

  @Test
  void bringsSixCommandsThatCanBeCalledInShort() {
    assertThat(bench().specs())
        .flatExtracting(CommandSpec::names)
        .containsExactlyInAnyOrder(
            "8ball",
            "8",
            "eightball",
            "fortune",
            "flip",
            "coin",
            "choose",
            "pick",
            "rps",
            "random");
  }

  static Stream<String> examples() {
    return bench().specs().stream()
        .flatMap(spec -> Stream.concat(Stream.of(spec), spec.subcommands().stream()))
        .flatMap(spec -> spec.examples().stream())
        .map(CommandSpec.Example::line);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void answersEveryExampleOfItsDescriptions(String line) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMANY)) {
      assertThat(bench().in(locale).say(line).orElseThrow())
          .isInstanceOfAny(Reply.Text.class, Reply.Plain.class);
    }
  }

  @Test
  void everyCommandHasAnExample() {
    assertThat(bench().specs()).allSatisfy(spec -> assertThat(spec.examples()).isNotEmpty());
  }

  static Stream<String> hostile() {
    List<String> texts =
        List.of(
            "9".repeat(10_000),
            "-" + "9".repeat(10_000) + " " + "9".repeat(10_000),
            "x".repeat(100_000),
            "|".repeat(100_000),
            " , or".repeat(20_000),
            "\" \"a".repeat(25_000),
            "\"a ".repeat(33_000),
            "\u00A0\u2003 ".repeat(30_000) + "or",
            "🍕".repeat(50_000),
            "👩‍👩‍👧‍👦 | 👨‍👧",
            "\uD83C",
            "\u202Eabc\u0000 | {0} '{1}' | **b**",
            "?".repeat(100_000),
            "‮؟",
            "--count=3",
            "1e9",
            "0x10",
            "٣",
            "@room",
            "score @x",
            "score " + "9".repeat(10_000),
            "reset now");
    return Stream.of("8ball", "fortune", "flip", "choose", "rps", "random")
        .flatMap(command -> texts.stream().map(text -> command + " " + text));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("hostile")
  void answersWhateverIsWritten(String line) {
    assertThat(bench().words(line)).isNotBlank();
  }
}
