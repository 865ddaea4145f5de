package dev.althing.outbox.ledger;

import dev.althing.effect.Effect;
import dev.althing.effect.Effect.MembershipChange;
import dev.althing.outbox.EffectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The open changes and which of them may begin: those of one subject one after the other, others at
 * once, except that nothing in a room overtakes our own coming and that our going overtakes
 * nothing.
 */
final class LedgerQueue {
  private final Map<String, List<Change>> places = new HashMap<>();
  private final Map<EffectId, Change> open = new LinkedHashMap<>();
  private final Set<EffectId> begun = new HashSet<>();

  /** Adds a change; answers the earlier ones, not begun, that it makes pointless. */
  List<Change> add(Change change) {
    if (open.putIfAbsent(change.id(), change) != null) {
      return List.of();
    }
    List<Change> place = places.computeIfAbsent(change.subject().place(), any -> new ArrayList<>());
    List<Change> pointless =
        place.stream()
            .filter(earlier -> !begun.contains(earlier.id()))
            .filter(earlier -> isPointless(earlier, change))
            .toList();
    place.add(change);
    pointless.forEach(this::remove);
    return pointless;
  }

  /** The changes at a place that may begin now. */
  List<Change> runnable(String place) {
    var runnable = new ArrayList<Change>();
    var busy = new HashSet<Subject>();
    boolean isFirst = true;
    for (Change change : places.getOrDefault(place, List.of())) {
      Subject subject = change.subject();
      boolean isOwnGoing = change.wish() instanceof Effect.Leave;
      boolean isFree = !busy.contains(subject) && (!isOwnGoing || isFirst);
      if (isFree && !begun.contains(change.id())) {
        runnable.add(change);
      }
      busy.add(subject);
      isFirst = false;
      if (subject.group() == Subject.Group.SELF) {
        break;
      }
    }
    return runnable;
  }

  void begin(Change change) {
    begun.add(change.id());
  }

  void remove(Change change) {
    open.remove(change.id());
    begun.remove(change.id());
    String where = change.subject().place();
    List<Change> place = places.get(where);
    if (place != null) {
      place.removeIf(other -> other.id().equals(change.id()));
      if (place.isEmpty()) {
        places.remove(where);
      }
    }
  }

  Optional<Change> find(EffectId id) {
    return Optional.ofNullable(open.get(id));
  }

  int depth() {
    return open.size();
  }

  Optional<Instant> oldest() {
    return open.values().stream().findFirst().map(Change::writtenAt);
  }

  /** Whether an earlier wish need not be fulfilled when a later one will be. */
  static boolean isPointless(Change earlier, Change later) {
    if (!earlier.subject().equals(later.subject())) {
      return false;
    }
    if (earlier.wish() instanceof Effect.SetMembership before
        && later.wish() instanceof Effect.SetMembership after) {
      boolean isAsSure = after.whileIn().isEmpty() || after.whileIn().equals(before.whileIn());
      return isAsSure && isPointless(before.change(), after.change());
    }
    if (later.wish() instanceof Effect.SetPower after) {
      return earlier.wish() instanceof Effect.SetPower before
          && after.levels().keySet().containsAll(before.levels().keySet());
    }
    // Going and coming again is not the same as staying.
    return !(earlier.wish() instanceof Effect.Leave && !(later.wish() instanceof Effect.Leave));
  }

  /** A ban works from anywhere; the others need what came before, unless they repeat or undo it. */
  private static boolean isPointless(MembershipChange earlier, MembershipChange later) {
    return earlier == later
        || later == MembershipChange.BAN
        || (earlier == MembershipChange.BAN && later == MembershipChange.UNBAN)
        || (earlier == MembershipChange.INVITE && later == MembershipChange.KICK);
  }
}
