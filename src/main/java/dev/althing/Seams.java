package dev.althing;

import dev.althing.crypto.Cipher;
import dev.althing.crypto.Clear;
import dev.althing.crypto.Decryption;
import dev.althing.matrix.event.RoomEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The places where something else can be put into the way of a message.
 *
 * @param cipher what seals events on their way out
 * @param decryption what opens them on their way in
 * @param probe sees every event before its room does; throws in tests
 */
record Seams(Cipher cipher, Decryption decryption, Consumer<RoomEvent> probe) {
  /** Everything passes as it is; what is encrypted stays so. */
  static Seams open() {
    return new Seams(
        new Clear(), event -> CompletableFuture.completedFuture(Optional.of(event)), event -> {});
  }

  Seams probe(Consumer<RoomEvent> seer) {
    return new Seams(cipher, decryption, seer);
  }
}
