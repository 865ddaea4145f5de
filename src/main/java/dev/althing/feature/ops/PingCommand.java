package dev.althing.feature.ops;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import dev.althing.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** {@code !ping}: how long a message takes, in honest numbers. */
public final class PingCommand implements Command {
  /**
   * A measured round trip to the homeserver.
   *
   * @param length how long it took
   * @param at when it was measured
   */
  public record RoundTrip(Duration length, Instant at) {}

  private static final CommandSpec SPEC =
      CommandSpec.named("ping", "Shows how long your message and my answer take.").build();

  private final Supplier<Optional<RoundTrip>> roundTrip;
  private final InstantSource clock;

  /** The command over the last round trip that was measured. */
  public PingCommand(Supplier<Optional<RoundTrip>> roundTrip, InstantSource clock) {
    this.roundTrip = roundTrip;
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    Instant now = clock.instant();
    Instant read = invocation.readAt();
    Map<String, Object> values = new HashMap<>();
    values.put("age", millis(Duration.between(invocation.receivedAt(), read)));
    values.put("handling", millis(Duration.between(read, now)));
    Optional<RoundTrip> trip = roundTrip.get();
    values.put("measured", trip.isPresent() ? "yes" : "no");
    values.put("trip", trip.map(t -> millis(t.length())).orElse(0L));
    values.put("ago", trip.map(t -> Duration.between(t.at(), now).toSeconds()).orElse(0L));
    return CompletableFuture.completedFuture(
        Reply.text(Texts.of("ops", invocation.locale()).say("ping", values)));
  }

  private static long millis(Duration duration) {
    return Math.max(0, duration.toMillis());
  }
}
