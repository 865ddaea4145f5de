package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who registered which accounts: under {@code name:<name in small letters>} whose it is, under
 * {@code user:<user>} the names of somebody. It waits for the store, so that whoever waits for the
 * server afterwards does so on the same thread.
 *
 * @param store where it is kept
 */
record Registry(Store store) {
  private static final String NAME = "name:";
  private static final String USER = "user:";
  private static final int MOST = 10_000;

  Optional<Registration> find(PlayerName name) {
    return kept(NAME + name.key()).flatMap(Registration::read);
  }

  /** The names that somebody registered, as they were written. */
  List<String> namesOf(UserId user) {
    return kept(USER + user.value()).map(names -> List.of(names.split(" "))).orElse(List.of());
  }

  /** All registrations by the names in small letters. */
  Map<String, Registration> all() {
    Map<String, Registration> all = new TreeMap<>();
    store
        .list(NAME, MOST)
        .toCompletableFuture()
        .join()
        .forEach(
            (key, kept) ->
                Registration.read(kept).ifPresent(r -> all.put(key.substring(NAME.length()), r)));
    return all;
  }

  List<Store.Change> adding(PlayerName name, Registration registration) {
    List<String> names = without(name, registration.user());
    names.add(name.value());
    return List.of(
        Store.put(NAME + name.key(), registration.written()),
        Store.put(USER + registration.user().value(), String.join(" ", names)));
  }

  List<Store.Change> forgetting(PlayerName name, UserId owner) {
    List<String> names = without(name, owner);
    String key = USER + owner.value();
    return List.of(
        Store.remove(NAME + name.key()),
        names.isEmpty() ? Store.remove(key) : Store.put(key, String.join(" ", names)));
  }

  private List<String> without(PlayerName name, UserId user) {
    List<String> names = new ArrayList<>(namesOf(user));
    names.removeIf(name.value()::equalsIgnoreCase);
    return names;
  }

  private Optional<String> kept(String key) {
    return store.find(key).toCompletableFuture().join();
  }
}
