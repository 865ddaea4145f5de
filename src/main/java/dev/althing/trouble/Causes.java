package dev.althing.trouble;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

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

  /** The first of a kind in a chain of causes. */
  public static <T> Optional<T> find(Class<T> kind, Throwable failure) {
    return chain(failure).filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** A failure and what it comes from, the failure first. */
  public static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof CompletionException || failure instanceof ExecutionException;
  }
}
