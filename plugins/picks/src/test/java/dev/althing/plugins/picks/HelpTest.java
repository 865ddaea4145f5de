package dev.althing.plugins.picks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.testing.Bench;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HelpTest {
  @TempDir private Path directory;

  @Test
  void saysEverythingInGermanAndNothingElse() throws Exception {
    var german = new Properties();
    try (var file = PicksPlugin.class.getResourceAsStream("/help_de.properties")) {
      german.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    assertThat(german.values()).allSatisfy(text -> assertThat(text).asString().isNotBlank());
    Bench bench = Bench.of(new PicksPlugin()).directory(directory).start();
    assertThat(german.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            bench.specs().stream().flatMap(spec -> spec.helpKeys().stream()).toList());
  }
}
