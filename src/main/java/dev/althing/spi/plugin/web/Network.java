package dev.althing.spi.plugin.web;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The network as far as a plugin may use it: each host needs the capability {@code network:<host>}
 * or {@code network:<host>:<port>}, {@code network:*} allows all. Without it a stage fails, and
 * {@link #connect} throws, with {@link dev.althing.spi.plugin.NotGranted}. Redirects are not
 * followed: they may lead elsewhere.
 *
 * <pre>{@code
 * HttpRequest request = HttpRequest.newBuilder(URI.create("https://example.org/api")).build();
 * context.network().ask(request).thenApply(WebAnswer::text)
 * }</pre>
 */
public interface Network {
  /** The most bytes of an answer that is taken as a whole. */
  int MOST_BYTES = 8_000_000;

  /** The longest line of an answer that comes in lines, in characters. */
  int LONGEST_LINE = 1_000_000;

  /**
   * Asks, and takes an answer of at most {@link #MOST_BYTES}. Without a time-out of its own a
   * request has 30 seconds.
   */
  CompletionStage<WebAnswer> ask(HttpRequest request);

  /**
   * Asks, and takes the answer line by line as it comes, on a thread that may be made to wait.
   *
   * @param line hears each line without its end, if the answer is a yes; what it throws ends the
   *     request
   */
  Streaming lines(HttpRequest request, Consumer<String> line);

  /**
   * An answer that comes in lines.
   *
   * @param end what came of it: of a yes without the text, which was heard in lines
   * @param cancel ends it
   */
  record Streaming(CompletionStage<WebAnswer> end, Runnable cancel) {}

  /**
   * Connects to a port, for what is not HTTP; reading from it waits so long at most.
   *
   * @throws java.io.IOException when nobody answers there
   */
  Socket connect(String host, int port, Duration patience) throws java.io.IOException;
}
