package dev.althing.health.probe;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** The wording of why nobody answered; it repeats nothing of what was asked. */
public final class Trouble {
  private Trouble() {}

  /** In a few words. */
  public static String of(Throwable failure) {
    List<Throwable> chain = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    if (has(chain, UnknownHostException.class) || has(chain, UnresolvedAddressException.class)) {
      return "there is no host of this name";
    }
    if (has(chain, TimeoutException.class)
        || has(chain, HttpTimeoutException.class)
        || has(chain, SocketTimeoutException.class)) {
      return "no answer in time";
    }
    if (has(chain, SSLException.class)) {
      return "no TLS connection that can be trusted";
    }
    if (has(chain, ConnectException.class)) {
      return "the connection is refused";
    }
    if (has(chain, EOFException.class) || has(chain, IOException.class)) {
      return "the connection breaks off";
    }
    return chain.get(chain.size() - 1).getClass().getSimpleName();
  }

  private static boolean has(List<Throwable> chain, Class<? extends Throwable> kind) {
    return chain.stream().anyMatch(kind::isInstance);
  }
}
