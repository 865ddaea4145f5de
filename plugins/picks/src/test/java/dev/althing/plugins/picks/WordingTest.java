package dev.althing.plugins.picks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.plugin.Wording;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class WordingTest {
  private static final Wording WORDS = Wording.of(PicksPlugin.class, "words");

  private static Properties file(String name) throws IOException {
    var properties = new Properties();
    try (var stream = PicksPlugin.class.getResourceAsStream(name)) {
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
    return properties;
  }

  @Test
  void saysTheSameInBothLanguages() throws IOException {
    assertThat(file("words_de.properties").keySet()).isEqualTo(file("words.properties").keySet());
    for (String key : WORDS.in(Locale.ENGLISH).keys()) {
      for (int i = 0; i < 4; i++) {
        assertThat(uses(Locale.GERMAN, key, i)).as(key).isEqualTo(uses(Locale.ENGLISH, key, i));
      }
    }
  }

  @Test
  void hasWordsForEveryFlawAndLane() {
    assertThat(Wording.of(PicksPlugin.class, "flaws").in(Locale.ENGLISH).keys())
        .containsAll(Arrays.stream(Flaw.Kind.values()).map(Enum::name).toList());
    for (Game game : Game.values()) {
      for (Lane lane : game.lanes()) {
        assertThat(WORDS.in(Locale.GERMAN).say("lane." + lane.word())).isNotBlank();
      }
    }
  }

  private static boolean uses(Locale locale, String key, int argument) {
    var arguments = new Object[] {"a", "a", "a", "a"};
    arguments[argument] = "§";
    return WORDS.in(locale).say(key, arguments).contains("§");
  }
}
