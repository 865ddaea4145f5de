package dev.althing.feature.remind;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** What happens to a person's reminders; journal family {@code remind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(RemindEvent.ReminderSet.class),
  @JsonSubTypes.Type(RemindEvent.ReminderTold.class),
  @JsonSubTypes.Type(RemindEvent.ReminderCancelled.class)
})
public sealed interface RemindEvent {
  /** The reminder it is about, as it is after the event. */
  Reminder reminder();

  /** A reminder was set, or set again after it was told. */
  @JsonTypeName("reminder-set")
  record ReminderSet(Reminder reminder) implements RemindEvent {}

  /** The time came and the person was told. */
  @JsonTypeName("reminder-told")
  record ReminderTold(Reminder reminder) implements RemindEvent {}

  /** The person no longer wants it. */
  @JsonTypeName("reminder-cancelled")
  record ReminderCancelled(Reminder reminder) implements RemindEvent {}
}
