package dev.althing.matrix.client.http;

import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

/**
 * One request before it is sent: the endpoint with its path filled in, a body, a deadline and how
 * long the answer may be.
 *
 * @param endpoint what is asked
 * @param path the path and query below the homeserver's base address, encoded
 * @param contentType the media type of the body; empty when there is none
 * @param body the body
 * @param bounds the deadline for the whole exchange, and the answer's limit
 */
public record Call(
    Endpoint endpoint, String path, String contentType, BodyPublisher body, Bounds bounds) {

  /** A call without a body; the segments fill the names in the endpoint's template in order. */
  public static Call to(Endpoint endpoint, String... segments) {
    return new Call(
        endpoint, filled(endpoint, segments), "", BodyPublishers.noBody(), Bounds.USUAL);
  }

  /** The same call with one more query parameter. */
  public Call query(String name, String value) {
    String separator = path.indexOf('?') < 0 ? "?" : "&";
    String query = separator + name + "=" + PercentEncoding.encode(value);
    return new Call(endpoint, path + query, contentType, body, bounds);
  }

  /** The same call with one more query parameter, if there is a value. */
  public Call query(String name, Optional<?> value) {
    return value.map(present -> query(name, present.toString())).orElse(this);
  }

  /** The same call with a JSON body. */
  public Call json(Object value) {
    return body("application/json", BodyPublishers.ofString(Json.write(value)));
  }

  /** The same call with a body of any kind. */
  public Call body(String type, BodyPublisher publisher) {
    return new Call(endpoint, path, type, publisher, bounds);
  }

  /** The same call with another deadline. */
  public Call within(Duration deadline) {
    return new Call(endpoint, path, contentType, body, new Bounds(deadline, bounds.limit()));
  }

  /** The same call with another limit, in bytes. */
  public Call upTo(long limit) {
    return new Call(endpoint, path, contentType, body, new Bounds(bounds.deadline(), limit));
  }

  HttpRequest.Builder request(URI base) {
    String root = base.toString();
    String trimmed = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    var request =
        HttpRequest.newBuilder(URI.create(trimmed + path)).method(endpoint.method(), body);
    request.header("Accept", "application/json, */*;q=0.1");
    request.header("User-Agent", "Althing");
    if (!contentType.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    return request;
  }

  private static String filled(Endpoint endpoint, String... segments) {
    var out = new StringBuilder();
    int next = 0;
    String rest = endpoint.template();
    for (int open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
      out.append(rest, 0, open).append(PercentEncoding.encode(segments[next++]));
      rest = rest.substring(rest.indexOf('}') + 1);
    }
    if (next != segments.length) {
      throw new IllegalArgumentException("too many segments for " + endpoint);
    }
    return out.append(rest).toString();
  }

  /**
   * How far an exchange may go.
   *
   * @param deadline for everything from the connection to the last byte of the answer
   * @param limit of the answer, in bytes
   */
  public record Bounds(Duration deadline, long limit) {
    /** For most calls: their answers are small and soon there. */
    static final Bounds USUAL = new Bounds(Duration.ofSeconds(60), 16L << 20);

    /** Checks that both leave room for something. */
    public Bounds {
      if (deadline.isNegative() || deadline.isZero() || limit < 1) {
        throw new IllegalArgumentException("no answer fits into " + deadline + ", " + limit);
      }
    }
  }
}
