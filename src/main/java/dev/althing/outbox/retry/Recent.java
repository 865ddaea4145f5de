package dev.althing.outbox.retry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was noted lately, so many entries of it.
 *
 * @param <K> what it is about
 * @param <V> what was noted
 */
public final class Recent<K, V> {
  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>();
  private final int most;

  /** Remembers so many. */
  public Recent(int most) {
    this.most = most;
  }

  /** Notes something; the oldest note goes when there are too many. */
  public void note(K what, V value) {
    entries.remove(what);
    entries.put(what, value);
    if (entries.size() > most) {
      Map.Entry<K, V> eldest = entries.entrySet().iterator().next();
      entries.remove(eldest.getKey());
    }
  }

  /** What was noted last. */
  public Optional<V> find(K what) {
    return Optional.ofNullable(entries.get(what));
  }
}
