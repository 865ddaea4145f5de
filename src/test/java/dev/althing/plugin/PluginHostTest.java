package dev.althing.plugin;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.Registry;
import dev.althing.journal.Database;
import dev.althing.matrix.id.UserId;
import dev.althing.plugin.jar.PluginJar;
import dev.althing.spi.protection.PolicyRule;
import dev.althing.testing.Databases;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginHostTest {
  private static final String HELLO = Jars.example("hello", "return Reply.text(\"hello\");");

  @TempDir Path folder;

  private final Database database = Databases.H2.open();
  private final List<String> alarms = new ArrayList<>();
  private volatile Registry registry = Registry.EMPTY;

  @AfterEach
  void close() {
    database.close();
  }

  private PluginHost host(Set<String> only, Map<String, Map<String, String>> settings) {
    var ground =
        Grounds.of(
            Grounds.settings(folder, only, settings),
            folder.resolve("data"),
            database,
            alarms::add);
    PluginHost host = new PluginHost(ground, Registry.EMPTY, all -> registry = all);
    await(host.start());
    return host;
  }

  private Path hello() {
    return Jars.plugin(folder.resolve("hello.jar"), Jars.manifest("hello", "1"), HELLO);
  }

  @Test
  void onlyListedJarsAreLoadedWhereThereIsAList() throws Exception {
    String sum = PluginJar.read(hello()).sum();

    try (PluginHost host = host(Set.of("00".repeat(32)), Map.of())) {
      assertThat(host.state().lives()).isEmpty();
      assertThat(host.state().refused().get("hello.jar")).contains("althing.plugins.only", sum);
    }
    try (PluginHost host = host(Set.of(sum), Map.of())) {
      assertThat(host.state().lives()).containsKey("hello");
    }
  }

  @Test
  void settingsAreCheckedBeforeAnythingRuns() {
    String manifest =
        Jars.manifest("hello", "1")
            + "settings { most { type = integer, default = 3, max = 9 } }\n";
    String source =
        Jars.example(
            "if (context.settings().integer(\"most\") != 4) throw new Exception(\"not 4\");",
            "hello",
            "return Reply.text(\"hello\");");
    Jars.plugin(folder.resolve("hello.jar"), manifest, source);

    try (PluginHost host = host(Set.of(), Map.of("hello", Map.of("most", "4")))) {
      assertThat(host.state().refused()).isEmpty();
    }
    try (PluginHost host = host(Set.of(), Map.of("hello", Map.of("most", "10")))) {
      assertThat(host.state().refused().get("hello.jar"))
          .contains("most cannot be \"10\"", "a whole number, at most 9");
    }
    try (PluginHost host = host(Set.of(), Map.of("hello", Map.of("least", "4")))) {
      assertThat(host.state().refused().get("hello.jar")).contains("no setting least");
    }
  }

  @Test
  void aPluginSeesNothingOfTheBotOrOfOthers() {
    String source =
        Jars.example(
            """
            for (String name : new String[] {
                "dev.althing.Main", "dev.althing.command.Router", "org.h2.Driver", "akka.actor.ActorRef"}) {
              for (ClassLoader loader : new ClassLoader[] {
                  getClass().getClassLoader(), Thread.currentThread().getContextClassLoader()}) {
                try {
                  Class.forName(name, false, loader);
                  throw new IllegalStateException("I see " + name);
                } catch (ClassNotFoundException good) {
                }
              }
            }
            """,
            "hello",
            "return Reply.text(\"hello\");");
    Jars.plugin(folder.resolve("hello.jar"), Jars.manifest("hello", "1"), source);

    try (PluginHost host = host(Set.of(), Map.of())) {
      assertThat(host.state().refused()).isEmpty();
    }
  }

  /** It brings one of everything, so that all who could hold on to it are asked. */
  @Test
  void whatIsLoadedTwoHundredTimesIsGoneAgain() {
    Jars.plugin(
        folder.resolve("hello.jar"),
        Jars.asking("hello", "send"),
        Jars.starting(
            """
            context.register(command("hello", in -> done(Reply.text("hello"))));
            context.continues("on", a -> done(Reply.silence()));
            context.listen(Set.of(Happening.Kind.MESSAGE), h -> done(Reply.silence()));
            context.schedule("often", Schedule.every(Duration.ofSeconds(1)), due -> done(1));
            context.watch("it", () -> done(Condition.good("")));
            context.meter().count("starts", 1);
            context.log().log(System.Logger.Level.DEBUG, "started");
            """));
    try (PluginHost host = host(Set.of(), Map.of())) {
      var first = new WeakReference<>(loader(host));
      reload(host, 50);
      long before = metaspace();
      reload(host, 200);

      long threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("plugin-hello"))
              .count();
      assertThat(threads).isLessThan(20);
      eventually("the first is gone", () -> metaspace() > 0 && first.get() == null);
      eventually("there is no more than before", () -> metaspace() < before + 2_000_000);
    }
  }

  private static void reload(PluginHost host, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(await(host.load("hello"))).isInstanceOf(PluginHost.Result.Done.class);
    }
  }

  /** The bytes that classes take, when those that nobody needs are gone. */
  private static long metaspace() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFileOfAPluginMayBeCalledAsOneLikes() {
    Jars.plugin(folder.resolve("hello-1.2.jar"), Jars.manifest("hello", "1.2"), HELLO);

    try (PluginHost host = host(Set.of(), Map.of())) {
      assertThat(await(host.load("hello"))).isInstanceOf(PluginHost.Result.Done.class);
      assertThat(await(host.unload("hello"))).isInstanceOf(PluginHost.Result.Done.class);
      assertThat(await(host.load("hello-1.2"))).isInstanceOf(PluginHost.Result.Done.class);
    }
  }

  private static ClassLoader loader(PluginHost host) {
    return host.state()
        .lives()
        .get("hello")
        .brought()
        .commands()
        .get(0)
        .command()
        .getClass()
        .getClassLoader();
  }

  @Test
  void aPluginThatThrowsWhenItStopsIsGoneAllTheSame() {
    String source =
        HELLO.replace(
            "public final class Example implements Plugin {",
            "public final class Example implements Plugin {\n"
                + "  public void stop() { throw new IllegalStateException(\"no\"); }");
    Jars.plugin(folder.resolve("hello.jar"), Jars.manifest("hello", "1"), source);

    try (PluginHost host = host(Set.of(), Map.of())) {
      assertThat(await(host.unload("hello"))).isInstanceOf(PluginHost.Result.Done.class);
      assertThat(registry.find("hello")).isEmpty();
      assertThat(await(host.unload("hello"))).isInstanceOf(PluginHost.Result.NotDone.class);
      assertThat(await(host.load("nothing"))).isInstanceOf(PluginHost.Result.NotDone.class);
      assertThat(await(host.load("hello"))).isInstanceOf(PluginHost.Result.Done.class);
      assertThat(await(host.load("hello"))).isInstanceOf(PluginHost.Result.Done.class);
      assertThat(host.state().refused()).isEmpty();
    }
  }

  @Test
  void rulesAreDeliveredInRevisionsUntilThePluginEnds() {
    Jars.plugin(
        folder.resolve("list.jar"),
        Jars.manifest("list", "1"),
        Jars.starting(
            """
            var times = new java.util.concurrent.atomic.AtomicInteger();
            context.register(new PolicySource() {
              public String name() { return "spam"; }
              public Duration every() { return Duration.ofHours(1); }
              public CompletionStage<PolicyRevision> read() {
                return done(new PolicyRevision("" + times.incrementAndGet(), List.of(
                    PolicyRule.ban(PolicyRule.Subject.SERVER, "*.evil.example", "spam"))));
              }
            });
            context.register(new PolicySource() {
              public String name() { return "broken"; }
              public Duration every() { return Duration.ofHours(1); }
              public CompletionStage<PolicyRevision> read() {
                throw new IllegalStateException("no list today");
              }
            });
            """));
    List<String> told = new CopyOnWriteArrayList<>();

    try (PluginHost host = host(Set.of(), Map.of())) {
      host.policies().onRevision((source, revision) -> told.add(source + " " + revision.version()));
      eventually("the rules are there", () -> host.policies().revisions().size() == 1);
      assertThat(host.policies().revisions().get("list/spam").rules())
          .containsExactly(PolicyRule.ban(PolicyRule.Subject.SERVER, "*.evil.example", "spam"));
      assertThat(host.policies().ban(new UserId("@x:a.evil.example"))).isTrue();
      assertThat(host.policies().ban(new UserId("@x:evil.example"))).isFalse();
      await(host.load("list"));
      eventually("the new life has read them", () -> told.contains("list/spam 1"));
      assertThat(host.policies().revisions()).containsOnlyKeys("list/spam");
      await(host.unload("list"));
      assertThat(host.policies().revisions()).isEmpty();
    }
  }

  @Test
  void rulesThatAreReadTooLateAreNotKept() throws InterruptedException {
    Jars.plugin(
        folder.resolve("list.jar"),
        Jars.manifest("list", "1"),
        Jars.starting(
            """
            context.register(new PolicySource() {
              public String name() { return "slow"; }
              public Duration every() { return Duration.ofHours(1); }
              public CompletionStage<PolicyRevision> read() {
                return new java.util.concurrent.CompletableFuture<PolicyRevision>()
                    .completeOnTimeout(new PolicyRevision("1", List.of()), 200,
                        java.util.concurrent.TimeUnit.MILLISECONDS);
              }
            });
            """));

    try (PluginHost host = host(Set.of(), Map.of())) {
      await(host.unload("list"));
      Thread.sleep(400);
      assertThat(host.policies().revisions()).isEmpty();
    }
  }

  @Test
  void whatIsDangerousNeedsBothTheManifestAndTheOperator() {
    String source = Jars.example("hello", "System.exit(1); return Reply.silence();");
    Jars.plugin(folder.resolve("hello.jar"), Jars.asking("hello", "exit"), source);

    try (PluginHost host = host(Set.of(), Map.of())) {
      assertThat(host.state().refused().get("hello.jar"))
          .contains("uses java.lang.System.exit", "plugins grant hello exit");
    }
  }
}
