package dev.althing;

import dev.althing.feature.ops.PingCommand.RoundTrip;
import dev.althing.health.Health;
import dev.althing.health.HealthRegistry;
import dev.althing.journal.Database;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.outbox.GivenUp;
import dev.althing.outbox.OutboxObserver;
import dev.althing.plugin.PluginHost;
import dev.althing.room.state.RoomStore;
import dev.althing.sync.Quarantine;
import dev.althing.sync.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the parts of the bot are, for {@code /health} and {@code !health}. */
final class Checks implements GivenUp.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
  private static final Duration LONG_TROUBLE = Duration.ofMinutes(1);
  private static final Duration LONG_SILENCE = Duration.ofMinutes(2);
  private static final Duration LONG_WAIT = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);

  /** How much waits, and since when. */
  private record Depth(int waiting, Optional<Instant> oldest) {
    static final Depth NONE = new Depth(0, Optional.empty());
  }

  private final InstantSource clock;
  private volatile Optional<RoundTrip> roundTrip = Optional.empty();
  private volatile Depth outbox = Depth.NONE;
  private volatile Depth ledger = Depth.NONE;
  private volatile Optional<GivenUp> lastGivenUp = Optional.empty();
  private volatile Instant lastGivenUpAt = Instant.EPOCH;

  Checks(InstantSource clock) {
    this.clock = clock;
  }

  Optional<RoundTrip> roundTrip() {
    return roundTrip;
  }

  /** How many sent events and state changes wait. */
  int waiting() {
    return outbox.waiting() + ledger.waiting();
  }

  void register(HealthRegistry health, Database database) {
    health.register("database", () -> done(database(database)));
  }

  void register(HealthRegistry health, MatrixClient client, SyncStatus sync) {
    health.register("homeserver", () -> homeserver(client));
    health.register("sync", () -> done(sync(sync)));
    health.register("outbox", () -> done(outbox()));
    health.register("changes", () -> done(stuck(ledger, "changes of state").orElse(Health.ok())));
  }

  void register(HealthRegistry health, PluginHost plugins) {
    health.register("plugins", () -> done(plugins.health()));
  }

  void register(HealthRegistry health, Management management) {
    health.register("management-room", () -> done(management.health()));
  }

  void register(HealthRegistry health, RoomStore rooms, Quarantine quarantine) {
    health.register("encrypted-rooms", () -> rooms.encrypted().thenApply(Checks::encrypted));
    health.register(
        "quarantine",
        () -> quarantine.countSince(clock.instant().minus(DAY)).thenApply(Checks::quarantined));
  }

  /** Tells another observer the same. */
  OutboxObserver also(OutboxObserver other) {
    return new OutboxObserver() {
      @Override
      public void outbox(int depth, Optional<Instant> oldest) {
        Checks.this.outbox(depth, oldest);
        other.outbox(depth, oldest);
      }

      @Override
      public void ledger(int depth, Optional<Instant> oldest) {
        Checks.this.ledger(depth, oldest);
        other.ledger(depth, oldest);
      }
    };
  }

  private void outbox(int depth, Optional<Instant> oldest) {
    outbox = new Depth(depth, oldest);
  }

  private void ledger(int depth, Optional<Instant> oldest) {
    ledger = new Depth(depth, oldest);
  }

  @Override
  public void givenUp(GivenUp notice) {
    LOG.warn("given up: {} ({}): {}", notice.what(), notice.cause(), notice.reason());
    lastGivenUpAt = clock.instant();
    lastGivenUp = Optional.of(notice);
  }

  private CompletionStage<Health> homeserver(MatrixClient client) {
    Instant before = clock.instant();
    return client
        .versions()
        .handle(
            (versions, fault) -> {
              if (fault != null) {
                return Health.down(String.valueOf(fault.getMessage()));
              }
              Instant now = clock.instant();
              Duration trip = Duration.between(before, now);
              roundTrip = Optional.of(new RoundTrip(trip, now));
              return Health.ok("up to " + versions.newest()).after(trip);
            });
  }

  private Health sync(SyncStatus sync) {
    if (sync.trouble().isPresent()) {
      SyncStatus.Trouble trouble = sync.trouble().get();
      boolean lasts = isOlder(trouble.since(), LONG_TROUBLE);
      return lasts ? Health.down(trouble.reason()) : Health.degraded(trouble.reason());
    }
    if (sync.heardAt().filter(at -> isOlder(at, LONG_SILENCE)).isPresent()) {
      return Health.down("nothing is read any more: what was read is not taken in");
    }
    var lost = sync.lostGap().filter(gap -> !isOlder(gap.at(), DAY));
    if (lost.isPresent()) {
      return Health.degraded(
          "some of what was said in " + lost.get().room() + " could not be fetched");
    }
    return sync.isCaughtUp() ? Health.ok() : Health.degraded("the first sync is not done");
  }

  private Health outbox() {
    return stuck(outbox, "messages")
        .or(
            () ->
                lastGivenUp
                    .filter(notice -> !isOlder(lastGivenUpAt, LONG_WAIT))
                    .map(
                        notice ->
                            Health.degraded(
                                "refused for good: " + notice.what() + ": " + notice.reason())))
        .orElse(Health.ok());
  }

  private Optional<Health> stuck(Depth line, String what) {
    return line.oldest()
        .filter(since -> isOlder(since, LONG_WAIT))
        .map(
            since ->
                Health.degraded(
                    "%d %s wait, the oldest for over 10 minutes".formatted(line.waiting(), what)));
  }

  private static Health quarantined(long count) {
    return count == 0
        ? Health.ok()
        : Health.degraded(
            count + " events of the last day could not be handled; see the table quarantine");
  }

  private static Health encrypted(long count) {
    return count == 0
        ? Health.ok()
        : Health.degraded("messages cannot be read in " + count + " encrypted rooms");
  }

  private static Health database(Database database) {
    return database
        .outage()
        .map(outage -> Health.down("away since " + outage.since() + ": " + outage.reason()))
        .orElse(Health.ok());
  }

  private boolean isOlder(Instant since, Duration limit) {
    return Duration.between(since, clock.instant()).compareTo(limit) > 0;
  }

  private static CompletionStage<Health> done(Health health) {
    return CompletableFuture.completedFuture(health);
  }
}
