package dev.althing.matrix.client.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixError.BadAnswer;
import dev.althing.matrix.client.MatrixError.TooMuch;
import dev.althing.matrix.client.MatrixError.Unreachable;
import dev.althing.matrix.client.MatrixException;
import dev.althing.trouble.Causes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** What a fault on the way to the homeserver and back means to the caller. */
final class Faults {
  private Faults() {}

  /** The exception for the caller; one that is no fault of the transport stays as it is. */
  static Throwable translated(Throwable failure, int status, Duration deadline) {
    Throwable bare = withoutWrapping(Causes.of(failure));
    if (bare instanceof TimeoutException) {
      return exception(new Unreachable("no whole answer within " + deadline, true), bare);
    }
    if (bare instanceof Answer.TooLong tooLong) {
      return exception(new TooMuch(tooLong.limit()), bare);
    }
    if (bare instanceof JacksonException) {
      return exception(new BadAnswer(status, "not the JSON expected", Optional.empty()), bare);
    }
    if (bare instanceof ProtocolException || isGarbage(bare)) {
      return exception(new BadAnswer(status, "not HTTP: " + reason(bare), Optional.empty()), bare);
    }
    if (bare instanceof IOException) {
      return exception(new Unreachable(reason(bare), !isBeforeSending(bare)), bare);
    }
    return bare;
  }

  private static Throwable withoutWrapping(Throwable failure) {
    return failure instanceof UncheckedIOException unchecked
        ? Objects.requireNonNullElse(unchecked.getCause(), failure)
        : failure;
  }

  private static MatrixException exception(MatrixError error, Throwable cause) {
    return new MatrixException(error, cause);
  }

  private static boolean isBeforeSending(Throwable fault) {
    return fault instanceof ConnectException
        || fault instanceof HttpConnectTimeoutException
        || fault instanceof UnknownHostException
        || fault instanceof SSLHandshakeException;
  }

  /** The JDK's client throws what it cannot parse as any of these. */
  private static boolean isGarbage(Throwable fault) {
    return fault.getCause() instanceof ProtocolException || fault instanceof NumberFormatException;
  }

  /** What happened in words, where the JDK has none or those of its own trade. */
  private static String reason(Throwable fault) {
    List<Throwable> chain = Causes.chain(fault).toList();
    String said =
        chain.stream()
            .map(Throwable::getMessage)
            .filter(message -> message != null && !message.isBlank())
            .reduce("", (outer, inner) -> inner);
    for (Throwable cause : chain) {
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return "there is no host of this name";
      }
      if (cause instanceof HttpConnectTimeoutException) {
        return "nobody answers there";
      }
      if (cause instanceof SSLException) {
        return "no TLS connection that can be trusted: " + said;
      }
    }
    if (fault instanceof ConnectException && said.isEmpty()) {
      return "connection refused, as nothing listens there";
    }
    String kind = fault.getClass().getSimpleName();
    return said.isEmpty() ? kind : kind + ": " + said;
  }
}
