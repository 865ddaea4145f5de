package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EightBallCommandTest {
  @Test
  void answersInTwentyWays() {
    Chat chat = Chat.seeded(8);
    Set<String> heard = new TreeSet<>();
    for (int i = 0; i < 1_000; i++) {
      heard.add(chat.hear("8ball Will we win?"));
    }
    assertThat(heard).hasSize(20).contains("🎱 It is certain.", "🎱 Very doubtful.");
  }

  @Test
  void answersInGermanWhereGermanIsSpoken() {
    Chat chat = Chat.seeded(8);
    String english = chat.hear("8 Gewinnen wir?");
    assertThat(chat.in(Locale.GERMAN).hear("8 Gewinnen wir?")).isNotEqualTo(english);
    assertThat(chat.refused("8 Sag was")).contains("Fragezeichen").contains("`!8ball Regnet");
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
    assertThat(Chat.seeded(8).hear("8ball " + question)).startsWith("🎱 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Tell me", "Is it? Tell me", "?", "???", "? !", "❓", "🍕", "...", "\u0301?"})
  void refusesKindlyWhatIsNoQuestion(String text) {
    assertThat(Chat.seeded(8).refused("8ball " + text))
        .isEqualTo(
            "That does not look like a question to me: end it with a question mark, like"
                + " `!8ball Will it rain tomorrow?`.");
  }

  @Test
  void needsSomething() {
    assertThat(Chat.seeded(8).say("8ball")).isEqualTo(Chat.USAGE);
  }
}
