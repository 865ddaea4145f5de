package dev.althing.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.config.OperationSettings;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Target;
import dev.althing.health.HealthRegistry;
import dev.althing.journal.Database;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import dev.althing.metrics.Metrics;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Effects;
import dev.althing.outbox.Fate;
import dev.althing.outbox.Sending;
import dev.althing.outbox.Written;
import dev.althing.outbox.reads.Reads;
import dev.althing.outbox.upkeep.Attachments;
import dev.althing.plugin.keep.PluginValues;
import dev.althing.plugin.life.Fortune;
import dev.althing.plugin.life.People;
import dev.althing.plugin.speech.Outlet;
import dev.althing.plugin.world.HostRooms;
import dev.althing.room.answer.Answering;
import dev.althing.room.state.RoomStore;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What a host of plugins stands on in tests without a bot: what is said goes nowhere. */
public final class Grounds {
  private Grounds() {}

  /** Settings under which any jar of a folder is loaded, with what each may do. */
  public static OperationSettings.Plugins granting(Path folder, Map<String, List<String>> grants) {
    return settings(folder, Set.of(), grants, Map.of());
  }

  static OperationSettings.Plugins settings(
      Path folder, Set<String> only, Map<String, Map<String, String>> settings) {
    return settings(folder, only, Map.of(), settings);
  }

  private static OperationSettings.Plugins settings(
      Path folder,
      Set<String> only,
      Map<String, List<String>> grants,
      Map<String, Map<String, String>> settings) {
    return new OperationSettings.Plugins(
        folder, false, Duration.ofSeconds(5), Duration.ofMillis(500), only, grants, settings);
  }

  /** The ground. */
  public static Ground of(
      OperationSettings.Plugins settings, Path data, Database database, Consumer<String> alarm) {
    Clock clock = Clock.systemUTC();
    var limits = new HealthRegistry.Limits(Duration.ZERO, Duration.ofSeconds(1));
    return new Ground(
        settings,
        data,
        new PluginValues(database),
        new People(Optional::empty, alarm, () -> Locale.ENGLISH),
        new Fortune(clock, new Random(1)),
        new Ground.Ties(
            new Outlet(
                new Nowhere(),
                new Nowhere(),
                new Answering(new Attachments(data, clock), "…"),
                clock),
            new HostRooms.Sources(
                noReads(),
                new RoomStore(database, new UserId("@bot:test")),
                new Nowhere(),
                reference -> CompletableFuture.completedFuture(reference.id())),
            Metrics.NONE,
            new HealthRegistry(clock, Runnable::run, limits)));
  }

  /** Whoever asks the homeserver something in such a test is wrong. */
  private static Reads noReads() {
    return (Reads)
        Proxy.newProxyInstance(
            Grounds.class.getClassLoader(),
            new Class<?>[] {Reads.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("there is no homeserver: " + method.getName());
            });
  }

  private static final class Nowhere implements Effects, Sending {
    @Override
    public CompletionStage<Written> write(Cause cause, List<Effect> effects) {
      return CompletableFuture.completedFuture(Written.FIRST);
    }

    @Override
    public CompletionStage<Boolean> knows(Cause cause) {
      return CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletionStage<Void> settle(TransactionId transaction, EventId event) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Fate> fate(EffectId effect) {
      return new CompletableFuture<>();
    }

    @Override
    public void progress(RoomId room, Target target, ObjectNode content) {}
  }
}
