package dev.althing.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories under {@code target}, which stay for those who want to know what went wrong. */
final class Ground {
  private Ground() {}

  /** An empty one. */
  static Path fresh(String name) {
    Path directory = Path.of("target", "crash", name).toAbsolutePath();
    try {
      if (Files.exists(directory)) {
        for (Path path : deepestFirst(directory)) {
          Files.delete(path);
        }
      }
      return Files.createDirectories(directory);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static List<Path> deepestFirst(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
