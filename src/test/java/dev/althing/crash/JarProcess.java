package dev.althing.crash;

import static dev.althing.testing.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program as a process of its own; what it says goes to a file. */
final class JarProcess implements AutoCloseable {
  private final Process process;
  private final Path output;

  private JarProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it with these arguments and no other variables of ours than these. */
  static JarProcess start(Path output, Map<String, String> environment, List<String> arguments) {
    Path jar = Path.of(System.getProperty("althing.jar", "target/althing.jar")).toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A short life is spent better without the second compiler.
    command.addAll(List.of("-Xmx320m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("ALTHING_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    try {
      return new JarProcess(builder.start(), output);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Everything it has said. */
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Waits until it says something like this. */
  Matcher awaitSaying(Pattern pattern) {
    Matcher[] found = new Matcher[1];
    eventually(
        "a process says " + pattern,
        () -> {
          found[0] = pattern.matcher(said());
          if (found[0].find()) {
            return true;
          }
          if (!isAlive()) {
            throw new IllegalStateException("it ended and said:\n" + said());
          }
          return false;
        });
    return found[0];
  }

  /** Ends it as a crash would: SIGKILL. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Asks it to stop and gives the exit code. */
  int stop() {
    process.destroy();
    return await();
  }

  private int await() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it does not end");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
