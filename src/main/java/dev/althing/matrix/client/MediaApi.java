package dev.althing.matrix.client;

import dev.althing.matrix.id.MxcUri;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Files: giving them to the homeserver and getting them from it. */
public interface MediaApi {
  /** Reserves an address, so that a file can be named before it is there. */
  CompletionStage<Reservation> reserveMedia();

  /**
   * Uploads to a reserved address; {@link MatrixError.CannotOverwriteMedia} when something is there
   * already, as it is when an earlier try had arrived.
   */
  CompletionStage<Void> uploadMedia(MxcUri address, Upload upload);

  /** Uploads to a new address; repeating it makes a second copy. */
  CompletionStage<MxcUri> uploadMedia(Upload upload);

  /** Hands a file over while it arrives; it may not be longer than the limit, in bytes. */
  <T> CompletionStage<T> downloadMedia(MxcUri address, long limit, MediaReader<T> reader);

  /** A reserved address, and until when it waits for its file. */
  record Reservation(MxcUri address, Optional<Instant> expires) {}

  /** What a file says about itself, which is not to be trusted. */
  record MediaHead(String contentType, Optional<String> disposition) {}

  /**
   * Reads a file while it arrives, on a thread that may block.
   *
   * @param <T> what is made of the file
   */
  @FunctionalInterface
  interface MediaReader<T> {
    /** Reads the file to its end; the caller closes it. */
    T read(MediaHead head, InputStream body) throws IOException;
  }
}
