package dev.althing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Other programs that do one thing and end. */
public final class Shell {
  private static final int SECONDS = 60;

  private Shell() {}

  /** Runs one in a folder; it must succeed. Comes back with what it said. */
  public static String run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      Path said = Files.createTempFile("said", ".txt");
      try {
        // A file, since a server that is started keeps a pipe open.
        var builder =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(command + " does not end: " + Files.readString(said));
        }
        if (process.exitValue() != 0) {
          throw new AssertionError(command + " failed: " + Files.readString(said));
        }
        return Files.readString(said);
      } finally {
        Files.delete(said);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException fault) {
      throw new AssertionError(fault);
    }
  }
}
