package dev.althing.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A homeserver in front of another one that says some things in other words: so can be told what no
 * honest server would take from a client, but what may come from elsewhere.
 */
public final class Interpreter implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final HttpResponse.BodyHandler<byte[]> BODY =
      HttpResponse.BodyHandlers.ofByteArray();

  private final URI behind;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(Interpreter::daemon);
  private final Map<String, String> words = new ConcurrentHashMap<>();
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  /** In front of a homeserver. */
  public Interpreter(URI behind) {
    this.behind = behind;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::exchange);
    server.start();
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Whatever reads so in an answer is told otherwise from now on. */
  public void says(String instead, String words) {
    this.words.put(instead, words);
  }

  /** Whether it had an occasion to say so. */
  public boolean hasSaid(String instead) {
    return used.contains(instead);
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer = HTTP.send(request(exchange), BODY);
      byte[] body = answer.body();
      if (!words.isEmpty()) {
        String text = new String(body, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> word : words.entrySet()) {
          if (text.contains(word.getKey())) {
            text = text.replace(word.getKey(), word.getValue());
            used.add(word.getKey());
          }
        }
        body = text.getBytes(StandardCharsets.UTF_8);
      }
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    for (String header : new String[] {"Authorization", "Content-Type"}) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    return request.build();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "interpreter");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
