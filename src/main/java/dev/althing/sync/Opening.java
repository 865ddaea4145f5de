package dev.althing.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.config.LogPlace;
import dev.althing.crypto.Ciphertexts;
import dev.althing.crypto.Decryption;
import dev.althing.matrix.event.Encrypted;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The decryption as deliveries use it: of many events in their order, and counting the keys. */
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private final Decryption decryption;
  private final AtomicLong keys = new AtomicLong();

  Opening(Decryption decryption) {
    this.decryption = decryption;
  }

  /** Whether there is nothing to decrypt; what is not acted on need not be read. */
  boolean isClear(RoomUpdate update) {
    return update.source() == RoomUpdate.Source.HISTORY
        || update.timeline().stream().noneMatch(Opening::isSealed);
  }

  private static boolean isSealed(RoomEvent event) {
    return event.content() instanceof Encrypted && !event.isRedacted();
  }

  /** How often keys may have come so far. */
  long keys() {
    return keys.get();
  }

  /** Keeps what was sent to this device; gives the rooms that are to be looked at again. */
  CompletionStage<Set<RoomId>> keep(List<JsonNode> toDevice) {
    return CompletableFuture.completedFuture(toDevice)
        .thenCompose(decryption::keep)
        .whenComplete((rooms, fault) -> keys.incrementAndGet());
  }

  /** The events as far as they can be read, the others marked as awaited. */
  CompletionStage<List<RoomEvent>> of(List<RoomEvent> timeline) {
    return all(timeline.stream().map(event -> open(event).thenApply(p -> p.orElse(await(event)))));
  }

  /** Those of the kept events that are to be heard now: what can be read, or never will be. */
  CompletionStage<List<RoomEvent>> again(List<Ciphertexts.Kept> kept) {
    return all(kept.stream()
            .map(
                one ->
                    open(one.event())
                        .thenApply(
                            plain ->
                                plain.or(
                                    () ->
                                        one.isOver()
                                            ? Optional.of(one.event())
                                            : Optional.empty()))))
        .thenApply(events -> events.stream().flatMap(Optional::stream).toList());
  }

  private static RoomEvent await(RoomEvent event) {
    return event.as(Encrypted.class).map(Encrypted::awaited).map(event::meaning).orElse(event);
  }

  /** An event whose decryption fails stays as it came. */
  private CompletableFuture<Optional<RoomEvent>> open(RoomEvent event) {
    CompletableFuture<RoomEvent> it = CompletableFuture.completedFuture(event);
    if (!isSealed(event)) {
      return it.thenApply(Optional::of);
    }
    return it.thenCompose(decryption::decrypt)
        .exceptionally(
            fault -> {
              LogPlace.log(
                  event.room().value(),
                  event.id().value(),
                  () -> LOG.warn("the event could not be decrypted", fault));
              return Optional.of(event);
            });
  }

  private static <T> CompletableFuture<List<T>> all(Stream<CompletableFuture<T>> stages) {
    List<CompletableFuture<T>> each = stages.toList();
    return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
        .thenApply(done -> each.stream().map(CompletableFuture::join).toList());
  }
}
