package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.page.Hint;
import dev.althing.sandbox.page.Hints;
import dev.althing.sandbox.room.Nodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The chat page: static files, and the commands that it suggests. */
final class PageRoutes {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' blob:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";
  private static final List<String> SCRIPTS =
      List.of(
          "api",
          "app",
          "composer",
          "dialogs",
          "dom",
          "html",
          "main",
          "media",
          "message",
          "outbox",
          "people",
          "polls",
          "room",
          "rooms",
          "suggestions",
          "sync",
          "timeline",
          "words");
  private final Hints hints;

  PageRoutes(Hints hints) {
    this.hints = hints;
  }

  void addTo(Endpoints endpoints) {
    add(endpoints, "/", "chat.html", "text/html; charset=UTF-8");
    add(endpoints, "/chat.css", "chat.css", "text/css; charset=UTF-8");
    add(endpoints, "/page/icon.svg", "page/icon.svg", "image/svg+xml");
    for (String script : SCRIPTS) {
      String file = "page/" + script + ".js";
      add(endpoints, "/" + file, file, "text/javascript; charset=UTF-8");
    }
    endpoints.open("GET", "/page/commands", this::commands);
  }

  private Answer commands(Call call) {
    Locale locale = Locale.forLanguageTag(call.query("lang").orElse("en"));
    ArrayNode all = Nodes.array();
    for (Hint hint : hints.in(locale)) {
      all.addObject()
          .put("command", hint.command())
          .put("usage", hint.usage())
          .put("summary", hint.summary())
          .put("who", hint.who());
    }
    return Answer.of(all);
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
