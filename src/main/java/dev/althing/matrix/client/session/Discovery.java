package dev.althing.matrix.client.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError.BadAnswer;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.http.Call;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the address of a homeserver's client API from what an operator wrote: an address, or a
 * server name, whose {@code .well-known} is asked.
 */
public final class Discovery {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final HttpTransport.Tools tools;
  private final HttpTransport.Tools following;

  /** A discovery over those tools. */
  public Discovery(HttpTransport.Tools tools) {
    this.tools = tools;
    HttpClient redirected =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(DEADLINE)
            .build();
    this.following =
        new HttpTransport.Tools(redirected, tools.blocking(), tools.clock(), tools.observer());
  }

  /**
   * The wire to the homeserver; it has answered as one. A {@code .well-known} may be redirected, as
   * it holds no secret; nothing else is.
   *
   * @throws IllegalArgumentException when what is configured is neither an address nor a name
   */
  public CompletionStage<HttpTransport> find(String configured) {
    String text = configured.strip();
    boolean isAddress = text.contains("://");
    URI address = address(isAddress ? text : (isLoopback(text) ? "http://" : "https://") + text);
    if (isAddress || isLoopback(text)) {
      return homeserver(address)
          .exceptionallyCompose(
              failure ->
                  isTransportTrouble(failure)
                      ? CompletableFuture.failedStage(failure)
                      : delegated(address)
                          .thenCompose(this::homeserver)
                          .exceptionallyCompose(second -> CompletableFuture.failedStage(failure)));
    }
    return delegated(address).exceptionally(failure -> address).thenCompose(this::homeserver);
  }

  /** The address itself, when a homeserver answers there. */
  private CompletionStage<HttpTransport> homeserver(URI address) {
    var transport = new HttpTransport(address, tools);
    return transport
        .json(Call.to(Endpoint.VERSIONS).within(DEADLINE), Optional.empty())
        .thenApply(
            answer -> {
              if (!answer.path("versions").isArray()) {
                throw bad("what answers at " + address + " is no homeserver");
              }
              return transport;
            });
  }

  private CompletionStage<URI> delegated(URI name) {
    return new HttpTransport(name, following)
        .json(Call.to(Endpoint.WELL_KNOWN).within(DEADLINE), Optional.empty())
        .thenApply(answer -> base(answer, name));
  }

  private static URI base(ObjectNode answer, URI name) {
    String base =
        Json.text(answer.path("m.homeserver"), "base_url")
            .orElseThrow(() -> bad("the .well-known of " + name + " names no homeserver"));
    try {
      URI found = address(base);
      if ("https".equals(name.getScheme()) && !"https".equals(found.getScheme())) {
        throw bad("the .well-known of " + name + " leads away from TLS");
      }
      return found;
    } catch (IllegalArgumentException e) {
      throw bad("the .well-known of " + name + " names an address that is none");
    }
  }

  private static URI address(String text) {
    URI uri = URI.create(text);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException("neither an address nor a server name: " + text);
    }
    return URI.create(text.replaceFirst("/+$", ""));
  }

  private static boolean isLoopback(String name) {
    return name.matches("(?i)((.+\\.)?localhost|127\\.[0-9.]+|\\[::1])(:\\d+)?");
  }

  private static boolean isTransportTrouble(Throwable failure) {
    return MatrixException.errorOf(failure)
        .filter(error -> !(error instanceof BadAnswer) && error.isTransient())
        .isPresent();
  }

  private static MatrixException bad(String reason) {
    return new MatrixException(new BadAnswer(0, reason, Optional.empty()));
  }
}
