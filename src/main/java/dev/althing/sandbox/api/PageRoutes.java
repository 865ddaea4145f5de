package dev.althing.sandbox.api;

import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Endpoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The chat page: three static files. */
final class PageRoutes {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data: blob:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  PageRoutes() {}

  void addTo(Endpoints endpoints) {
    add(endpoints, "/", "chat.html", "text/html; charset=UTF-8");
    add(endpoints, "/chat.js", "chat.js", "text/javascript; charset=UTF-8");
    add(endpoints, "/chat.css", "chat.css", "text/css; charset=UTF-8");
  }

  private static void add(Endpoints endpoints, String path, String file, String type) {
    byte[] bytes = read(file);
    endpoints.open(
        "GET",
        path,
        call ->
            Answer.of(type, bytes)
                .with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-cache"));
  }

  private static byte[] read(String file) {
    try (InputStream in = PageRoutes.class.getResourceAsStream("/sandbox/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the file /sandbox/" + file + " is missing in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
