package dev.althing.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Somebody who asks bots, and notes the moment at which the answer is there. */
final class Asker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String FILTER =
      """
      {"presence":{"types":[]},"account_data":{"types":[]},"room":{"ephemeral":{"types":[]},\
      "account_data":{"types":[]},"state":{"lazy_load_members":true},\
      "timeline":{"lazy_load_members":true,"limit":500}}}""";

  private final Person person;
  private final Map<String, CompletableFuture<Long>> answered = new ConcurrentHashMap<>();
  private volatile boolean open = true;
  private String since;

  Asker(Home.Account account) {
    this.person = account.person();
    this.since = sync(0, Optional.empty()).path("next_batch").asText();
    Thread thread = new Thread(this::listen, "asker");
    thread.setDaemon(true);
    thread.start();
  }

  Person person() {
    return person;
  }

  /** Asks, waits for the answer, and tells how long that took. */
  Duration ask(String room, String question) {
    long begin = System.nanoTime();
    return Duration.ofNanos(answered(person.says(room, question)) - begin);
  }

  /** Waits for the answer to a question and tells when it came, as {@code System.nanoTime()}. */
  long answered(String question) {
    return answer(question).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** When the answer to a question came. */
  CompletableFuture<Long> answer(String question) {
    return answered.computeIfAbsent(question, id -> new CompletableFuture<>());
  }

  /** All messages of a room, from the first to the latest. */
  List<Heard> read(String room) {
    List<Heard> all = new ArrayList<>();
    String place = "";
    while (true) {
      JsonNode page = person.messages(room, place);
      page.path("chunk").forEach(event -> all.add(new Heard(event)));
      if (page.path("chunk").isEmpty() || !page.has("end")) {
        return all.stream().filter(heard -> heard.type().equals("m.room.message")).toList();
      }
      place = page.path("end").asText();
    }
  }

  private void listen() {
    while (open) {
      JsonNode news;
      try {
        news = sync(10_000, Optional.of(since));
      } catch (RuntimeException fault) {
        if (open) {
          throw fault;
        }
        return;
      }
      long now = System.nanoTime();
      for (JsonNode room : news.at("/rooms/join")) {
        for (JsonNode event : room.at("/timeline/events")) {
          String question = new Heard(event).repliesTo();
          if (!question.isEmpty()) {
            answer(question).complete(now);
          }
        }
      }
      since = news.path("next_batch").asText();
    }
  }

  private JsonNode sync(int timeout, Optional<String> from) {
    String path = "/sync?filter=" + Wire.segment(FILTER) + "&timeout=" + timeout;
    return person.call("GET", path + from.map(it -> "&since=" + it).orElse(""), null);
  }

  @Override
  public void close() {
    open = false;
  }
}
