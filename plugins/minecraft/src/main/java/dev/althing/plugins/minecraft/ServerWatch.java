package dev.althing.plugins.minecraft;

import dev.althing.spi.plugin.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A look at the server: whether one can log in, tried now and then only. */
final class ServerWatch implements Supplier<CompletionStage<Condition>> {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private record Seen(Condition condition, Instant at) {}

  private final Rcon rcon;
  private final Views views;
  private final InstantSource clock;
  private Optional<Seen> last = Optional.empty();

  ServerWatch(Rcon rcon, Views views, InstantSource clock) {
    this.rcon = rcon;
    this.views = views;
    this.clock = clock;
  }

  @Override
  public synchronized CompletionStage<Condition> get() {
    Instant now = clock.instant();
    Seen seen =
        last.filter(one -> Duration.between(one.at(), now).abs().compareTo(FRESH) < 0)
            .orElseGet(() -> new Seen(look(), now));
    last = Optional.of(seen);
    return CompletableFuture.completedFuture(seen.condition());
  }

  private Condition look() {
    return rcon.login() instanceof Answer.Failed failed
        ? Condition.poor(views.trouble(failed))
        : Condition.good("RCON answers at " + views.server());
  }
}
