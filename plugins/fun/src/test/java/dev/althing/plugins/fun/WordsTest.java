package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class WordsTest {
  private static final Words ENGLISH = Words.in(Locale.ENGLISH);
  private static final Words GERMAN = Words.in(Locale.GERMANY);

  @Test
  void sayTheSameInBothLanguages() {
    assertThat(GERMAN.keys()).isEqualTo(ENGLISH.keys());
    for (String key : ENGLISH.keys()) {
      for (int i = 0; i < 4; i++) {
        assertThat(uses(GERMAN, key, i)).as(key).isEqualTo(uses(ENGLISH, key, i));
      }
    }
  }

  @Test
  void areEnglishForOthers() {
    assertThat(Words.in(Locale.ROOT)).isSameAs(ENGLISH);
    assertThat(Words.in(Locale.forLanguageTag("xx-x-odd"))).isSameAs(ENGLISH);
  }

  @Test
  void doNotKnowEverything() {
    assertThatThrownBy(() -> ENGLISH.say("nothing")).isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean uses(Words words, String key, int argument) {
    var arguments = new Object[] {"a", "a", "a", "a"};
    arguments[argument] = "§";
    return words.say(key, arguments).contains("§");
  }
}
