package dev.althing.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server that streams like Ollama, on a free port, and always says "Forty-two, of course". */
public final class LanguageModel implements AutoCloseable {
  private static final List<String> WORDS = List.of("Forty", "-two", ", **of course**");

  private final HttpServer server;

  private LanguageModel() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", LanguageModel::speak);
    server.start();
  }

  /** A server that runs. */
  public static LanguageModel start() {
    try {
      return new LanguageModel();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Its host and port. */
  public String place() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private static void speak(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (String word : WORDS) {
        say(out, "{\"message\":{\"content\":\"" + word + "\"},\"done\":false}\n");
      }
      say(out, "{\"message\":{\"content\":\"\"},\"done\":true}\n");
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
