package dev.althing.start;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The terminal of this process; where its input is a pipe or a file, the lines of that. */
public final class RealTerminal implements Terminal {
  private final Supplier<@Nullable Console> console;
  private final BufferedReader lines;

  /** A terminal that reads from there when there is no console. */
  public RealTerminal(InputStream in, Supplier<@Nullable Console> console) {
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.console = console;
  }

  @Override
  public Optional<String> line(String question) {
    Console there = console.get();
    return there == null ? next() : Optional.ofNullable(there.readLine("%s", question));
  }

  @Override
  public Optional<String> hidden(String question) {
    Console there = console.get();
    return there == null
        ? next()
        : Optional.ofNullable(there.readPassword("%s", question)).map(String::new);
  }

  private Optional<String> next() {
    try {
      return Optional.ofNullable(lines.readLine());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
