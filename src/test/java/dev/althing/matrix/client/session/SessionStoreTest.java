package dev.althing.matrix.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.Secret;
import dev.althing.matrix.id.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionStoreTest {
  private static final StoredSession SESSION =
      new StoredSession("https://example.org", "bot", new DeviceId("DEVICE"), Optional.empty());
  private static final Grant GRANT =
      new Grant(
          new Secret("access"),
          Optional.of(new Secret("refresh")),
          Optional.of(Instant.ofEpochMilli(1_234)));

  private Path file;
  private SessionStore store;

  @BeforeEach
  void name(@TempDir Path folder) {
    file = folder.resolve("below").resolve("session.json");
    store = new SessionStore(file);
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(store.load()).isEmpty();
  }

  @Test
  void givesBackWhatItWasGiven() {
    store.save(SESSION);
    assertThat(store.load()).contains(SESSION);

    store.save(SESSION.with(GRANT));
    assertThat(store.load()).contains(SESSION.with(GRANT));
  }

  @Test
  void letsOnlyItsOwnerRead() throws IOException {
    store.save(SESSION);
    assertThat(permissions()).isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    store.load();

    assertThat(permissions()).isEqualTo("rw-------");
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void leavesNothingElseBehind() throws IOException {
    store.save(SESSION);
    store.save(SESSION.with(GRANT));

    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"access_token\":\"hush\"}", "{\"homeserver\":\"h\",\"user\":1"})
  void saysThatAFileIsDamagedWithoutShowingIt(String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);

    assertThatThrownBy(store::load)
        .isInstanceOf(SessionStore.CorruptSessionFile.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("move it away")
        .hasMessageNotContaining("hush");
  }

  @Test
  void knowsWhoseSessionItIs() {
    var whole = new StoredSession("https://a", "@bot:a", new DeviceId("D"), Optional.empty());

    assertThat(SESSION.isOf("bot", "https://example.org")).isTrue();
    assertThat(SESSION.isOf("bot", "https://elsewhere.org")).isFalse();
    assertThat(SESSION.isOf("other", "https://example.org")).isFalse();
    assertThat(whole.isOf("@bot:a", "https://moved.a")).isTrue();
  }
}
