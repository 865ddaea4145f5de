package dev.althing.matrix.client.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.config.CannotStart;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixError.BadAnswer;
import dev.althing.matrix.client.MatrixError.Unreachable;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.http.Call;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.json.Fields;
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
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int SERVER_FAULTS = 500;
  private static final String HINT =
      "; set ALTHING_HOMESERVER (althing.homeserver.url) to the address of the homeserver itself,"
          + " like https://matrix.example.org";

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
   * <p>Fails with a {@link MatrixException} when that may pass, and with {@link CannotStart} when
   * somebody must act first.
   *
   * @throws IllegalArgumentException when what is configured is neither an address nor a name
   */
  public CompletionStage<HttpTransport> find(String configured) {
    String text = configured.strip();
    boolean isAddress = text.contains("://");
    URI address = address(isAddress ? text : (isLoopback(text) ? "http://" : "https://") + text);
    return isAddress || isLoopback(text) ? at(address) : of(address);
  }

  /** The homeserver at an address; if none is there, the one its {@code .well-known} names. */
  private CompletionStage<HttpTransport> at(URI address) {
    return homeserver(address)
        .exceptionallyCompose(
            failure ->
                isTransportTrouble(failure)
                    ? CompletableFuture.failedStage(failure)
                    : delegated(address)
                        .thenCompose(found -> homeserver(found.orElseThrow()))
                        .exceptionallyCompose(second -> CompletableFuture.failedStage(failure)));
  }

  /** The homeserver of a server name, which is there itself if it has no {@code .well-known}. */
  CompletionStage<HttpTransport> of(URI name) {
    return delegated(name).thenCompose(found -> homeserver(found.orElse(name)));
  }

  private CompletionStage<HttpTransport> homeserver(URI address) {
    var transport = new HttpTransport(address, tools);
    return transport
        .json(Call.to(Endpoint.VERSIONS).within(DEADLINE), Optional.empty())
        .thenApply(
            answer -> {
              if (!answer.path("versions").isArray()) {
                throw bad("no versions");
              }
              return transport;
            })
        .exceptionallyCompose(failure -> CompletableFuture.failedStage(located(failure, address)));
  }

  /** The failure with the address it happened at. */
  private static Throwable located(Throwable failure, URI address) {
    MatrixError error = MatrixException.errorOf(failure).orElse(null);
    if (error instanceof Unreachable away) {
      String reason = address + ": " + away.reason();
      return new MatrixException(new Unreachable(reason, away.isOutcomeUnknown()), failure);
    }
    if (error instanceof BadAnswer bad) {
      String what = isRedirect(bad) ? bad.reason() : "what answers there is no homeserver";
      String reason = address + ": " + what;
      return new MatrixException(new BadAnswer(bad.status(), reason, bad.retryAfter()), failure);
    }
    return error != null && !error.isTransient()
        ? new CannotStart(
            "what answers at " + address + " is no homeserver, " + error.describe() + HINT, failure)
        : failure;
  }

  private static boolean isRedirect(BadAnswer bad) {
    return bad.status() / 100 == 3;
  }

  /** The address that the {@code .well-known} of a name gives; empty when it has none. */
  private CompletionStage<Optional<URI>> delegated(URI name) {
    URI file = URI.create(name + Endpoint.WELL_KNOWN.template());
    return new HttpTransport(name, following)
        .json(Call.to(Endpoint.WELL_KNOWN).within(DEADLINE), Optional.empty())
        .thenApply(answer -> Optional.of(base(answer, name)))
        .exceptionallyCompose(failure -> understood(failure, file));
  }

  /**
   * What the specification makes of it: a file that is missing is none, one that is wrong is for
   * somebody to mend. Trouble on the way says nothing about the file.
   */
  private static CompletionStage<Optional<URI>> understood(Throwable failure, URI file) {
    MatrixError error = MatrixException.errorOf(failure).orElse(null);
    if (error == null) {
      return CompletableFuture.failedStage(failure);
    }
    int status = status(error);
    if (status == NOT_FOUND) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    boolean mayPass = status == 0 || status == TOO_MANY || status >= SERVER_FAULTS;
    if (mayPass && error.isTransient()) {
      return CompletableFuture.failedStage(located(failure, file));
    }
    return CompletableFuture.failedStage(
        new CannotStart(
            file + " does not say where the homeserver is: " + error.describe() + HINT, failure));
  }

  /** The HTTP status; 0 when there was none. */
  private static int status(MatrixError error) {
    if (error instanceof MatrixError.Said said) {
      return said.detail().status();
    }
    return error instanceof BadAnswer bad ? bad.status() : 0;
  }

  private static URI base(ObjectNode answer, URI name) {
    String base =
        Fields.text(answer.path("m.homeserver"), "base_url")
            .orElseThrow(() -> bad("it names no homeserver"));
    try {
      URI found = address(base);
      if ("https".equals(name.getScheme()) && !"https".equals(found.getScheme())) {
        throw bad("it leads away from TLS");
      }
      return found;
    } catch (IllegalArgumentException e) {
      throw bad("it names an address that is none");
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
    return new MatrixException(new BadAnswer(OK, reason, Optional.empty()));
  }
}
