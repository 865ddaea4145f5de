package dev.althing.sandbox.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as it came in, with decoded segments; never compared. */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String method,
    String path,
    List<String> segments,
    Map<String, String> query,
    Map<String, String> headers,
    String contentType,
    byte[] body) {

  /** A header by its lower-case name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
