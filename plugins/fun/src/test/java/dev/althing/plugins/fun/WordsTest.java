package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.plugin.Wording;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class WordsTest {
  private static final Wording.Tongue ENGLISH = FunPlugin.WORDING.in(Locale.ENGLISH);
  private static final Wording.Tongue GERMAN = FunPlugin.WORDING.in(Locale.GERMANY);

  @Test
  void sayTheSameInBothLanguages() throws Exception {
    var german = new Properties();
    try (var file = FunPlugin.class.getResourceAsStream("words_de.properties")) {
      german.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    assertThat(german.stringPropertyNames()).isEqualTo(ENGLISH.keys());
    for (String key : ENGLISH.keys()) {
      for (int i = 0; i < 4; i++) {
        assertThat(uses(GERMAN, key, i)).as(key).isEqualTo(uses(ENGLISH, key, i));
      }
    }
  }

  private static boolean uses(Wording.Tongue words, String key, int argument) {
    var arguments = new Object[] {"a", "a", "a", "a"};
    arguments[argument] = "§";
    return words.say(key, arguments).contains("§");
  }
}
