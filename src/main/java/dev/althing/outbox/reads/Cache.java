package dev.althing.outbox.reads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Answers that are remembered for a while, up to a total weight; while one is on its way, everyone
 * who asks the same waits for it.
 *
 * @param <K> the question
 * @param <V> the answer
 */
final class Cache<K, V> {
  private record Entry<V>(V value, Instant until, int weight) {}

  private final Duration keep;
  private final int mostWeight;
  private final ToIntFunction<V> weigher;
  private final InstantSource clock;
  private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<K, CompletableFuture<V>> onTheirWay = new HashMap<>();
  private int weight;

  Cache(Duration keep, int mostWeight, ToIntFunction<V> weigher, InstantSource clock) {
    this.keep = keep;
    this.mostWeight = mostWeight;
    this.weigher = weigher;
    this.clock = clock;
  }

  /** The remembered answer, or one that is fetched. */
  CompletionStage<V> get(K key, Function<K, CompletionStage<V>> fetch) {
    var mine = new CompletableFuture<V>();
    synchronized (this) {
      Entry<V> known = entries.get(key);
      if (known != null && known.until().isAfter(clock.instant())) {
        return CompletableFuture.completedFuture(known.value());
      }
      CompletableFuture<V> others = onTheirWay.putIfAbsent(key, mine);
      if (others != null) {
        return others.copy();
      }
    }
    var unused =
        CompletableFuture.completedFuture(key)
            .thenCompose(fetch)
            .whenComplete(
                (value, failure) -> {
                  if (failure == null) {
                    remember(key, value, mine);
                    mine.complete(value);
                  } else {
                    drop(key, mine);
                    mine.completeExceptionally(failure);
                  }
                });
    return mine.copy();
  }

  /** Forgets some; what is on its way to them is not remembered. */
  synchronized void forget(Predicate<K> which) {
    onTheirWay.keySet().removeIf(which);
    Iterator<Map.Entry<K, Entry<V>>> all = entries.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<K, Entry<V>> entry = all.next();
      if (which.test(entry.getKey())) {
        weight -= entry.getValue().weight();
        all.remove();
      }
    }
  }

  synchronized int weight() {
    return weight;
  }

  private synchronized void remember(K key, V value, CompletableFuture<V> mine) {
    if (!onTheirWay.remove(key, mine)) {
      return;
    }
    var entry = new Entry<>(value, clock.instant().plus(keep), weigher.applyAsInt(value));
    Entry<V> before = entries.put(key, entry);
    weight += entry.weight() - (before == null ? 0 : before.weight());
    Iterator<Map.Entry<K, Entry<V>>> oldest = entries.entrySet().iterator();
    while (weight > mostWeight && oldest.hasNext()) {
      weight -= oldest.next().getValue().weight();
      oldest.remove();
    }
  }

  private synchronized void drop(K key, CompletableFuture<V> mine) {
    onTheirWay.remove(key, mine);
  }
}
