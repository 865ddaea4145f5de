package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ScratchTest {
  @Test
  void goesWithEverythingInIt() throws IOException {
    Path scratch = Scratch.directory();
    Files.createDirectories(scratch.resolve("media/ab"));
    Files.writeString(scratch.resolve("media/ab/file"), "of a visitor");

    Scratch.remove(scratch);

    assertThat(scratch).doesNotExist();
  }
}
