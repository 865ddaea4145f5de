package dev.althing.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnFolderTest {
  @TempDir Path directory;

  @Test
  void whatIsMadeIsForItsOwnerOnly() throws IOException {
    Path folder = directory.resolve("data").resolve("bot");

    OwnFolder.make(folder);

    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.getParent())).isEqualTo("rwx------");
  }

  @Test
  void whatIsThereStaysAsItIs() throws IOException {
    Path folder = folder("data", "rwxr-xr-x");

    OwnFolder.make(folder);

    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
  }

  @ParameterizedTest
  @CsvSource({
    "rwxr-xr-x, rwxr-xr-x, true",
    "rwxr-xr-x, rwxr-x---, true",
    "rwxr-xr-x, rwx-----x, true",
    "rwxr-xr-x, rwx------, false",
    "rwx------, rwxr-xr-x, false"
  })
  void oneClosedDoorIsEnough(String above, String below, boolean isOpen) throws IOException {
    folder("data", above);

    assertThat(OwnFolder.isOpenToOthers(folder("data/bot", below))).isEqualTo(isOpen);
  }

  private Path folder(String name, String permissions) throws IOException {
    Path folder = Files.createDirectory(directory.resolve(name));
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
