package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.plugin.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class WordsTest {
  private static final Wording WORDING = Wording.of(MinecraftPlugin.class, "words");

  @Test
  void sayTheSameInBothLanguages() throws Exception {
    var german = new Properties();
    try (var file = MinecraftPlugin.class.getResourceAsStream("words_de.properties")) {
      german.load(file);
    }
    Wording.Tongue english = WORDING.in(Locale.ENGLISH);
    assertThat(german.stringPropertyNames()).isEqualTo(english.keys());
    for (String key : english.keys()) {
      for (int i = 0; i < 5; i++) {
        assertThat(uses(Locale.GERMAN, key, i)).as(key).isEqualTo(uses(Locale.ENGLISH, key, i));
      }
    }
  }

  @Test
  void areThereForEverything() {
    Wording.Tongue english = WORDING.in(Locale.ENGLISH);
    assertThat(english.keys())
        .containsAll(Arrays.stream(Trouble.values()).map(Trouble::key).toList())
        .containsAll(Arrays.stream(Outcome.Deed.values()).map(Outcome.Deed::key).toList())
        .containsAll(Arrays.stream(Outcome.Reason.values()).map(Outcome.Reason::key).toList());
  }

  private static boolean uses(Locale locale, String key, int argument) {
    var arguments = new Object[] {"a", "a", "a", "a", "a"};
    arguments[argument] = "§";
    return WORDING.in(locale).say(key, arguments).contains("§");
  }
}
