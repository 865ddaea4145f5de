package dev.althing.feature.poll.count;

import dev.althing.matrix.id.EventId;
import java.time.Instant;
import java.util.List;

/**
 * One event by which somebody voted, and which stands as long as it is not taken back.
 *
 * @param event the event, by which it is taken back
 * @param at when the homeserver had it
 * @param choices the options from 0 on, as they were given; none takes back what was before
 * @param spoiled whether it names what is no option, and so counts for nothing
 */
public record Ballot(EventId event, Instant at, Way way, List<Integer> choices, boolean spoiled) {
  /** Copies the list. */
  public Ballot {
    choices = List.copyOf(choices);
  }

  /** A reaction, which is for one option. */
  public static Ballot reaction(EventId event, Instant at, int choice) {
    return new Ballot(event, at, Way.REACTION, List.of(choice), false);
  }

  /** A response to the native poll. */
  public static Ballot response(EventId event, Instant at, List<Integer> choices) {
    return new Ballot(event, at, Way.RESPONSE, choices, false);
  }

  /** A response that names what is no option. */
  public static Ballot spoiled(EventId event, Instant at) {
    return new Ballot(event, at, Way.RESPONSE, List.of(), true);
  }

  Ballot at(Instant time) {
    return new Ballot(event, time, way, choices, spoiled);
  }
}
