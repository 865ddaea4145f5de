package dev.althing.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Heard;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The homeserver of one bot that is in very many rooms. A room is no more than its number: what
 * {@code /sync} says of it is made up while it is written, so that a hundred thousand cost nothing
 * here.
 */
final class Crowd implements AutoCloseable {
  static final String BOT = "@bot:crowd.test";

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Pattern ROOM = Pattern.compile("/!r(\\d+):crowd\\.test/");
  private static final Pattern SINCE = Pattern.compile("(?:^|&)since=(\\d+)");
  private static final Pattern TIMEOUT = Pattern.compile("(?:^|&)timeout=(\\d+)");

  static {
    // This server writes an answer in two pieces, the second of which would wait for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int rooms;
  private final CrowdedRoom kind;
  private final List<Said> said = new ArrayList<>();
  private final Map<String, CompletableFuture<Long>> answered = new ConcurrentHashMap<>();
  private final Map<Integer, CompletableFuture<Long>> edited = new ConcurrentHashMap<>();

  /** The same text in all rooms from one number up to, and without, another. */
  private record Said(int from, int to, String text) {}

  /** Opens it with so many rooms of thirty members. */
  Crowd(int rooms) {
    this(rooms, 30);
  }

  /** Opens it with so many rooms of so many members. */
  Crowd(int rooms, int members) {
    this.rooms = rooms;
    this.kind = new CrowdedRoom(members);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How long it takes to read the first answer of {@code /sync} and to throw it away. */
  Duration floor() {
    HttpRequest request = HttpRequest.newBuilder(url().resolve("/_matrix/client/v3/sync")).build();
    long begin = System.nanoTime();
    HttpClient.newHttpClient()
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Asks in a room, waits for the answer, and tells how long that took. */
  Duration ask(int number, String question) {
    long begin = System.nanoTime();
    var answer = answered(CrowdedRoom.event(say(new Said(number, number + 1, question)), number));
    return Duration.ofNanos(
        answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join() - begin);
  }

  /** Something that is for nobody is said in every room, at once. */
  void talk() {
    say(new Said(0, rooms, "Has anybody seen my other sock?"));
  }

  /** Asks the same in every room; done when it is answered in all. */
  CompletableFuture<Void> askEverywhere(String question) {
    int batch = say(new Said(0, rooms, question));
    return all(number -> answered(CrowdedRoom.event(batch, number)));
  }

  /** Says something in a room; the time at which a message of the bot is edited there after it. */
  CompletableFuture<Long> guess(int number, String text) {
    CompletableFuture<Long> edit = edit(number);
    say(new Said(number, number + 1, text));
    return edit;
  }

  /** The same in every room; done when a message was edited in each. */
  CompletableFuture<Void> guessEverywhere(String text) {
    CompletableFuture<Void> all = all(this::edit);
    say(new Said(0, rooms, text));
    return all;
  }

  private CompletableFuture<Void> all(IntFunction<CompletableFuture<Long>> each) {
    return CompletableFuture.allOf(
        IntStream.range(0, rooms).mapToObj(each).toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Long> edit(int number) {
    CompletableFuture<Long> edit = new CompletableFuture<>();
    edited.put(number, edit);
    return edit;
  }

  private synchronized int say(Said something) {
    said.add(something);
    notifyAll();
    return said.size();
  }

  private CompletableFuture<Long> answered(String question) {
    return answered.computeIfAbsent(question, id -> new CompletableFuture<>());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("/sync")) {
        sync(exchange);
      } else if (path.contains("/send/")) {
        send(exchange);
      } else if (path.endsWith("/versions")) {
        reply(exchange, 200, "{\"versions\":[\"v1.11\"]}");
      } else if (path.endsWith("/whoami")) {
        reply(exchange, 200, "{\"user_id\":\"%s\",\"device_id\":\"BENCH\"}".formatted(BOT));
      } else {
        reply(exchange, 404, "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"There is no such thing.\"}");
      }
    }
  }

  private void send(HttpExchange exchange) throws IOException {
    JsonNode content = Json.mapper().readTree(exchange.getRequestBody());
    ObjectNode event = Json.object().set("content", content);
    String question = new Heard(event).repliesTo();
    long now = System.nanoTime();
    if (question.isEmpty()) {
      reply(exchange, 200, "{\"event_id\":\"$edit-%d\"}".formatted(now));
      number(ROOM, exchange.getRequestURI().getPath())
          .map(edited::remove)
          .ifPresent(it -> it.complete(now));
    } else {
      reply(exchange, 200, "{\"event_id\":\"$answer-%s\"}".formatted(question.substring(1)));
      answered(question).complete(now);
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void sync(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    Optional<Integer> since = number(SINCE, query);
    boolean isFirst = since.isEmpty();
    int heard = since.orElse(0);
    int next = isFirst ? said() : news(heard, number(TIMEOUT, query).orElse(0));
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody();
        JsonGenerator out = Json.mapper().createGenerator(body)) {
      out.writeStartObject();
      out.writeStringField("next_batch", String.valueOf(next));
      out.writeObjectFieldStart("rooms");
      out.writeObjectFieldStart("join");
      if (isFirst) {
        for (int number = 0; number < rooms; number++) {
          kind.first(out, number);
        }
      }
      if (!isFirst && next > heard) {
        news(out, heard);
      }
      out.writeEndObject();
      out.writeEndObject();
      out.writeEndObject();
    }
  }

  private void news(JsonGenerator out, int index) throws IOException {
    Said news;
    synchronized (this) {
      news = said.get(index);
    }
    for (int number = news.from(); number < news.to(); number++) {
      kind.news(out, index + 1, number, news.text());
    }
  }

  private static Optional<Integer> number(Pattern pattern, String query) {
    Matcher found = pattern.matcher(query);
    return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
  }

  private synchronized int said() {
    return said.size();
  }

  /** Waits a while for something that was said after so much; tells how much is heard then. */
  private synchronized int news(int heard, int millis) {
    long end = System.currentTimeMillis() + millis;
    try {
      long left = millis;
      while (said.size() <= heard && left > 0) {
        wait(left);
        left = end - System.currentTimeMillis();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return Math.min(said.size(), heard + 1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
