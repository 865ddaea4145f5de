package dev.althing.matrix.client.http;

import dev.althing.config.Secret;
import dev.althing.matrix.client.MatrixError.UnknownToken;
import dev.althing.matrix.client.MatrixException;
import dev.althing.trouble.Causes;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call in our name: sent with the token of the moment, and once more with another when that one
 * is refused; cancelling it cancels whatever is under way.
 *
 * @param <T> what is made of the answer
 */
final class AuthorizedCall<T> {
  private final Tokens tokens;
  private final Function<Optional<Secret>, CompletableFuture<T>> send;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final AtomicReference<@Nullable CompletableFuture<T>> underWay = new AtomicReference<>();

  AuthorizedCall(Tokens tokens, Function<Optional<Secret>, CompletableFuture<T>> send) {
    this.tokens = tokens;
    this.send = send;
  }

  CompletableFuture<T> start() {
    Ends.of(result, (value, failure) -> abandon());
    sendWith(tokens.token(), true);
    return result;
  }

  private void sendWith(CompletionStage<Secret> token, boolean mayRenew) {
    Ends.of(
        token,
        (secret, failure) -> {
          if (secret == null) {
            fail(Objects.requireNonNull(failure));
          } else if (!result.isDone()) {
            send(secret, mayRenew);
          }
        });
  }

  private void send(Secret token, boolean mayRenew) {
    try {
      CompletableFuture<T> exchange = send.apply(Optional.of(token));
      underWay.set(exchange);
      if (result.isDone()) {
        abandon();
      }
      Ends.of(exchange, (value, failure) -> settle(token, mayRenew, value, failure));
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void settle(
      Secret token, boolean mayRenew, @Nullable T value, @Nullable Throwable failure) {
    if (failure == null) {
      result.complete(value);
    } else if (mayRenew && isRefusedToken(failure)) {
      sendWith(tokens.renewed(token), false);
    } else {
      fail(failure);
    }
  }

  private static boolean isRefusedToken(Throwable failure) {
    return MatrixException.errorOf(failure).filter(UnknownToken.class::isInstance).isPresent();
  }

  private void fail(Throwable failure) {
    result.completeExceptionally(Causes.of(failure));
  }

  private void abandon() {
    CompletableFuture<T> exchange = underWay.get();
    if (exchange != null) {
      exchange.cancel(true);
    }
  }
}
