package dev.althing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The results of all benchmarks as a Markdown table, {@code target/bench/results.md}. */
final class Table {
  private static final Path FILE = Path.of("target", "bench", "results.md");
  private static final String HEAD = "| work | on | measured |\n|---|---|---|\n";

  private Table() {}

  /** Adds a row, and prints it. */
  static synchronized void add(String work, Object on, String measured) {
    String row = "| %s | %s | %s |\n".formatted(work, on, measured);
    System.out.print(row);
    try {
      Files.createDirectories(FILE.getParent());
      String text = Files.exists(FILE) ? row : HEAD + row;
      Files.writeString(FILE, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
