package dev.althing.outbox.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;

/** The files of answers, kept in the data directory by their content until they are sent. */
public final class Attachments {
  private static final String FOLDER = "attachments";

  private final Path data;
  private final InstantSource clock;

  /** The files under a data directory. */
  public Attachments(Path data, InstantSource clock) {
    this.data = data;
    this.clock = clock;
  }

  /**
   * Keeps a content; says where, relative to the data directory. The same content is kept once.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  public String keep(ByteBuffer content) {
    String name = FOLDER + "/" + digest(content.duplicate());
    Path file = data.resolve(name);
    try {
      Files.createDirectories(data.resolve(FOLDER));
      Path part = Files.createTempFile(data.resolve(FOLDER), "part", null);
      try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer rest = content.duplicate();
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException("an attachment cannot be kept", e);
    }
  }

  /**
   * Removes what was kept before then, but for those that wait; blocks.
   *
   * @param waiting where those are, as {@link #keep} said it
   */
  void prune(Set<String> waiting, Instant then) {
    Path folder = data.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        boolean isOld = Files.getLastModifiedTime(file).toInstant().isBefore(then);
        if (isOld && !waiting.contains(FOLDER + "/" + file.getFileName())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("old attachments cannot be removed", e);
    }
  }

  private static String digest(ByteBuffer content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
