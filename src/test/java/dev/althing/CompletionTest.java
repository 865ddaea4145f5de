package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.start.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What {@code generate-completion} prints, in a real bash. */
@EnabledIf("bashIsHere")
final class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir Path folder;

  static boolean bashIsHere() {
    return Files.isExecutable(BASH);
  }

  @Test
  void completesCommandsAndOptions() throws Exception {
    Path script = Files.writeString(folder.resolve("completion"), script());

    assertThat(completed(script, "althing", "l")).containsExactly("login");
    assertThat(completed(script, "althing", "login", "--ho")).containsExactly("--homeserver");
    assertThat(completed(script, "althing", "check", "--c")).containsExactly("--config");
    assertThat(completed(script, "althing", "import", "g")).containsExactly("games");
    assertThat(completed(script, "althing", "import", "games", "--a")).containsExactly("--apply");
  }

  private static List<String> completed(Path script, String... words)
      throws IOException, InterruptedException {
    String typed = String.join(" ", words);
    String line =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; %s"
            .formatted(
                script,
                typed,
                words.length - 1,
                typed,
                typed.length(),
                "_complete_althing; printf '%s\\n' \"${COMPREPLY[@]}\"");
    Process bash =
        new ProcessBuilder(BASH.toString(), "--norc", "-c", line)
            .redirectError(ProcessBuilder.Redirect.DISCARD) // it has no line to complete
            .start();
    var said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said.lines().map(String::strip).toList();
  }

  private static String script() {
    var out = new StringWriter();
    var machine =
        new Machine(
            Map.of(),
            new ScriptedTerminal(),
            new PrintWriter(out, true),
            new PrintWriter(out, true),
            stop -> {},
            exit -> {});
    assertThat(
            new Main(new FakeApplication(), machine, Duration.ofMinutes(5))
                .run("generate-completion"))
        .isZero();
    return out.toString();
  }
}
