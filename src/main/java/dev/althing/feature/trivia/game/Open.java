package dev.althing.feature.trivia.game;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A question that can be answered.
 *
 * @param closes until when answers count
 * @param due when it is revealed
 * @param isHeld whether it waits for answers that may still be on their way
 * @param ballots the answers, by person
 */
public record Open(Instant closes, Instant due, boolean isHeld, Map<UserId, Ballot> ballots) {
  /** Copies the map. */
  public Open {
    ballots = Collections.unmodifiableMap(new HashMap<>(ballots));
  }

  static Open until(Instant closes, Instant due) {
    return new Open(closes, due, false, Map.of());
  }

  /** Who has answered. */
  public Set<UserId> answered() {
    return ballots.keySet();
  }

  /** Whether it is revealed before its time, since all have answered it. */
  boolean isHurried() {
    return due.isBefore(closes);
  }

  Open due(Instant time) {
    return new Open(closes, time, isHeld, ballots);
  }

  Open postponed(Instant later, Instant time) {
    return new Open(later, time, later.equals(closes), ballots);
  }

  Open with(UserId person, Ballot.Choice choice, Instant at) {
    return put(person, ballots.getOrDefault(person, Ballot.empty()).with(choice, at));
  }

  Open without(UserId person, EventId reaction, Instant at) {
    return put(person, ballots.getOrDefault(person, Ballot.empty()).without(reaction, at));
  }

  private Open put(UserId person, Ballot ballot) {
    Map<UserId, Ballot> all = new HashMap<>(ballots);
    if (ballot.isEmpty()) {
      all.remove(person);
    } else {
      all.put(person, ballot);
    }
    return new Open(closes, due, isHeld, all);
  }
}
