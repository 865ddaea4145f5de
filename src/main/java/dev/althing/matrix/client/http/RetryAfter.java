package dev.althing.matrix.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long a homeserver asks us to wait: the {@code Retry-After} header in seconds or as a date, or
 * the older {@code retry_after_ms}.
 */
final class RetryAfter {
  private static final double LONGEST = 24 * 60 * 60;
  private static final double MILLIS = 1000;

  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers, ObjectNode body, Instant now) {
    Optional<Duration> millis = millis(body.path("retry_after_ms"));
    Optional<Duration> header = header(headers, now);
    return header.isEmpty() || header.equals(millis.map(RetryAfter::roundedUp)) ? millis : header;
  }

  /** Homeservers send the same wait twice, the header in whole seconds. */
  private static Duration roundedUp(Duration wait) {
    return wait.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
  }

  static Optional<Duration> header(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(value -> seconds(value).or(() -> until(value, sent(headers, now))));
  }

  private static Optional<Duration> millis(JsonNode value) {
    return value.isNumber() ? Optional.of(bounded(value.asDouble() / MILLIS)) : Optional.empty();
  }

  private static Optional<Duration> seconds(String value) {
    return value.matches("\\d{1,18}(\\.\\d{1,9})?")
        ? Optional.of(bounded(Double.parseDouble(value)))
        : Optional.empty();
  }

  private static Optional<Duration> until(String date, Instant sent) {
    return instant(date).map(then -> bounded((double) Duration.between(sent, then).toSeconds()));
  }

  /** The homeserver's own clock where it shows it, so that ours need not agree with it. */
  private static Instant sent(HttpHeaders headers, Instant now) {
    return headers.firstValue("Date").flatMap(RetryAfter::instant).orElse(now);
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(double seconds) {
    double within = Math.min(Math.max(seconds, 0), LONGEST);
    return Duration.ofMillis((long) Math.ceil(within * MILLIS));
  }
}
