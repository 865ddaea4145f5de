package dev.althing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The results of one run as a Markdown table, {@code target/bench/results.md}. */
final class Table {
  private static final Path FILE = begun(Path.of("target", "bench", "results.md"));

  private Table() {}

  /** Adds a row, and prints it. */
  static synchronized void add(String work, Object on, String measured) {
    String row = "| %s | %s | %s |\n".formatted(work, on, measured);
    System.out.print(row);
    try {
      Files.writeString(FILE, row, StandardOpenOption.APPEND);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Path begun(Path file) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, "| work | on | measured |\n|---|---|---|\n");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
