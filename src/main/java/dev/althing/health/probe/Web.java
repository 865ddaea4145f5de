package dev.althing.health.probe;

import dev.althing.config.Secret;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A way to ask anybody by HTTP: it waits no longer than it may, keeps no more of an answer than a
 * small file is long, and follows nobody elsewhere.
 */
public final class Web {
  private static final int KEPT = 64 << 10;

  private final HttpClient http;
  private final InstantSource clock;
  private final Duration limit;

  /** A way on which every answer must be there within that time. */
  public Web(InstantSource clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit)
            .build();
  }

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param date what the other side's clock said
   * @param location where a redirect leads, without its path
   * @param body the beginning of the body
   * @param latency how long it took
   */
  public record Page(
      int status,
      Optional<Instant> date,
      Optional<String> location,
      String body,
      Duration latency) {
    /** Whether it leads elsewhere. */
    public boolean isRedirect() {
      return status / 100 == 3;
    }
  }

  /** Asks; the stage fails when no answer comes, as {@link Trouble} puts into words. */
  public CompletableFuture<Page> get(URI address) {
    return get(address, Optional.empty());
  }

  /** Asks in the name of whoever has the token. */
  public CompletableFuture<Page> get(URI address, Optional<Secret> token) {
    var request = HttpRequest.newBuilder(address).header("User-Agent", "Althing");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
    Instant begun = clock.instant();
    var body = new Beginning();
    var sent = http.sendAsync(request.build(), BodyHandlers.ofByteArrayConsumer(body));
    return sent.thenApply(answer -> page(answer, body, begun))
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (page, failure) -> {
              if (failure != null) {
                sent.cancel(true);
              }
            });
  }

  private Page page(HttpResponse<Void> answer, Beginning body, Instant begun) {
    return new Page(
        answer.statusCode(),
        answer.headers().firstValue("Date").flatMap(Web::date),
        answer.headers().firstValue("Location").map(Web::origin),
        body.text(),
        Duration.between(begun, clock.instant()));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  /** An address without what might hold a secret. */
  private static String origin(String location) {
    try {
      URI uri = URI.create(location);
      return uri.getHost() == null ? "another path" : uri.getScheme() + "://" + uri.getHost();
    } catch (IllegalArgumentException malformed) {
      return "an address that is none";
    }
  }

  /** What is kept of a body; the rest passes by. */
  private static final class Beginning implements Consumer<Optional<byte[]>> {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public synchronized void accept(Optional<byte[]> chunk) {
      chunk.ifPresent(bytes -> kept.write(bytes, 0, Math.min(bytes.length, KEPT - kept.size())));
    }

    synchronized String text() {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
