package dev.althing.feature.welcome.reception;

import dev.althing.effect.Effect;
import dev.althing.entity.Deadline;
import dev.althing.feature.welcome.newcomer.Newcomers;
import dev.althing.matrix.id.UserId;
import java.time.Instant;

/**
 * A person in a watched place.
 *
 * @param house the place's name
 */
public record GuestId(String house, UserId person) {
  private static final char BETWEEN = '|';

  /** Reads what {@link #text} wrote. */
  static GuestId of(String text) {
    int end = text.indexOf(BETWEEN);
    return new GuestId(text.substring(0, end), new UserId(text.substring(end + 1)));
  }

  /** The id of the entity. */
  public String text() {
    return house + BETWEEN + person.value();
  }

  /** An entry of the agenda. */
  Deadline deadline(String key, Instant due) {
    return new Deadline(Newcomers.TYPE, text(), key, due);
  }

  /** Wakes this person's record. */
  public Effect schedule(String key, Instant due) {
    return new Effect.Schedule(Newcomers.TYPE, text(), key, due);
  }
}
