package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.start.RealTerminal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RealTerminalTest {
  @Test
  void withoutAConsoleTheAnswersAreTheLinesOfTheInput() {
    var input = new ByteArrayInputStream("althing\npäss wörd\r\n".getBytes(StandardCharsets.UTF_8));
    var terminal = new RealTerminal(input, () -> null);

    assertThat(terminal.line("User: ")).hasValue("althing");
    assertThat(terminal.hidden("Password: ")).hasValue("päss wörd");
    assertThat(terminal.hidden("Password: ")).isEmpty();
  }
}
