package dev.althing.journal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind of events that belong together, and their name in the journal, which never changes.
 *
 * @param name the name, in lower case
 * @param events the sealed interface of its events
 * @param state the type of its snapshots; empty for a family that is always replayed
 */
public record JournalFamily(String name, Class<?> events, Optional<Class<?>> state) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /**
   * Checks that it can be a format.
   *
   * @throws IllegalArgumentException when the name or the type cannot
   */
  public JournalFamily {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a journal family: " + name);
    }
    if (!events.isSealed()) {
      throw new IllegalArgumentException(events.getName() + " must be a sealed interface");
    }
  }

  /** A family without snapshots. */
  public static JournalFamily of(String name, Class<?> events) {
    return new JournalFamily(name, events, Optional.empty());
  }

  /** The same with snapshots of a state. */
  public JournalFamily withState(Class<?> type) {
    return new JournalFamily(name, events, Optional.of(type));
  }

  /** All records that the sealed interface permits, at any depth. */
  public List<Class<?>> cases() {
    return cases(events);
  }

  static List<Class<?>> cases(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    var found = new ArrayList<Class<?>>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      found.addAll(cases(permitted));
    }
    return found;
  }
}
