package dev.althing.journal;

import dev.althing.config.OwnFolder;
import java.io.IOException;
import java.nio.file.Path;

/** The folder of an embedded database: made when missing, for its owner's eyes only. */
final class H2Files {
  private static final String PREFIX = "jdbc:h2:file:";

  private H2Files() {}

  static void prepare(String url) {
    if (!url.startsWith(PREFIX)) {
      return;
    }
    int end = url.indexOf(';');
    Path file = Path.of(url.substring(PREFIX.length(), end < 0 ? url.length() : end));
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        OwnFolder.make(folder);
      }
    } catch (IOException e) {
      throw new DatabaseProblem(
          "the data directory %s cannot be made (%s); make it, or choose another (ALTHING_DATA)"
              .formatted(folder, e.getMessage()),
          e);
    }
  }
}
