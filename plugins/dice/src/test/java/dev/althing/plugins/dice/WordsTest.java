package dev.althing.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.plugin.Wording;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class WordsTest {
  private static final Wording WORDING = Wording.of(DicePlugin.class, "words");
  private static final Wording.Tongue ENGLISH = WORDING.in(Locale.ENGLISH);
  private static final Wording.Tongue GERMAN = WORDING.in(Locale.GERMAN);

  @Test
  void sayTheSameInBothLanguages() throws Exception {
    var german = new Properties();
    try (var file = DicePlugin.class.getResourceAsStream("words_de.properties")) {
      german.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    assertThat(german.stringPropertyNames()).isEqualTo(ENGLISH.keys());
    for (String key : ENGLISH.keys()) {
      for (int i = 0; i < 2; i++) {
        assertThat(uses(GERMAN, key, i)).as(key).isEqualTo(uses(ENGLISH, key, i));
      }
    }
  }

  @Test
  void areThereForEverything() {
    assertThat(ENGLISH.keys())
        .containsAll(Arrays.stream(Trouble.Mistake.values()).map(Enum::name).toList())
        .containsAll(Arrays.stream(Trouble.Excess.values()).map(Enum::name).toList());
  }

  private static boolean uses(Wording.Tongue words, String key, int argument) {
    var arguments = new Object[] {"a", "a"};
    arguments[argument] = "§";
    return words.say(key, arguments).contains("§");
  }
}
