package dev.althing.outbox.send;

import dev.althing.outbox.EffectId;
import dev.althing.outbox.limits.Urgency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The letters of one room in their order, the first of which may be on its way. Only the first few
 * keep their bodies in memory.
 */
final class LaneQueue {
  private static final int BODIES_IN_MEMORY = 32;

  /**
   * A letter and what is known of earlier tries.
   *
   * @param arrival its place in the order
   * @param mayHaveBeenTried whether an earlier process may have sent it
   */
  record Item(long arrival, Letter letter, boolean mayHaveBeenTried) {}

  private final TreeMap<Long, Item> items = new TreeMap<>();
  private int interactive;

  /**
   * Adds a letter at its place; answers the edit that became pointless by it, if there is one.
   *
   * @param firstIsTaken whether work on the first one has begun, so that it must stay
   */
  Optional<Letter> add(Item item, boolean firstIsTaken) {
    Item kept =
        items.size() < BODIES_IN_MEMORY
            ? item
            : new Item(item.arrival(), item.letter().withoutBody(), item.mayHaveBeenTried());
    Optional<Letter> superseded = superseded(item, firstIsTaken);
    items.put(item.arrival(), kept);
    if (item.letter().urgency() == Urgency.INTERACTIVE) {
      interactive++;
    }
    return superseded;
  }

  Optional<Item> first() {
    return Optional.ofNullable(items.firstEntry()).map(Map.Entry::getValue);
  }

  /** Removes a letter wherever it stands; says whether it was there. */
  boolean remove(EffectId id) {
    Optional<Item> found =
        items.values().stream().filter(item -> item.letter().id().equals(id)).findFirst();
    found.ifPresent(
        item -> {
          items.remove(item.arrival());
          forget(item);
        });
    return found.isPresent();
  }

  /** The most urgent of all: whoever waits for a later one waits for the first one too. */
  Urgency urgency() {
    return interactive > 0 ? Urgency.INTERACTIVE : Urgency.BULK;
  }

  private Optional<Letter> superseded(Item item, boolean firstIsTaken) {
    Map.Entry<Long, Item> before = items.lowerEntry(item.arrival());
    if (before == null || (firstIsTaken && before.getKey().equals(items.firstKey()))) {
      return Optional.empty();
    }
    Item earlier = before.getValue();
    if (earlier.mayHaveBeenTried() || !item.letter().supersedes(earlier.letter())) {
      return Optional.empty();
    }
    items.remove(before.getKey());
    forget(earlier);
    return Optional.of(earlier.letter());
  }

  private void forget(Item item) {
    if (item.letter().urgency() == Urgency.INTERACTIVE) {
      interactive--;
    }
  }
}
