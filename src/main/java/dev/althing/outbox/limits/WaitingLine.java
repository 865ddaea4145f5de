package dev.althing.outbox.limits;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Those who wait for a permit: the more urgent first, the earlier first, yet of every four one that
 * is not interactive, so that bans get through while a room chatters.
 *
 * @param <T> who waits
 */
final class WaitingLine<T> {
  private static final int SHARE = 4;

  private final Map<Urgency, Map<Set<Limiter>, Deque<T>>> lines = new EnumMap<>(Urgency.class);
  private int size;
  private int interactiveInARow;

  void add(Urgency urgency, Set<Limiter> limiters, T who) {
    line(urgency).computeIfAbsent(limiters, any -> new ArrayDeque<>()).add(who);
    size++;
  }

  /** Takes the next one whose limiters are free. */
  Optional<T> next(Predicate<Set<Limiter>> isFree) {
    boolean isOthersTurn = interactiveInARow >= SHARE - 1;
    if (isOthersTurn) {
      Optional<T> other = next(Urgency.BULK, isFree);
      if (other.isPresent()) {
        interactiveInARow = 0;
        return other;
      }
    }
    for (Urgency urgency : Urgency.values()) {
      Optional<T> found = next(urgency, isFree);
      if (found.isPresent()) {
        interactiveInARow = urgency == Urgency.INTERACTIVE ? interactiveInARow + 1 : 0;
        return found;
      }
    }
    return Optional.empty();
  }

  /** When the first of them may pass, by when limiters are free; empty when nobody waits. */
  Optional<Instant> soonest(Function<Set<Limiter>, Instant> free) {
    return lines.values().stream()
        .flatMap(line -> line.keySet().stream())
        .distinct()
        .map(free)
        .min(Instant::compareTo);
  }

  void removeIf(Predicate<T> isGone) {
    for (Map<Set<Limiter>, Deque<T>> line : lines.values()) {
      line.values().forEach(queue -> queue.removeIf(isGone));
      line.values().removeIf(Deque::isEmpty);
    }
    size =
        lines.values().stream().flatMap(line -> line.values().stream()).mapToInt(Deque::size).sum();
  }

  /** All who wait, the more urgent first. */
  Stream<T> stream() {
    return lines.values().stream().flatMap(line -> line.values().stream()).flatMap(Deque::stream);
  }

  int size() {
    return size;
  }

  private Optional<T> next(Urgency urgency, Predicate<Set<Limiter>> isFree) {
    Iterator<Map.Entry<Set<Limiter>, Deque<T>>> entries = line(urgency).entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Set<Limiter>, Deque<T>> entry = entries.next();
      if (isFree.test(entry.getKey())) {
        T first = entry.getValue().remove();
        if (entry.getValue().isEmpty()) {
          entries.remove();
        }
        size--;
        return Optional.of(first);
      }
    }
    return Optional.empty();
  }

  private Map<Set<Limiter>, Deque<T>> line(Urgency urgency) {
    return lines.computeIfAbsent(urgency, any -> new LinkedHashMap<>());
  }
}
