package dev.althing;

import dev.althing.config.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory for what is not to be kept: it goes when the process ends. */
final class Scratch {
  private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

  private Scratch() {}

  /** A new one. */
  static Path directory() {
    try {
      Path made = Files.createTempDirectory("althing");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made), "scratch"));
      return made;
    } catch (IOException fault) {
      throw new CannotStart("no temporary directory can be made: " + fault.getMessage(), fault);
    }
  }

  static void remove(Path directory) {
    try (Stream<Path> within = Files.walk(directory)) {
      List<Path> deepestFirst = within.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException fault) {
      LOG.debug("{} stays behind", directory, fault);
    }
  }
}
