package dev.althing.outbox.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.Upload;
import dev.althing.matrix.id.MxcUri;
import dev.althing.outbox.EffectId;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Uploads files so that a repetition after a crash makes no second copy: an address is reserved and
 * stored before the file is put there.
 */
final class Uploads {
  private final Post post;

  Uploads(Post post) {
    this.post = post;
  }

  /** The fault that says that a file cannot be sent at all. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String reason) {
      super(reason);
    }
  }

  /** The content with the address of the uploaded file. */
  CompletionStage<ObjectNode> upload(EffectId id, Letter.FileRef file, ObjectNode content) {
    Upload upload;
    try {
      upload = Upload.ofFile(file.mimeType(), inside(file.path()));
    } catch (FileNotFoundException e) {
      return CompletableFuture.failedFuture(new Unfit("the file is not there: " + file.path()));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(new Unfit("not a file of ours: " + file.path()));
    }
    return address(id, file.media(), upload)
        .thenApply(
            media -> {
              ObjectNode complete = content.deepCopy();
              complete.put("url", media.value());
              return complete;
            });
  }

  private Path inside(String path) {
    Path root = post.files().toAbsolutePath().normalize();
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException(path);
    }
    return file;
  }

  private CompletionStage<MxcUri> address(EffectId id, Optional<MxcUri> reserved, Upload upload) {
    if (reserved.isPresent()) {
      return recover(
          put(reserved.get(), upload), MatrixError.NotFound.class, () -> fresh(id, upload));
    }
    return fresh(id, upload);
  }

  /** Without a place to reserve addresses an upload may leave a second copy that nobody sees. */
  private CompletionStage<MxcUri> fresh(EffectId id, Upload upload) {
    CompletionStage<MxcUri> whole =
        client()
            .reserveMedia()
            .thenCompose(
                reservation ->
                    post.database()
                        .transactUntilDone(
                            connection ->
                                OutboxSql.storeMedia(connection, id, reservation.address()))
                        .thenCompose(stored -> put(reservation.address(), upload)));
    return recover(whole, MatrixError.Unrecognized.class, () -> client().uploadMedia(upload));
  }

  private CompletionStage<MxcUri> put(MxcUri address, Upload upload) {
    CompletionStage<MxcUri> done = client().uploadMedia(address, upload).thenApply(any -> address);
    return recover(
        done,
        MatrixError.CannotOverwriteMedia.class,
        () -> CompletableFuture.completedFuture(address));
  }

  private MatrixClient client() {
    return post.client();
  }

  private static <T> CompletionStage<T> recover(
      CompletionStage<T> stage,
      Class<? extends MatrixError> error,
      java.util.function.Supplier<CompletionStage<T>> otherwise) {
    return stage
        .handle(
            (value, failure) -> {
              boolean isExpected =
                  failure != null
                      && MatrixException.errorOf(failure).filter(error::isInstance).isPresent();
              return isExpected ? otherwise.get() : stage;
            })
        .thenCompose(next -> next);
  }
}
