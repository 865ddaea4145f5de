package dev.althing.plugins.ask;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Permission;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Condition;
import dev.althing.spi.plugin.web.Network;
import dev.althing.spi.testing.Bench;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A room in which people ask. */
final class Chat implements AutoCloseable {
  static final EventId THREAD = new EventId("$question");
  static final String CONVERSATION = "conversation:" + Bench.ROOM + "|" + THREAD;

  private final Map<String, Object> settings = new HashMap<>();
  private final Map<String, String> kept = new HashMap<>();
  private Optional<Network> network = Optional.empty();
  private Optional<Bench> bench = Optional.empty();
  private Optional<Wired> wired = Optional.empty();

  Chat(String url) {
    settings.put("protocol", "ollama");
    settings.put("server", url);
    settings.put("model", "llama3.2");
    settings.put("models", List.of());
    settings.put("key", "");
    settings.put("system", "Be brief.");
    settings.put("timeout", Duration.ofMinutes(3));
    settings.put("context", 12_000L);
    settings.put("answer", 8_000L);
    settings.put("at-once", 1L);
    settings.put("waiting", 20L);
    settings.put("cooldown", Duration.ofMinutes(2));
  }

  Chat set(String name, Object value) {
    settings.put(name, value);
    return this;
  }

  Chat keeping(String key, String value) {
    kept.put(key, value);
    return this;
  }

  Chat over(Network other) {
    network = Optional.of(other);
    return this;
  }

  Chat start() {
    wired = Optional.of(new Wired(new AskPlugin(Duration.ofMillis(5)), network));
    Bench fresh = Bench.of(wired.get()).settings(settings);
    kept.forEach(fresh::keeping);
    bench = Optional.of(fresh.start());
    return this;
  }

  /** What happens after a command has answered, and before that is written. */
  Chat beforeWritten(Runnable what) {
    wired.orElseThrow().beforeWritten(what);
    return this;
  }

  Bench bench() {
    return bench.orElseThrow();
  }

  Chat as(String user) {
    bench().as(new UserId(user), Permission.EVERYONE);
    return this;
  }

  Chat as(String user, Permission rank) {
    bench().as(new UserId(user), rank);
    return this;
  }

  Chat in(Locale locale) {
    bench().in(locale);
    return this;
  }

  Chat at(Duration sinceStart) {
    bench().at(Instant.EPOCH.plus(sinceStart));
    return this;
  }

  CommandSpec spec() {
    return bench().specs().get(0);
  }

  /** Asks; what comes at once. */
  Reply ask(String question) {
    return bench().run("ask", Map.of("question", question));
  }

  Reply ask(String question, String model) {
    return bench().run("ask", Map.of("question", question, "model", model));
  }

  /** The id of what was answered last. */
  String lastId() {
    return wired.orElseThrow().lastId();
  }

  List<Prompt> prompts(String id) {
    return wired.orElseThrow().prompts(id);
  }

  /** Reacts to a message. */
  Reply cross(String id) {
    return answer(id, "cancel", "❌");
  }

  /** Writes in the thread of a message. */
  Reply talk(String id, String text) {
    return answer(id, "talk", text);
  }

  private Reply answer(String id, String prompt, String given) {
    return bench().run("answer", Map.of("message", id, "prompt", prompt, "given", given));
  }

  /** The end of a question, once it is said. */
  String end(String id) {
    await(() -> find(id).isPresent());
    return find(id).orElseThrow().words();
  }

  /** The same for the last question. */
  String end() {
    return end(lastId());
  }

  Optional<Bench.Said> find(String id) {
    return bench().said().stream().filter(said -> said.id().equals(id + "/end")).findFirst();
  }

  /** Waits until something is shown. */
  void awaitShown(String words) {
    await(() -> shown().stream().anyMatch(shown -> shown.equals(words) || shown.endsWith(words)));
  }

  List<String> shown() {
    return bench().shown().stream().map(words -> ((Reply.Text) words).markdown()).toList();
  }

  static void await(BooleanSupplier condition) {
    long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > limit) {
        throw new AssertionError("it has not come true in 30 seconds");
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  Condition condition() {
    return bench().condition("server");
  }

  @Override
  public void close() {
    wired.ifPresent(
        one -> {
          try {
            one.stop();
          } catch (Exception fault) {
            throw new IllegalStateException(fault);
          }
        });
  }
}
