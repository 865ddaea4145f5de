package dev.althing.sandbox.http;

import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.traffic.Fault;
import dev.althing.sandbox.traffic.FaultDice;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Stands before the router and lets faults strike requests to the Matrix API. */
final class FaultGate {
  private final FaultDice dice;
  private final Router router;

  FaultGate(FaultDice dice, Router router) {
    this.dice = dice;
    this.router = router;
  }

  /** Answers a request, or resets its connection, after which no answer comes. */
  CompletionStage<Answer> handle(Request request, Runnable reset) {
    if (!request.path().startsWith("/_matrix/")) {
      return router.route(request);
    }
    CompletionStage<Answer> answer = proceed(request, reset);
    if (!strikes(Fault.SLOW, request)) {
      return answer;
    }
    Executor later =
        CompletableFuture.delayedExecutor(
            dice.faults().slowness().toMillis(), TimeUnit.MILLISECONDS);
    return answer.thenApplyAsync(slow -> slow, later);
  }

  private CompletionStage<Answer> proceed(Request request, Runnable reset) {
    if (strikes(Fault.RESET_BEFORE, request)) {
      reset.run();
      return new CompletableFuture<>();
    }
    Optional<Answer> refused = refused(request);
    if (refused.isPresent()) {
      return CompletableFuture.completedFuture(refused.get());
    }
    CompletionStage<Answer> answer = router.route(request);
    if (strikes(Fault.RESET_AFTER, request)) {
      return answer.thenCompose(
          lost -> {
            reset.run();
            return new CompletableFuture<>();
          });
    }
    return answer;
  }

  private Optional<Answer> refused(Request request) {
    if (strikes(Fault.TOO_MANY_REQUESTS, request)) {
      long wait = dice.faults().retryAfter().toMillis();
      var body =
          Nodes.object().put("errcode", "M_LIMIT_EXCEEDED").put("error", "Too Many Requests");
      return Optional.of(
          Answer.of(429, body.put("retry_after_ms", wait))
              .with("Retry-After", Long.toString((wait + 999) / 1000)));
    }
    if (strikes(Fault.SERVER_ERROR, request)) {
      var body = Nodes.object().put("errcode", "M_UNKNOWN").put("error", "Internal server error");
      return Optional.of(Answer.of(500, body));
    }
    if (strikes(Fault.BAD_GATEWAY, request)) {
      byte[] page = "<html><h1>502 Bad Gateway</h1></html>".getBytes(StandardCharsets.UTF_8);
      return Optional.of(new Answer(502, "text/html", Map.of(), () -> page));
    }
    return Optional.empty();
  }

  private boolean strikes(Fault fault, Request request) {
    return dice.strikes(fault, request.path());
  }
}
