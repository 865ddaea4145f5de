package dev.althing.feature.ops;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import dev.althing.text.Spans;
import dev.althing.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code !version}: what is running, and since when. */
public final class VersionCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("version", "Shows which version of me is running, and since when.").build();

  private final String version;
  private final Instant startedAt;
  private final InstantSource clock;

  /** The command of a program that was started at a time. */
  public VersionCommand(String version, Instant startedAt, InstantSource clock) {
    this.version = version;
    this.startedAt = startedAt;
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    Duration up = Duration.between(startedAt, clock.instant());
    String text =
        Texts.of("ops", invocation.locale())
            .say(
                "version",
                Map.of("version", version, "since", Spans.of(invocation.locale()).lasting(up)));
    return CompletableFuture.completedFuture(Reply.text(text));
  }
}
