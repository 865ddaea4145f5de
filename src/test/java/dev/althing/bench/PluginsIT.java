package dev.althing.bench;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.Registry;
import dev.althing.journal.Database;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.plugin.Grounds;
import dev.althing.plugin.Jars;
import dev.althing.plugin.PluginHost;
import dev.althing.room.hearing.Law;
import dev.althing.spi.Arguments;
import dev.althing.spi.Command;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.RoomView;
import dev.althing.testing.Databases;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins cost: a call, a reload, fifty of them. */
@Tag("bench")
final class PluginsIT {
  private static final int CALLS = 20_000;
  private static final int RELOADS = 50;
  private static final int PLUGINS = 50;
  private static final String WHERE = "one process";
  private static final String GUARD =
      """
      context.register(new Protection() {
        public String name() { return "guard"; }
        public String summary() { return "Guards."; }
        public Set<Happening.Kind> kinds() { return Set.of(Happening.Kind.MESSAGE); }
        public Judgement judge(Happening happening, RoomView room) {
          return ((Happening.Message) happening).body().isEmpty()
              ? Judgement.of("empty", Consequence.redact()) : Judgement.PASS;
        }
      });
      """;
  private static final Reply HELLO = Reply.text("hello");

  private volatile Registry registry = Registry.EMPTY;

  @Test
  void cost(@TempDir Path folder) {
    try (Database database = Databases.H2.open();
        PluginHost fifty = host(database, folder.resolve("fifty"))) {
      for (int i = 0; i < PLUGINS; i++) {
        plugin(folder.resolve("fifty"), i);
      }
      fifty(fifty);
    }
    try (Database database = Databases.H2.open();
        PluginHost warm = host(database, folder.resolve("one"))) {
      plugin(folder.resolve("one"), 0);
      await(warm.start());
      dispatch();
      reload(warm);
    }
    try (Database database = Databases.H2.open();
        PluginHost guarded = host(database, folder.resolve("guarded"))) {
      Jars.plugin(
          folder.resolve("guarded").resolve("guard.jar"),
          Jars.asking("guard", "read-messages"),
          Jars.starting(GUARD));
      await(guarded.start());
      judged(guarded);
    }
  }

  private static void judged(PluginHost host) {
    RoomId room = new RoomId("!room:example.org");
    var facts =
        new Happening.Facts(
            room, new EventId("$said"), new UserId("@ann:example.org"), Instant.EPOCH);
    var said =
        new Happening.Message(facts, "m.text", "hello", Optional.empty(), Happening.Aim.NONE);
    var matter = new Law.Case(RoomView.of(room), List.of(said), Set.of());
    assertThat(host.law().reaches(room)).isTrue();
    Table.add(
        "a message judged by one protection",
        WHERE,
        String.format(
            Locale.ROOT,
            "%.1f µs",
            micros(() -> host.law().judge(matter).toCompletableFuture().join())));
  }

  private static void plugin(Path folder, int number) {
    String source = Jars.example("hello" + number, "return Reply.text(\"hello\");");
    String id = "hello-" + number;
    Jars.plugin(folder.resolve(id + ".jar"), Jars.manifest(id, "1"), source);
  }

  private PluginHost host(Database database, Path folder) {
    return new PluginHost(
        Grounds.of(
            Grounds.granting(folder, Map.of("guard", List.of("read-messages"))),
            folder.resolve("data"),
            database,
            alarm -> {}),
        Registry.EMPTY,
        all -> registry = all);
  }

  private void dispatch() {
    Command plugin = registry.find("hello0").orElseThrow().command();
    double built = micros(() -> CompletableFuture.completedFuture(HELLO).join());
    double called = micros(() -> plugin.run(invocation()).toCompletableFuture().join());
    Table.add(
        "a call of a plugin, over one of a built-in command",
        WHERE,
        String.format(Locale.ROOT, "%.1f µs more", called - built));
  }

  private static double micros(Runnable call) {
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    long begun = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return (System.nanoTime() - begun) / 1_000.0 / CALLS;
  }

  private static Invocation invocation() {
    var origin =
        new Invocation.Origin(
            new RoomId("!room:example.org"),
            new EventId("$question"),
            new UserId("@ann:example.org"),
            Place.ROOM,
            Optional.empty(),
            Optional.empty(),
            Permission.EVERYONE,
            "!");
    return new Invocation(
        "event:$question",
        List.of("hello0"),
        Arguments.NONE,
        origin,
        Locale.ENGLISH,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static void reload(PluginHost host) {
    long begun = System.nanoTime();
    for (int i = 0; i < RELOADS; i++) {
      assertThat(await(host.load("hello-0"))).isInstanceOf(PluginHost.Result.Done.class);
    }
    Table.add(
        "a reload",
        WHERE,
        String.format(Locale.ROOT, "%.1f ms", (System.nanoTime() - begun) / 1e6 / RELOADS));
  }

  private void fifty(PluginHost host) {
    long before = used();
    long begun = System.nanoTime();
    await(host.start());
    double millis = (System.nanoTime() - begun) / 1e6;
    assertThat(registry.owners()).hasSize(PLUGINS);
    Table.add(
        PLUGINS + " plugins",
        WHERE,
        String.format(
            Locale.ROOT,
            "%.0f ms of the start, %.1f MB of metaspace",
            millis,
            (used() - before) / 1e6));
  }

  private static long used() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().startsWith("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
