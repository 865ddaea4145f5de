package dev.althing.matrix.client.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;

/** The body of an answer: when it is ready to be read, and how much of it there may be. */
final class Answer {
  private static final int ERROR_LIMIT = 64 << 10;

  private Answer() {}

  /** Ready when it has arrived whole; of an error only the beginning is kept. */
  static BodyHandler<InputStream> whole(long limit) {
    return head -> isGood(head.statusCode()) ? kept(BoundedBody.refusingBeyond(limit)) : error();
  }

  /** Ready at once, and arriving while it is read; of an error only the beginning is kept. */
  static BodyHandler<InputStream> arriving(long limit) {
    return head ->
        isGood(head.statusCode())
            ? BodySubscribers.mapping(
                BodySubscribers.ofInputStream(), stream -> new BoundedStream(stream, limit))
            : error();
  }

  static boolean isGood(int status) {
    return status >= 200 && status < 300;
  }

  private static BodySubscriber<InputStream> error() {
    return kept(BoundedBody.cutAt(ERROR_LIMIT));
  }

  private static BodySubscriber<InputStream> kept(BoundedBody body) {
    return BodySubscribers.mapping(body, ByteArrayInputStream::new);
  }

  /** The answer turned out longer than allowed. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    TooLong(long limit) {
      super("longer than " + limit + " bytes");
      this.limit = limit;
    }

    long limit() {
      return limit;
    }
  }
}
