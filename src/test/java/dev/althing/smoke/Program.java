package dev.althing.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program, running as its own process with nothing but the environment given. */
public final class Program implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern OPS = Pattern.compile("(?m)^Health and metrics: (\\S+)$");

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Program start(Path directory, Map<String, String> environment, String... arguments) {
    // A short life is spent better without the second compiler.
    List<String> options = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    return start(directory, environment, options, List.of(arguments));
  }

  /** Starts it on a Java machine with these options. */
  public static Program start(
      Path directory,
      Map<String, String> environment,
      List<String> options,
      List<String> arguments) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-jar", jar().toString()));
    all.addAll(arguments);
    return java(directory, environment, all);
  }

  /**
   * Starts any program on a Java machine; what it prints and logs goes to a file in the directory
   * it runs in.
   */
  public static Program java(
      Path directory, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile(directory, "output", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("ALTHING_"));
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().putAll(environment);
      return new Program(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar() {
    Path jar = Path.of(System.getProperty("althing.jar", "target/althing.jar")).toAbsolutePath();
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError(jar + " is missing: package first");
    }
    return jar;
  }

  /** Waits until it has printed the text. */
  public Program saying(String text) {
    Patience.until("it says " + text, () -> output().contains(text) || !process.isAlive());
    if (!output().contains(text)) {
      throw new AssertionError("it ended without saying " + text + "; it said:\n" + output());
    }
    return this;
  }

  /** Everything it has printed and logged. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the operator's listener answers. */
  public HttpResponse<String> ops(String path) {
    Matcher address = OPS.matcher(saying("Health and metrics: ").output());
    if (!address.find()) {
      throw new AssertionError("no address of the listener in:\n" + output());
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.group(1) + path))
            .timeout(Duration.ofSeconds(60))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What the operating system knows of it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Sends SIGKILL and waits for the end. */
  void kill() {
    process.destroyForcibly();
    exit(Duration.ofMinutes(1));
  }

  /** The exit code, unless it takes longer. */
  public int exit(Duration limit) {
    return ended(limit)
        .orElseThrow(() -> new AssertionError("it did not end; it said:\n" + output()));
  }

  private Optional<Integer> ended(Duration limit) {
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      return ended ? Optional.of(process.exitValue()) : Optional.empty();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
