package dev.althing.plugins.ask;

import dev.althing.spi.plugin.Condition;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.web.WebAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** How the server is: it is asked once in half a minute at most, however often one looks. */
final class ServerWatch {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int LONGEST_VERSION = 40;

  private record Look(Instant at, CompletionStage<Condition> seen) {}

  private final Surroundings around;
  private Optional<Look> last = Optional.empty();

  ServerWatch(Surroundings around) {
    this.around = around;
  }

  synchronized CompletionStage<Condition> look() {
    Instant now = around.context().clock().instant();
    Look look =
        last.filter(one -> now.isBefore(one.at().plus(FRESH)))
            .orElseGet(() -> new Look(now, fresh()));
    last = Optional.of(look);
    return look.seen();
  }

  private CompletionStage<Condition> fresh() {
    try {
      return around
          .context()
          .network()
          .ask(around.protocol().sign())
          .thenApply(ServerWatch::condition)
          .exceptionally(ServerWatch::poor);
    } catch (RuntimeException fault) {
      return CompletableFuture.completedFuture(poor(fault));
    }
  }

  private static Condition condition(WebAnswer answer) {
    if (!answer.isGood()) {
      return Condition.poor("it answers with HTTP " + answer.status());
    }
    String version = Json.read(answer.text()).map(json -> json.text("version")).orElse("");
    return Condition.good(
        version.isEmpty()
            ? "it answers"
            : "version " + Clean.cut(Clean.text(version), LONGEST_VERSION));
  }

  private static Condition poor(Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    return Condition.poor(
        cause instanceof NotGranted refused ? refused.getMessage() : "it does not answer");
  }
}
