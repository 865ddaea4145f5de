package dev.althing.plugin.duty;

import dev.althing.matrix.event.RoomEvent;
import dev.althing.plugin.jar.Capability;
import dev.althing.plugin.keep.Switches;
import dev.althing.plugin.life.Brought.Ear;
import dev.althing.plugin.life.Life;
import dev.althing.plugin.life.Resting;
import dev.althing.room.hearing.Audience;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of all plugins as the audience of rooms. */
public final class Listening implements Audience {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  /** Nobody waits longer for a listener: past that, what it answers may be lost in a crash. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Supplier<Collection<Life>> lives;
  private final Switches switches;

  /** The listeners of the plugins that are loaded. */
  public Listening(Supplier<Collection<Life>> lives, Switches switches) {
    this.lives = lives;
    this.switches = switches;
  }

  @Override
  public CompletionStage<Void> hear(RoomEvent event, Supplier<Happening> happening) {
    List<Life> listening =
        lives.get().stream()
            .filter(life -> !life.brought().ears().isEmpty())
            .filter(life -> life.mayBeCalled() && !switches.isOff(life.id(), event.room()))
            .toList();
    if (listening.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Happening what = happening.get();
    List<CompletableFuture<?>> heard = new ArrayList<>();
    listening.stream()
        .filter(life -> life.gate().may(Capability.toHear(what.kind())))
        .forEach(life -> heard.addAll(heard(life, what)));
    return CompletableFuture.allOf(heard.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<CompletableFuture<?>> heard(Life life, Happening what) {
    List<CompletableFuture<?>> heard = new ArrayList<>();
    List<Ear> ears = life.brought().ears();
    for (int i = 0; i < ears.size(); i++) {
      Ear ear = ears.get(i);
      int number = i;
      if (ear.kinds().contains(what.kind())) {
        heard.add(
            life.call(() -> ear.listener().hear(what))
                .thenCompose(reply -> life.voice().answer(what, number, reply))
                .exceptionally(fault -> lost(life, fault))
                .toCompletableFuture());
      }
    }
    return heard;
  }

  private static @Nullable Void lost(Life life, Throwable fault) {
    Throwable cause = Causes.of(fault);
    if (cause instanceof Resting || cause instanceof NotGranted) {
      LOG.debug("a listener of the plugin {} is not heard: {}", life.id(), cause.toString());
    } else {
      LOG.warn("a listener of the plugin {} failed: {}", life.id(), cause.toString());
    }
    return null;
  }
}
