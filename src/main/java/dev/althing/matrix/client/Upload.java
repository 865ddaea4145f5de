package dev.althing.matrix.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to be uploaded.
 *
 * @param contentType its media type
 * @param name what it is called
 * @param body its bytes; can be read more than once
 */
public record Upload(String contentType, Optional<String> name, BodyPublisher body) {
  /** A file in memory. */
  public static Upload ofBytes(String contentType, String name, byte[] bytes) {
    return new Upload(contentType, Optional.of(name), BodyPublishers.ofByteArray(bytes));
  }

  /**
   * A file on disk.
   *
   * @throws FileNotFoundException when there is none
   */
  public static Upload ofFile(String contentType, Path file) throws FileNotFoundException {
    return new Upload(
        contentType,
        Optional.ofNullable(file.getFileName()).map(Path::toString),
        BodyPublishers.ofFile(file));
  }
}
