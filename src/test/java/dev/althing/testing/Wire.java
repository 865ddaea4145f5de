package dev.althing.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Plain HTTP to a homeserver.
 *
 * @param url where it is
 */
public record Wire(URI url) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A request to {@code /_matrix/client/v3}; fails on any answer but 200. */
  public JsonNode call(String token, String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/_matrix/client/v3" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + text);
      }
      return Json.mapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A text as one segment of a path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
