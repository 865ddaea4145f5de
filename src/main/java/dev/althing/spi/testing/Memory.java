package dev.althing.spi.testing;

import dev.althing.spi.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store that forgets with the test. */
final class Memory implements Store {
  private final NavigableMap<String, String> values = new TreeMap<>();

  @Override
  public synchronized CompletionStage<Optional<String>> find(String key) {
    return CompletableFuture.completedFuture(Optional.ofNullable(values.get(key)));
  }

  @Override
  public synchronized CompletionStage<Map<String, String>> list(String prefix, int most) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix) && found.size() < most) {
            found.put(key, value);
          }
        });
    return CompletableFuture.completedFuture(found);
  }

  synchronized void apply(List<Change> changes) {
    for (Change change : changes) {
      if (change instanceof Put put) {
        values.put(put.key(), put.value());
      } else if (change instanceof Add add) {
        values.put(add.key(), add.to(Optional.ofNullable(values.get(add.key()))));
      } else {
        values.remove(change.key());
      }
    }
  }
}
