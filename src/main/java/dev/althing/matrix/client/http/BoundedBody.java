package dev.althing.matrix.client.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body in memory up to a limit and lets go of the connection beyond it. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final long limit;
  private final boolean cuts;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  private BoundedBody(long limit, boolean cuts) {
    this.limit = limit;
    this.cuts = cuts;
  }

  static BoundedBody refusingBeyond(long limit) {
    return new BoundedBody(limit, false);
  }

  static BoundedBody cutAt(long limit) {
    return new BoundedBody(limit, true);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    if (subscription != null) {
      given.cancel();
      return;
    }
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (body.isDone()) {
        return;
      }
      take(buffer);
    }
  }

  private void take(ByteBuffer buffer) {
    int length = (int) Math.min(buffer.remaining(), limit - collected.size());
    boolean over = length < buffer.remaining();
    var bytes = new byte[length];
    buffer.get(bytes);
    collected.write(bytes, 0, length);
    if (over) {
      if (cuts) {
        body.complete(collected.toByteArray());
      } else {
        body.completeExceptionally(new Answer.TooLong(limit));
      }
      if (subscription != null) {
        subscription.cancel();
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(collected.toByteArray());
  }
}
