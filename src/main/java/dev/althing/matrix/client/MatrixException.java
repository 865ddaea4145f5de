package dev.althing.matrix.client;

import dev.althing.trouble.Causes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A call to the homeserver that did not end well; what happened is its {@link MatrixError}. */
public final class MatrixException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient MatrixError error;

  /** Wraps an error. */
  public MatrixException(MatrixError error) {
    super(error.describe());
    this.error = error;
  }

  /** Wraps an error and the fault it was seen by. */
  public MatrixException(MatrixError error, Throwable cause) {
    super(error.describe(), cause);
    this.error = error;
  }

  /** What happened. */
  public MatrixError error() {
    return error;
  }

  /** The error a stage failed with; empty when it failed with something else. */
  public static Optional<MatrixError> errorOf(Throwable failure) {
    Throwable bare = Causes.of(failure);
    return bare instanceof MatrixException e ? Optional.of(e.error()) : Optional.empty();
  }

  /** What a stage answers; empty when the homeserver says that it is not there. */
  public static <T> CompletionStage<Optional<T>> ifThere(CompletionStage<T> stage) {
    return stage
        .thenApply(Optional::of)
        .exceptionallyCompose(
            failure ->
                errorOf(failure).filter(MatrixError.NotFound.class::isInstance).isPresent()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : CompletableFuture.failedFuture(failure));
  }
}
