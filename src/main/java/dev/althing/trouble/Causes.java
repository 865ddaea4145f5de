package dev.althing.trouble;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What a stage failed with. */
public final class Causes {
  private Causes() {}

  /** A failure without the wrappers that stages put around it. */
  public static Throwable of(Throwable failure) {
    Throwable bare = failure;
    for (Throwable cause = bare.getCause();
        cause != null && isWrapper(bare);
        cause = bare.getCause()) {
      bare = cause;
    }
    return bare;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof CompletionException || failure instanceof ExecutionException;
  }
}
