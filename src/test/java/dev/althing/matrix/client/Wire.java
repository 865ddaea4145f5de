package dev.althing.matrix.client;

import dev.althing.matrix.client.http.HttpTransport;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Transports for tests, over real sockets and with threads that end with the tests. */
public final class Wire {
  private static final ExecutorService BLOCKING =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "test-blocking");
            thread.setDaemon(true);
            return thread;
          });

  private Wire() {}

  /** To that address. */
  public static HttpTransport to(URI address) {
    return new HttpTransport(address, tools(Clock.systemUTC()));
  }

  /** With that clock. */
  public static HttpTransport.Tools tools(InstantSource clock) {
    return HttpTransport.Tools.of(BLOCKING, clock, RequestObserver.NONE);
  }

  /** With that observer. */
  public static HttpTransport.Tools tools(RequestObserver observer) {
    return HttpTransport.Tools.of(BLOCKING, Clock.systemUTC(), observer);
  }
}
