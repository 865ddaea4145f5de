package dev.althing.spi.plugin.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that came to the bot's public listener.
 *
 * @param method such as {@code POST}
 * @param path what follows the route's own path, decoded, without a slash before it
 * @param query the parameters behind the question mark; of several of one name the last
 * @param headers by their names in small letters
 * @param body at most a megabyte
 */
public record RouteRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, List<String>> headers,
    ByteBuffer body) {
  /** Copies the maps, and keeps its own view of the bytes. */
  public RouteRequest {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
    body = body.slice().asReadOnlyBuffer();
  }

  /** The bytes, from the first to the last. */
  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** The body as UTF-8. */
  public String text() {
    return StandardCharsets.UTF_8.decode(body()).toString();
  }

  /** A header, whatever case its name is written in. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
        .findFirst();
  }
}
