package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.testing.Bench;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class HelpTest {
  @Test
  void saysEverythingInGermanAndNothingElse() throws Exception {
    var german = new Properties();
    try (var file = MinecraftPlugin.class.getResourceAsStream("/help_de.properties")) {
      german.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    assertThat(german.values()).allSatisfy(text -> assertThat(text).asString().isNotBlank());
    Bench bench = Bench.of(new MinecraftPlugin()).settings(Setting.at(25575)).start();
    assertThat(german.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            bench.specs().stream().flatMap(spec -> spec.helpKeys().stream()).toList());
  }
}
