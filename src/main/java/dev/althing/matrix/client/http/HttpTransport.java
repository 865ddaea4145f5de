package dev.althing.matrix.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.config.Secret;
import dev.althing.matrix.client.MatrixError.BadAnswer;
import dev.althing.matrix.client.MatrixError.SignedOut;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.MediaApi.MediaHead;
import dev.althing.matrix.client.MediaApi.MediaReader;
import dev.althing.matrix.client.RequestObserver;
import dev.althing.matrix.json.LenientTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** The wire to one homeserver: sends calls and takes answers apart, without knowing who we are. */
public final class HttpTransport {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final URI base;
  private final Tools tools;

  /** A wire to the homeserver at that address. */
  public HttpTransport(URI base, Tools tools) {
    this.base = base;
    this.tools = tools;
  }

  /**
   * What carries and watches the calls.
   *
   * @param http the JDK's client
   * @param blocking runs the readers of streamed answers; bounded
   * @param clock for dates to wait for, and for latencies
   * @param observer hears of every request
   */
  public record Tools(
      HttpClient http, Executor blocking, InstantSource clock, RequestObserver observer) {
    /** With a client as it should be: never redirected, HTTP/1.1, soon giving up to connect. */
    public static Tools of(Executor blocking, InstantSource clock, RequestObserver observer) {
      HttpClient http =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT)
              .build();
      return new Tools(http, blocking, clock, observer);
    }
  }

  /** Where the homeserver is. */
  public URI base() {
    return base;
  }

  /** What carries and watches the calls. */
  public Tools tools() {
    return tools;
  }

  /** Sends a call whose answer is a small JSON object. */
  public CompletableFuture<ObjectNode> json(Call call, Optional<Secret> token) {
    return new Exchange<ObjectNode>(call, tools)
        .start(
            request(call, token),
            Answer.whole(call.bounds().limit()),
            response -> CompletableFuture.completedFuture(object(response)));
  }

  /** Sends a call whose answer is read while it arrives. */
  public <T> CompletableFuture<T> stream(Call call, Optional<Secret> token, MediaReader<T> reader) {
    return new Exchange<T>(call, tools)
        .start(
            request(call, token),
            Answer.arriving(call.bounds().limit()),
            response ->
                CompletableFuture.supplyAsync(() -> read(response, reader), tools.blocking()));
  }

  private HttpRequest request(Call call, Optional<Secret> token) {
    HttpRequest.Builder request = call.request(base);
    token.ifPresent(secret -> request.header("Authorization", bearer(secret)));
    return request.build();
  }

  /** Checked here, because the JDK's complaint would show the token. */
  private static String bearer(Secret token) {
    if (!token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new MatrixException(
          new SignedOut("the access token holds characters that no access token has"));
    }
    return "Bearer " + token.reveal();
  }

  private static ObjectNode object(HttpResponse<InputStream> response) {
    try {
      JsonNode node = LenientTree.read(response.body());
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new MatrixException(
          new BadAnswer(
              response.statusCode(),
              node.isMissingNode() ? "an empty body" : "no JSON object",
              Optional.empty()));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static <T> T read(HttpResponse<InputStream> response, MediaReader<T> reader) {
    var head =
        new MediaHead(
            response.headers().firstValue("Content-Type").orElse("application/octet-stream"),
            response.headers().firstValue("Content-Disposition"));
    try {
      return reader.read(head, response.body());
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
