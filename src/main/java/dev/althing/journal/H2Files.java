package dev.althing.journal;

import dev.althing.config.OwnFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The folder of an embedded database: made when missing, for its owner's eyes only. */
final class H2Files {
  private static final String PREFIX = "jdbc:h2:file:";

  /** H2 has file systems of its own, like {@code split:}; a drive has one letter. */
  private static final Pattern OTHER_SYSTEM = Pattern.compile("[A-Za-z]{2,}:");

  private H2Files() {}

  static void prepare(String url) {
    if (!url.startsWith(PREFIX)) {
      return;
    }
    int end = url.indexOf(';');
    String name = url.substring(PREFIX.length(), end < 0 ? url.length() : end);
    if (OTHER_SYSTEM.matcher(name).lookingAt()) {
      return;
    }
    Path file = Path.of(name);
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
