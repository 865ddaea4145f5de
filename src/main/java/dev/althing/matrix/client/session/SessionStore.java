package dev.althing.matrix.client.session;

import dev.althing.config.OwnFolder;
import dev.althing.config.Secret;
import dev.althing.matrix.id.DeviceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The file that remembers the session: only its owner can read it, and it is always either the old
 * one or the new one, whole.
 */
public final class SessionStore {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path file;

  /** The file in the bot's directory. */
  public static Path in(Path data) {
    return data.resolve("session.json");
  }

  /** A store in that file, which need not exist yet. */
  public SessionStore(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Reads the session; empty when there is none yet.
   *
   * @throws CorruptSessionFile when there is something that is no session
   * @throws UncheckedIOException when it cannot be read
   */
  Optional<StoredSession> load() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      if (POSIX) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
      var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      Optional<StoredSession> session = StoredSession.ofJson(text);
      if (session.isEmpty()) {
        throw new CorruptSessionFile(file);
      }
      return session;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the session file " + file, e);
    }
  }

  /**
   * What is stored, for somebody who only looks.
   *
   * @param user the user as given when it was made
   * @param token the access token, if somebody has signed in
   * @param isSpent whether that has run out
   */
  public record Glimpse(String user, DeviceId device, Optional<Secret> token, boolean isSpent) {}

  /**
   * Looks at the session without changing anything, not even who may read the file; empty when it
   * is none, or of somebody else.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  public Optional<Glimpse> glimpse(Optional<String> user, String homeserver, Instant now) {
    try {
      return Files.exists(file)
          ? StoredSession.ofJson(Files.readString(file))
              .filter(session -> session.isOf(user.orElse(session.user()), homeserver))
              .map(session -> glimpse(session, now))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the session file " + file, e);
    }
  }

  private static Glimpse glimpse(StoredSession session, Instant now) {
    return new Glimpse(
        session.user(),
        session.device(),
        session.grant().map(Grant::access),
        session.grant().filter(grant -> grant.isSpentAt(now)).isPresent());
  }

  /**
   * Replaces the session; when this returns it survives whatever happens.
   *
   * @throws UncheckedIOException when it cannot be written; the old one is then still there
   */
  void save(StoredSession session) {
    try {
      Path folder = folder();
      OwnFolder.make(folder);
      Path fresh = Files.createTempFile(folder, ".session", ".new", ownerOnly());
      try {
        write(fresh, session.toJson().getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      if (POSIX) {
        flush(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the session file " + file, e);
    }
  }

  private Path folder() {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Without this the new name may be forgotten in a power cut, though the bytes are there. */
  private static void flush(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  /** The session file holds something else than a session. */
  public static final class CorruptSessionFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptSessionFile(Path file) {
      super(
          "the session file "
              + file
              + " is damaged; move it away to sign in anew, as a new device");
    }
  }
}
