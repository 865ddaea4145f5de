package dev.althing.matrix.client;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the body of a large answer while it arrives, on a thread that may block.
 *
 * <p>A {@link com.fasterxml.jackson.core.JacksonException} or another {@link IOException} it throws
 * becomes the call's {@link MatrixError}; any other exception fails the stage as it is. The stream
 * fails when it grows beyond the call's limit, when its deadline passes and when it is cancelled.
 *
 * @param <T> what is made of the body
 */
@FunctionalInterface
public interface BodyReader<T> {
  /** Reads the body to its end; the caller closes it. */
  T read(InputStream body) throws IOException;
}
