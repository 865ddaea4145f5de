package dev.althing.feature.poll.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AskingTest {
  private static List<String> names(String text) {
    Asking asking = Asking.read(text);
    assertThat(asking.refused()).as(text).isEmpty();
    return asking.options().stream().map(Option::name).toList();
  }

  private static String refusal(String text) {
    return Asking.read(text).refused().map(Refused::key).orElse("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Lunch?\" \"Pizza\" \"Pasta\"",
        "“Lunch?” “Pizza” „Pasta“",
        "«Lunch?» «Pizza» «Pasta»",
        "\"Lunch?\" Pizza Pasta",
        "Lunch? \"Pizza\" \"Pasta\"",
        "Lunch?\nPizza\nPasta",
        "Lunch?\r\n\r\n  Pizza \r\n\u200B\r\nPasta\r\n",
        "\"Lunch?\"\n\"Pizza\"\n\"Pasta\"",
        "\"Lunch?\" \"Pizza\"\n\"Pasta\"",
        "\"Lunch?\"\nPizza\nPasta",
        "Lunch?\n- Pizza\n* Pasta",
      })
  void aQuestionAndItsOptionsAreWrittenInManyWays(String text) {
    assertThat(Asking.read(text).question()).isEqualTo("Lunch?");
    assertThat(names(text)).containsExactly("Pizza", "Pasta");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Shall we go?",
        "Shall we go",
        "\"Shall we go?\"",
        "Who said \"hello\"?",
        "Do you like \"Hamlet\"",
        "Is it \"a\" or \"b\" then?"
      })
  void aQuestionAloneIsAnsweredByYesOrNo(String text) {
    assertThat(names(text)).isEmpty();
  }

  @Test
  void anEmojiBeforeAnOptionIsItsReactionAndTheOthersAreNumbered() {
    assertThat(
            Asking.read("Lunch?\n🍕 Pizza\nPasta\n🇮🇹\n2️⃣ Soup\n❤️‍🔥Chili\n© Salad").options())
        .containsExactly(
            new Option("🍕", "Pizza", true),
            new Option("1️⃣", "Pasta", false),
            new Option("🇮🇹", "", true),
            new Option("2️⃣", "Soup", true),
            new Option("❤️‍🔥", "Chili", true),
            new Option("3️⃣", "© Salad", false));
    assertThat(new Option("🇮🇹", "", true).line()).isEqualTo("🇮🇹");
    assertThat(new Option("1️⃣", "Pasta", false).line()).isEqualTo("1️⃣ Pasta");
  }

  private static String asking(int options) {
    return IntStream.rangeClosed(1, options)
        .mapToObj(i -> "option " + i)
        .collect(Collectors.joining("\n", "Which?\n", ""));
  }

  @Test
  void moreThanTenOptionsHaveLetters() {
    assertThat(Asking.read(asking(10)).options().get(9).sign()).isEqualTo("🔟");
    List<Option> twenty = Asking.read(asking(20)).options();
    assertThat(twenty.get(0).sign()).isEqualTo("🇦");
    assertThat(twenty.stream().map(Option::sign).distinct()).hasSize(20);
  }

  @Test
  void aPollHasTwoToTwentyOptions() {
    assertThat(refusal("\"Q?\" \"only\"")).isEqualTo("one-option");
    assertThat(refusal("Q?\nonly")).isEqualTo("one-option");
    assertThat(Asking.read(asking(21)).refused())
        .contains(new Refused("many-options", Map.of("count", 21, "most", 20)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Q?\" \"A\" \"\"|empty-option",
        "\"Q?\" \"A\" \"\u200B\u2060\"|empty-option",
        "\"Q?\" \"A\" \"\u3164\"|empty-option",
        "\"\" \"A\" \"B\"|no-question",
        "\"\u200B\" \"A\" \"B\"|no-question",
        "\"Q?\" \"Pizza\" \"pizza \"|same-options",
        "\"Q?\" \"Pizza\" \"Ｐｉｚｚａ\"|same-options",
        "\"Q?\" \"Pi\u200Bzza\" \"Pizza\"|same-options",
        "\"Q?\" \"🍕 Pizza\" \"🍕 pizza\"|same-options",
        "\"Q?\" \"🍕 Pizza\" \"🍕 Calzone\"|same-signs",
        "\"Q?\" \"👍🏻 Yes\" \"👍🏿 Sure\"|same-signs",
        "\"Q?\" \"❤ Yes\" \"❤️ Sure\"|same-signs",
        "\"Q?\" \"Pizza\" \"Pizz\u0430\"|alike-options",
        "\"Q?\" \"10\" \"IO\"|none",
        "\"Q?\" \"modern\" \"modem\"|none",
        "\"Q?\" \"🔴 Team\" \"🔵 Team\"|none",
      })
  void optionsThatNobodyCanTellApartAreRefused(String text, String key) {
    assertThat(refusal(text)).isEqualTo(key);
  }

  @Test
  void textsOfAnyLengthAreRefusedKindly() {
    assertThat(refusal("x".repeat(60_000) + "?")).isEqualTo("long-question");
    assertThat(refusal("\"Q?\" \"A\" \"" + "x".repeat(60_000) + "\"")).isEqualTo("long-option");
    assertThat(refusal("\"Q?\" " + "a ".repeat(30_000))).isEqualTo("many-options");
    assertThat(refusal("Q?\n" + "a\n".repeat(30_000))).isEqualTo("many-options");
    assertThat(refusal("\"".repeat(60_000))).isEqualTo("no-question");
    assertThat(refusal("Q?\n" + "👩\u200D".repeat(40) + "\nB")).isEqualTo("none");
  }

  @Test
  void whatWouldTurnTheTextAroundIsTakenOut() {
    Asking asking = Asking.read("\"Q\u202E?\n\u0007 now\" \"A\u2066\" \"B\u0000\"");

    assertThat(asking.question()).isEqualTo("Q? now");
    assertThat(asking.options().stream().map(Option::text)).containsExactly("A", "B\uFFFD");
  }
}
