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

final class EightBallCommandTest {
  private final Bench bench = Bench.of(new FunPlugin()).seed(8).start();

  @Test
  void answersInTwentyWays() {
    Set<String> heard = new TreeSet<>();
    for (int i = 0; i < 1_000; i++) {
      heard.add(bench.words("8ball Will we win?"));
    }
    assertThat(heard).hasSize(20).contains("🎱 It is certain.", "🎱 Very doubtful.");
  }

  @Test
  void answersInGermanWhereGermanIsSpoken() {
    String english = bench.words("8 Gewinnen wir?");
    assertThat(bench.in(Locale.GERMAN).words("8 Gewinnen wir?")).isNotEqualTo(english);
    assertThat(bench.words("8 Sag was")).contains("Fragezeichen").contains("`!8ball Regnet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is it?",
        "本当？",
        "هل هذا صحيح؟",
        "Is it ?",
        "“Is it?”",
        "(Is it?)",
        "Is it? 😀",
        "Is it?!",
        "Is it‽",
        "Is it❓",
        "🍕?",
        "One line\nis it?",
        "😀 really⁉️"
      })
  void takesAnyQuestionMark(String question) {
    assertThat(bench.words("8ball " + question)).startsWith("🎱 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Tell me", "Is it? Tell me", "?", "???", "? !", "❓", "🍕", "...", "\u0301?"})
  void refusesKindlyWhatIsNoQuestion(String text) {
    assertThat(bench.say("8ball " + text))
        .contains(
            Reply.refusal(
                "That does not look like a question to me: end it with a question mark, like"
                    + " `!8ball Will it rain tomorrow?`."));
  }

  @Test
  void needsSomething() {
    assertThat(bench.say("8ball")).isEmpty();
  }
}
