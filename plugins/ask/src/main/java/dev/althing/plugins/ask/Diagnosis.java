package dev.althing.plugins.ask;

import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.web.WebAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The finding of what is wrong.
 *
 * @param around where the server is
 * @param model which model was asked
 */
record Diagnosis(Surroundings around, String model) {
  private static final int MOST_SAID = 1_000;

  /** What a fault means. */
  Trouble of(Throwable fault) {
    Throwable cause = cause(fault);
    if (cause instanceof NotGranted refused) {
      return new Trouble.Forbidden(around.context().id(), refused.capability());
    }
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return new Trouble.Down();
    }
    if (cause instanceof HttpTimeoutException) {
      return new Trouble.Late(around.settings().timeout());
    }
    if (cause instanceof IOException) {
      return new Trouble.Broken();
    }
    around.note("a question cannot be asked", cause);
    return new Trouble.Bug();
  }

  private static Throwable cause(Throwable fault) {
    boolean isWrapping =
        fault instanceof CompletionException || fault instanceof UncheckedIOException;
    return isWrapping && fault.getCause() != null ? cause(fault.getCause()) : fault;
  }

  /** What it means that the server ends with this. */
  CompletionStage<Trouble> of(WebAnswer answer) {
    if (answer.isGood()) {
      return CompletableFuture.completedFuture(new Trouble.Broken());
    }
    String said = harmless(Protocol.fault(answer.text()));
    Trouble fault = new Trouble.Fault("HTTP " + answer.status(), said);
    return switch (answer.status()) {
      case 401, 403 -> CompletableFuture.completedFuture(new Trouble.WrongKey());
      case 429, 503 -> CompletableFuture.completedFuture(new Trouble.Busy());
      case 404 -> isAboutTheModel(said) ? missing() : CompletableFuture.completedFuture(fault);
      default -> CompletableFuture.completedFuture(fault);
    };
  }

  /** What it means that the server reports a fault in the middle. */
  Trouble during(Piece.Fault fault) {
    return new Trouble.Fault("", harmless(fault.said()));
  }

  private static boolean isAboutTheModel(String said) {
    return said.toLowerCase(Locale.ROOT).contains("model");
  }

  private CompletionStage<Trouble> missing() {
    return around
        .context()
        .network()
        .ask(around.protocol().models())
        .thenApply(answer -> around.protocol().models(answer.text()))
        .exceptionally(unknown -> List.of())
        .thenApply(there -> new Trouble.NoModel(model, there, around.protocol().isPulled()));
  }

  /** Some servers repeat the key that they do not like. */
  private String harmless(String said) {
    return around.server().isGivenAwayBy(said) ? "" : Clean.cut(said, MOST_SAID);
  }
}
