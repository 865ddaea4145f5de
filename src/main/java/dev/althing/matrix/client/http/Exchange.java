package dev.althing.matrix.client.http;

import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.RequestObserver.Observed;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request under way: it ends by its answer, its deadline or its cancellation, whichever comes
 * first, and lets go of the connection unless the answer was read to its end.
 *
 * @param <T> what is made of the answer
 */
final class Exchange<T> {
  private final Call call;
  private final HttpTransport.Tools tools;
  private final Instant begun;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final CompletableFuture<Void> timer = new CompletableFuture<>();
  private final AtomicReference<@Nullable InputStream> arriving = new AtomicReference<>();
  private volatile int status;

  Exchange(Call call, HttpTransport.Tools tools) {
    this.call = call;
    this.tools = tools;
    this.begun = tools.clock().instant();
  }

  /** Sends the request; {@code finish} makes something of a good answer. */
  CompletableFuture<T> start(
      HttpRequest request,
      BodyHandler<InputStream> handler,
      Function<HttpResponse<InputStream>, CompletableFuture<T>> finish) {
    CompletableFuture<HttpResponse<InputStream>> sent = tools.http().sendAsync(request, handler);
    Ends.of(result, (value, failure) -> end(sent, failure));
    Ends.of(
        timer.orTimeout(call.bounds().deadline().toMillis(), TimeUnit.MILLISECONDS),
        (none, late) -> expire(late));
    Ends.of(sent.thenCompose(response -> finish.apply(accepted(response))), this::settle);
    return result;
  }

  private HttpResponse<InputStream> accepted(HttpResponse<InputStream> response) {
    status = response.statusCode();
    if (!Answer.isGood(status)) {
      throw new MatrixException(Refusal.of(response).error(tools.clock().instant()));
    }
    arriving.set(response.body());
    if (result.isDone()) {
      drop();
    }
    return response;
  }

  private void expire(@Nullable Throwable late) {
    if (late instanceof TimeoutException) {
      settle(null, late);
    }
  }

  private void settle(@Nullable T value, @Nullable Throwable failure) {
    if (failure == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(Faults.translated(failure, status, call.bounds().deadline()));
    }
  }

  private void end(CompletableFuture<?> sent, @Nullable Throwable failure) {
    timer.complete(null);
    if (failure != null) {
      sent.cancel(true);
    }
    drop();
    Duration latency = Duration.between(begun, tools.clock().instant());
    tools.observer().ended(new Observed(call.endpoint(), outcome(failure), latency));
  }

  private void drop() {
    InputStream stream = arriving.getAndSet(null);
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException e) {
        // it was of no use any more
      }
    }
  }

  private String outcome(@Nullable Throwable failure) {
    if (failure == null) {
      return Integer.toString(status);
    }
    if (failure instanceof CancellationException) {
      return "Cancelled";
    }
    return MatrixException.errorOf(failure).map(Exchange::outcome).orElse("Failed");
  }

  private static String outcome(MatrixError error) {
    return error instanceof MatrixError.Said said
        ? Integer.toString(said.detail().status())
        : error.getClass().getSimpleName();
  }
}
