package dev.althing.config.reading;

import com.typesafe.config.ConfigOrigin;
import dev.althing.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Optional;

/** Files that hold secrets: how they are read, and whether others on the machine can read them. */
final class SecretFiles {
  private static final long MOST_BYTES = 65_536;

  private SecretFiles() {}

  /** The content without the line end an editor leaves; empty when there is none to be had. */
  static Optional<Secret> read(Path file, Problems problems) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      var content = Files.readString(file).replaceAll("[\\r\\n]+$", "");
      warnIfOpen(file, problems);
      return content.isBlank() ? Optional.empty() : Optional.of(new Secret(content));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Warns when a secret was written straight into a file that others can read. */
  static void check(ConfigOrigin origin, Problems problems) {
    if (origin.filename() != null) {
      warnIfOpen(Path.of(origin.filename()), problems);
    }
  }

  private static void warnIfOpen(Path file, Problems problems) {
    try {
      var open = new HashSet<>(Files.getPosixFilePermissions(file));
      if (open.contains(PosixFilePermission.OTHERS_READ)) {
        problems.warn(
            file + " holds a secret and every user of this machine can read it: chmod 600 " + file);
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      // A file system without such permissions has nothing to warn about.
    }
  }
}
