package dev.althing.feature.wordle.words;

import dev.althing.config.CannotStart;
import dev.althing.config.OwnFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of an installation by which answers are ordered, kept in a file that only its owner can
 * read. Whoever has neither file nor database cannot compute an answer.
 */
public final class OrderKey {
  private static final int LENGTH = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final SecretKeySpec key;

  private OrderKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * The key of the installation, made when there is none yet.
   *
   * @param data the bot's directory
   * @param random chance that nobody can foresee
   * @throws CannotStart when the file cannot be read or written, or holds no key
   */
  public static OrderKey in(Path data, RandomGenerator random) {
    Path file = data.resolve("wordle.key");
    try {
      if (!Files.exists(file)) {
        byte[] fresh = new byte[LENGTH];
        random.nextBytes(fresh);
        save(data.toAbsolutePath(), file, HexFormat.of().formatHex(fresh) + "\n");
      }
      if (isPosix(file)) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
      return new OrderKey(bytes(file));
    } catch (IOException fault) {
      throw new CannotStart("The key of the word game, " + file + ", cannot be kept.", fault);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    if (!text.matches("[0-9a-f]{64}")) {
      throw new CannotStart(
          "The key of the word game, "
              + file
              + ", is damaged. Bring it back from a backup; or move it away, and a new one is made,"
              + " with another order of answers.");
    }
    return HexFormat.of().parseHex(text);
  }

  private static void save(Path folder, Path file, String text) throws IOException {
    OwnFolder.make(folder);
    FileAttribute<?>[] ownerOnly =
        isPosix(file)
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Path fresh = Files.createTempFile(folder, ".wordle", ".new", ownerOnly);
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    if (isPosix(file)) {
      // Without this the name may be forgotten in a power cut, and another key be made.
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** A number that only the key's owner can compute from a text. */
  byte[] hash(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("this Java knows no " + ALGORITHM, fault);
    }
  }

  @Override
  public String toString() {
    return "OrderKey[…]";
  }
}
