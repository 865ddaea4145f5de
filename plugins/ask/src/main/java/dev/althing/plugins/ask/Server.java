package dev.althing.plugins.ask;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Where requests go, and what they prove themselves with; the key never leaves it otherwise. */
final class Server {
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final String address;
  private final String key;
  private final Duration timeout;

  /**
   * A server.
   *
   * @throws IllegalArgumentException when the address is none, or the key cannot be one
   */
  Server(String address, String key, Duration timeout) {
    this.address = address.strip().replaceAll("/+$", "").replaceAll("/v1$", "");
    this.key = key.strip();
    this.timeout = timeout;
    if (!this.address.matches("https?://[^\\s/]+(/\\S*)?") || isNoUri(this.address)) {
      throw new IllegalArgumentException(
          "the setting server is no address such as http://127.0.0.1:11434");
    }
    if (!this.key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("the setting key has characters that no key has");
    }
  }

  private static boolean isNoUri(String address) {
    try {
      return URI.create(address).getHost() == null;
    } catch (IllegalArgumentException none) {
      return true;
    }
  }

  HttpRequest get(String path) {
    return request(path).timeout(SHORT).build();
  }

  HttpRequest post(String path, String json) {
    return request(path)
        .timeout(timeout)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json))
        .build();
  }

  /** Whether a text would give the key away. */
  boolean isGivenAwayBy(String text) {
    return !key.isEmpty() && text.contains(key);
  }

  /** Not every server understands the wish for HTTP/2 that would come with a request. */
  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).version(HttpClient.Version.HTTP_1_1);
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }
}
