package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.CommandSpec;
import dev.althing.spi.testing.Bench;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
            bench.specs().stream().flatMap(spec -> keys(spec.name(), spec)).toList());
  }

  private static Stream<String> keys(String path, CommandSpec spec) {
    Stream<String> texts =
        Stream.of(
                Stream.of("summary"),
                spec.parameters().stream().map(parameter -> "parameter." + parameter.name()),
                IntStream.rangeClosed(1, spec.examples().size()).mapToObj(n -> "example." + n))
            .flatMap(names -> names.map(name -> path + "." + name));
    Stream<String> subcommands =
        spec.subcommands().stream().flatMap(sub -> keys(path + "." + sub.name(), sub));
    return Stream.concat(texts, subcommands);
  }
}
