package dev.althing.outbox.retry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Who waits to hear what becomes of something.
 *
 * @param <K> what it is
 * @param <V> what becomes of it
 */
public final class Watchers<K, V> {
  private final Map<K, List<CompletableFuture<V>>> waiting = new HashMap<>();

  /** Completes the promise when it is told. */
  public void watch(K what, CompletableFuture<V> promise) {
    waiting.computeIfAbsent(what, any -> new ArrayList<>()).add(promise);
  }

  /** Tells all who wait for it. */
  public void tell(K what, V value) {
    List<CompletableFuture<V>> promises = waiting.remove(what);
    if (promises != null) {
      promises.forEach(promise -> promise.complete(value));
    }
  }

  /** Fails all who wait. */
  public void abandon(RuntimeException reason) {
    waiting.values().forEach(all -> all.forEach(promise -> promise.completeExceptionally(reason)));
    waiting.clear();
  }
}
