package dev.althing.feature.remind;

import dev.althing.effect.Cause;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

final class RemindGoldenFilesTest extends GoldenFiles {
  private static final Instant DUE = Instant.parse("2027-01-31T09:00:00Z");
  private static final EventId QUESTION = new EventId("$question");

  private static Reminder reminder(RoomId room, Optional<EventId> thread, boolean isPrivate) {
    return new Reminder(
        new UserId("@ann:example.org"),
        3,
        DUE,
        "renew the domain",
        new Place(room, QUESTION, thread, isPrivate),
        "de");
  }

  @Override
  protected JournalFamily family() {
    return ReminderBook.FAMILY;
  }

  @Override
  protected Map<String, Object> expected() {
    RoomId room = new RoomId("!hall:example.org");
    RoomId twelve = new RoomId("!aRoomOfVersion12HasNoDomain");
    Optional<EventId> root = Optional.of(new EventId("$root"));
    return Map.of(
        "reminder-set.v1.json",
            new Recorded<>(
                Cause.event(QUESTION),
                new RemindEvent.ReminderSet(reminder(room, Optional.empty(), false))),
        "reminder-told.v1.json",
            new Recorded<>(
                new Cause("agenda:remind|@ann:example.org/3@1801386000000"),
                new RemindEvent.ReminderTold(reminder(room, root, false))),
        "reminder-cancelled.v1.json",
            new Recorded<>(
                new Cause("event:$cancel"),
                new RemindEvent.ReminderCancelled(reminder(twelve, Optional.empty(), true))));
  }
}
