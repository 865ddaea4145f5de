package dev.althing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long processors have worked for a process.
 *
 * @param all the whole of it
 * @param compiling what of it its Java machine took to compile, which ends when it is warm
 */
record Work(Duration all, Duration compiling) {
  /** Up to now; Linux tells that, and threads that have ended do not count as compiling. */
  static Work of(ProcessHandle process) {
    Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
    try (Stream<Path> each = Files.list(threads)) {
      long compiling = each.mapToLong(Work::compiling).sum();
      return new Work(process.info().totalCpuDuration().orElseThrow(), Duration.ofNanos(compiling));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static long compiling(Path thread) {
    try {
      boolean compiles = Files.readString(thread.resolve("comm")).matches("(?s)C[12] Compiler.*");
      return compiles
          ? Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0])
          : 0;
    } catch (IOException ended) {
      return 0;
    }
  }

  /** What one of so many answers took since an earlier moment. */
  Work each(Work before, int answers) {
    return new Work(
        all.minus(before.all).dividedBy(answers),
        compiling.minus(before.compiling).dividedBy(answers));
  }

  /** What it takes when nothing is left to compile. */
  Duration warm() {
    return all.minus(compiling);
  }
}
