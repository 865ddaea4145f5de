package dev.althing.plugins.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
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
                  .flatMap(spec -> spec.helpKeys().stream())
                  .toList());
    }
  }
}
