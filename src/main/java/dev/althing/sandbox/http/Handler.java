package dev.althing.sandbox.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What an endpoint does; it runs under the homeserver's lock until it returns. */
@FunctionalInterface
public interface Handler {
  /** Answers a call, now or later. */
  CompletionStage<Answer> handle(Call call);

  /** A handler that answers at once. */
  static Handler now(Function<Call, Answer> answer) {
    return call -> CompletableFuture.completedFuture(answer.apply(call));
  }
}
