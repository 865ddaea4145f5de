package dev.althing.feature.remind;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;
import dev.althing.feature.remind.RemindEvent.ReminderCancelled;
import dev.althing.feature.remind.RemindEvent.ReminderSet;
import dev.althing.feature.remind.RemindEvent.ReminderTold;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The rules of one person's reminders. */
final class Reminders
    implements EntityRules<Reminders.Wish, RemindEvent, Reminders.State, Reminders.Answer> {
  /** The family's name. */
  static final String TYPE = "remind";

  /** So many at once for one person. */
  static final int MOST = 50;

  // Told ones are kept for a while, since they can be put off.
  private static final int TOLD_KEPT = 50;

  /** What can be wished. */
  sealed interface Wish {
    /** A new one. */
    record Add(UserId person, Instant due, String text, Place place, String locale)
        implements Wish {}

    /** All that are to come. */
    record Show() implements Wish {}

    /** One is not wanted any more. */
    record Cancel(int number) implements Wish {}

    /** The time of one has come. */
    record Tell(int number) implements Wish {}

    /** One that was told is wanted again. */
    record PutOff(int number, Instant due) implements Wish {}
  }

  /** What comes of it. */
  sealed interface Answer {
    /** It is set. */
    record IsSet(Reminder reminder) implements Answer {}

    /** It is to be told now. */
    record IsDue(Reminder reminder) implements Answer {}

    /** It is cancelled. */
    record IsCancelled(Reminder reminder) implements Answer {}

    /** These are to come, the soonest first. */
    record Listed(List<Reminder> reminders) implements Answer {
      /** Copies the list. */
      public Listed {
        reminders = List.copyOf(reminders);
      }
    }

    /** There is none with this number. */
    record NoSuch(int number) implements Answer {}

    /** No more at once. */
    record TooMany(int most) implements Answer {}
  }

  /** What is to come, and what was told lately, by number. */
  record State(int last, Map<Integer, Reminder> open, Map<Integer, Reminder> told) {
    State {
      open = Map.copyOf(open);
      told = Map.copyOf(told);
    }
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<RemindEvent> events() {
    return RemindEvent.class;
  }

  @Override
  public State empty(String id) {
    return new State(0, Map.of(), Map.of());
  }

  @Override
  public Decision<RemindEvent, Answer> decide(State state, Wish wish) {
    if (wish instanceof Wish.Add add) {
      return add(state, add);
    }
    if (wish instanceof Wish.Show) {
      List<Reminder> all = new ArrayList<>(state.open().values());
      all.sort(Comparator.comparing(Reminder::due));
      return Decision.answers(new Answer.Listed(all));
    }
    if (wish instanceof Wish.Cancel cancel) {
      return of(state.open(), cancel.number(), ReminderCancelled::new);
    }
    if (wish instanceof Wish.Tell tell) {
      return of(state.open(), tell.number(), ReminderTold::new);
    }
    if (wish instanceof Wish.PutOff later) {
      return of(state.told(), later.number(), old -> new ReminderSet(old.at(later.due())));
    }
    throw new AssertionError(wish);
  }

  private static Decision<RemindEvent, Answer> add(State state, Wish.Add add) {
    if (state.open().size() >= MOST) {
      return Decision.answers(new Answer.TooMany(MOST));
    }
    return Decision.happens(
        new ReminderSet(
            new Reminder(
                add.person(), state.last() + 1, add.due(), add.text(), add.place(), add.locale())));
  }

  private static Decision<RemindEvent, Answer> of(
      Map<Integer, Reminder> among, int number, Function<Reminder, RemindEvent> event) {
    Reminder reminder = among.get(number);
    return reminder == null
        ? Decision.answers(new Answer.NoSuch(number))
        : Decision.happens(event.apply(reminder));
  }

  @Override
  public State apply(State state, RemindEvent event) {
    Reminder reminder = event.reminder();
    Map<Integer, Reminder> open = new TreeMap<>(state.open());
    TreeMap<Integer, Reminder> told = new TreeMap<>(state.told());
    open.remove(reminder.number());
    told.remove(reminder.number());
    if (event instanceof ReminderSet) {
      open.put(reminder.number(), reminder);
    } else if (event instanceof ReminderTold) {
      told.put(reminder.number(), reminder);
      while (told.size() > TOLD_KEPT) {
        told.pollFirstEntry();
      }
    }
    return new State(Math.max(state.last(), reminder.number()), open, told);
  }

  @Override
  public Answer answer(RemindEvent event) {
    if (event instanceof ReminderSet set) {
      return new Answer.IsSet(set.reminder());
    }
    if (event instanceof ReminderTold told) {
      return new Answer.IsDue(told.reminder());
    }
    if (event instanceof ReminderCancelled cancelled) {
      return new Answer.IsCancelled(cancelled.reminder());
    }
    throw new AssertionError(event);
  }
}
