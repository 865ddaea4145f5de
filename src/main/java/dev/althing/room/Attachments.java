package dev.althing.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files of answers, kept in the data directory by their content until they are sent. */
public final class Attachments {
  private static final String FOLDER = "attachments";

  private final Path data;

  /** The files under a data directory. */
  public Attachments(Path data) {
    this.data = data;
  }

  /** Keeps a content; says where, relative to the data directory. The same content is kept once. */
  String keep(ByteBuffer content) {
    String name = FOLDER + "/" + digest(content.duplicate());
    Path file = data.resolve(name);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(data.resolve(FOLDER));
        Path part = Files.createTempFile(data.resolve(FOLDER), "part", null);
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
          ByteBuffer rest = content.duplicate();
          while (rest.hasRemaining()) {
            out.write(rest);
          }
          out.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException("an attachment cannot be kept", e);
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
