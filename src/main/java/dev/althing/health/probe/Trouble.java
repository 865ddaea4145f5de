package dev.althing.health.probe;

import dev.althing.health.Health;
import dev.althing.trouble.Causes;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** The wording of why there is no good answer; it repeats nothing of what was asked. */
public final class Trouble {
  private Trouble() {}

  /** In a few words. */
  public static String of(Throwable failure) {
    List<Throwable> chain = Causes.chain(failure).toList();
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

  /** Of an answer that leads elsewhere, which is well and not followed. */
  static Health elsewhere(Web.Page page) {
    return Health.ok("redirects to " + page.location().orElse("nowhere") + ", not followed");
  }

  /** Of an answer that is an error. */
  static Health error(Web.Page page) {
    return Health.degraded("answers with the error " + page.status());
  }

  private static boolean has(List<Throwable> chain, Class<? extends Throwable> kind) {
    return chain.stream().anyMatch(kind::isInstance);
  }
}
