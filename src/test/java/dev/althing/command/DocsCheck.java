package dev.althing.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a generated page of documentation with the file in the repository; with {@code
 * -Dupdate.docs=true} it writes the file instead.
 */
public final class DocsCheck {
  private DocsCheck() {}

  /** Fails when the file is not what would be generated now. */
  public static void isCurrent(Path file, String rendered) throws IOException {
    isCurrent(file, rendered, Boolean.getBoolean("update.docs"));
  }

  static void isCurrent(Path file, String rendered, boolean update) throws IOException {
    if (update) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, rendered);
    }
    assertThat(file).as("run the tests with -Dupdate.docs=true to write it").exists();
    assertThat(Files.readString(file))
        .as("%s is stale: run the tests with -Dupdate.docs=true", file)
        .isEqualTo(rendered);
  }
}
