package dev.althing.plugins.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.plugin.Wording;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class WordsTest {
  private static Properties file(String name) throws Exception {
    Properties properties = new Properties();
    try (var stream = AskPlugin.class.getResourceAsStream(name)) {
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
    return properties;
  }

  @Test
  void saysEverythingInGermanToo() throws Exception {
    assertThat(file("words_de.properties").keySet()).isEqualTo(file("words.properties").keySet());
  }

  @Test
  void hasEveryPatternInOrder() {
    Wording wording = Wording.of(AskPlugin.class, "words");
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH}) {
      Wording.Tongue words = wording.in(locale);
      assertThat(words.keys()).allSatisfy(key -> assertThat(words.say(key)).isNotBlank());
    }
  }
}
