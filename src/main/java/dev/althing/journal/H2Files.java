package dev.althing.journal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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
      if (folder != null && !Files.isDirectory(folder)) {
        make(folder);
      }
    } catch (IOException e) {
      throw new DatabaseProblem(
          "the data directory %s cannot be made (%s); make it, or choose another (ALTHING_DATA)"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static void make(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(folder, ownerOnly);
    } else {
      Files.createDirectories(folder);
    }
  }
}
