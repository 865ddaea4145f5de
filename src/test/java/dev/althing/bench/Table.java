package dev.althing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

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

  /** The same with the load of the whole machine at the end: others may have worked, too. */
  static void addLoaded(String work, Object on, String measured) {
    var machine = ManagementFactory.getOperatingSystemMXBean();
    String load =
        String.format(
            Locale.ROOT,
            "; load %.1f on %d processors",
            machine.getSystemLoadAverage(),
            machine.getAvailableProcessors());
    add(work, on, measured + load);
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
