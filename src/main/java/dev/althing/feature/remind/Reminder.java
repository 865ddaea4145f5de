package dev.althing.feature.remind;

import dev.althing.matrix.id.UserId;
import java.time.Instant;

/**
 * One thing somebody wants to be told.
 *
 * @param person who
 * @param number its number among the person's reminders, from 1, never used again
 * @param due when
 * @param text what
 * @param place where it was asked for
 * @param locale the language of that place, as a tag such as {@code en}
 */
public record Reminder(
    UserId person, int number, Instant due, String text, Place place, String locale) {
  Reminder at(Instant later) {
    return new Reminder(person, number, later, text, place, locale);
  }

  /** The name of its deadline. */
  String key() {
    return Integer.toString(number);
  }
}
