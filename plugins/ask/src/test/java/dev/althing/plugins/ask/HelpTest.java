package dev.althing.plugins.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.CommandSpec;
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
    try (var file = AskPlugin.class.getResourceAsStream("/help_de.properties")) {
      german.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    assertThat(german.values()).allSatisfy(text -> assertThat(text).asString().isNotBlank());
    // The chat brings a command of its own, to answer prompts.
    try (Chat chat = new Chat("http://127.0.0.1:11434").start()) {
      assertThat(german.stringPropertyNames())
          .containsExactlyInAnyOrderElementsOf(
              chat.bench().specs().stream()
                  .filter(spec -> !spec.name().equals("answer"))
                  .flatMap(spec -> keys(spec.name(), spec))
                  .toList());
    }
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
