package dev.althing.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.testing.Bench;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class HelpTest {
  @Test
  void saysEverythingInGermanAndNothingElse() throws Exception {
    var german = new Properties();
    try (var file = DicePlugin.class.getResourceAsStream("/help_de.properties")) {
      german.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    assertThat(german.values()).allSatisfy(text -> assertThat(text).asString().isNotBlank());
    Bench bench = Bench.of(new DicePlugin()).settings(Map.of("most-dice", 1000L)).start();
    assertThat(german.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            bench.specs().stream().flatMap(spec -> spec.helpKeys().stream()).toList());
  }
}
