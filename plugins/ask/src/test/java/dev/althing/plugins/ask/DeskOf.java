package dev.althing.plugins.ask;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.Wording;
import dev.althing.spi.testing.Bench;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A desk at which nothing that is begun goes on. */
final class DeskOf {
  private DeskOf() {}

  static Desk nobodyWorking() {
    var settings =
        new AskSettings(List.of("m"), "", Duration.ofMinutes(1), 1_000, 1_000, 1, 5, Duration.ZERO);
    Server server = new Server("http://127.0.0.1:1", "", Duration.ofMinutes(1));
    var idle = new ScheduledThreadPoolExecutor(0);
    idle.setThreadFactory(
        work -> {
          Thread never = new Thread(() -> {});
          never.setDaemon(true);
          return never;
        });
    return new Desk(
        new Surroundings(
            context(),
            settings,
            server,
            new OpenAiProtocol(server),
            new Conversations(1_000),
            Wording.of(AskPlugin.class, "words"),
            idle));
  }

  private static PluginContext context() {
    return (PluginContext)
        Proxy.newProxyInstance(
            DeskOf.class.getClassLoader(),
            new Class<?>[] {PluginContext.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  static Question question(String id, String asker) {
    EventId event = new EventId("$" + id);
    return new Question(
        id,
        new Question.Where(Bench.ROOM, event, event),
        new UserId(asker),
        Locale.ENGLISH,
        "m",
        "Why?");
  }
}
