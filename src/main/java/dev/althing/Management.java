package dev.althing;

import dev.althing.config.CommunitySettings;
import dev.althing.health.Health;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.Reads;
import dev.althing.spi.RoomReference;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which room the management room is: known at once by its id, or looked up by its alias until it is
 * found.
 */
final class Management {
  private static final Logger LOG = LoggerFactory.getLogger(Management.class);

  private final Optional<RoomReference> configured;
  private final Set<RoomId> watched = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<RoomId> found = new CompletableFuture<>();
  private volatile Optional<RoomId> room = Optional.empty();

  Management(CommunitySettings settings) {
    this.configured = settings.managementRoom();
    configured.flatMap(RoomReference::id).ifPresent(this::is);
  }

  Optional<RoomId> room() {
    return room;
  }

  /** The rooms whose every member is to be known. */
  Set<RoomId> watched() {
    return watched;
  }

  /** Looks the alias up unless that is done; does not fail. */
  CompletionStage<Optional<RoomId>> resolve(Reads reads) {
    Optional<RoomAlias> alias = configured.flatMap(RoomReference::alias);
    if (room.isPresent() || alias.isEmpty()) {
      return CompletableFuture.completedFuture(room);
    }
    return reads
        .resolve(alias.get())
        .handle(
            (place, fault) -> {
              if (fault == null && place.isPresent()) {
                is(place.get().room());
              } else {
                LOG.warn(
                    "the management room {} was not found: {}",
                    alias.get(),
                    fault == null ? "there is no such alias" : fault.toString());
              }
              return room;
            });
  }

  /** Completes when it is known. */
  CompletionStage<RoomId> found() {
    return found.copy();
  }

  Health health() {
    return configured.isPresent() && room.isEmpty()
        ? Health.degraded("the management room was not found: nobody can manage the bot")
        : Health.ok();
  }

  private void is(RoomId id) {
    room = Optional.of(id);
    watched.add(id);
    found.complete(id);
  }
}
