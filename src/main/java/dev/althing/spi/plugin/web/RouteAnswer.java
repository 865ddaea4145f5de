package dev.althing.spi.plugin.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What is answered to a request.
 *
 * <p>{@code RouteAnswer.text(404, "no such game")}
 *
 * @param status 200 to 599
 * @param type such as {@code application/json}
 * @param body its bytes
 */
public record RouteAnswer(int status, String type, ByteBuffer body) {
  /**
   * Keeps its own view of the bytes.
   *
   * @throws IllegalArgumentException for another status
   */
  public RouteAnswer {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status " + status);
    }
    body = body.slice().asReadOnlyBuffer();
  }

  /** The bytes, from the first to the last. */
  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** A text. */
  public static RouteAnswer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  /** JSON that is written already. */
  public static RouteAnswer json(int status, String json) {
    return of(status, "application/json", json);
  }

  private static RouteAnswer of(int status, String type, String text) {
    return new RouteAnswer(status, type, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }
}
