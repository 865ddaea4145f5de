package dev.althing.feature.wordle.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrderKeyTest {
  @TempDir private Path data;

  private OrderKey key() {
    return OrderKey.in(data.resolve("bot"), new SecureRandom());
  }

  private Path file() {
    return data.resolve("bot").resolve("wordle.key");
  }

  @Test
  void aKeyIsMadeOnceAndKept() throws IOException {
    byte[] first = key().hash("x");

    assertThat(key().hash("x")).isEqualTo(first);
    assertThat(Files.readString(file())).matches("[0-9a-f]{64}\n");
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    key();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");

    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    key();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void twoInstallationsHaveTwoKeys() {
    OrderKey other = OrderKey.in(data.resolve("other"), new SecureRandom());

    assertThat(other.hash("x")).isNotEqualTo(key().hash("x"));
  }

  @Test
  void aDamagedFileIsSaidAndNotReplaced() throws IOException {
    key();
    Files.writeString(file(), "abc");

    assertThatThrownBy(this::key)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("backup");
    assertThat(Files.readString(file())).isEqualTo("abc");
  }

  @Test
  void aFileThatCannotBeReadIsSaid() throws IOException {
    Files.createDirectories(file());

    assertThatThrownBy(this::key).isInstanceOf(CannotStart.class).hasMessageContaining("kept");
  }

  @Test
  void itShowsNothingOfItself() {
    assertThat(key()).hasToString("OrderKey[…]");
  }
}
