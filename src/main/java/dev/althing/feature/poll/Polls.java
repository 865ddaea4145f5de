package dev.althing.feature.poll;

import dev.althing.entity.Entities;
import dev.althing.entity.Feature;
import dev.althing.journal.event.JournalFamily;
import dev.althing.outbox.reads.Zones;
import java.time.InstantSource;
import java.util.List;

/** The polls, put together. */
public final class Polls {
  /** What happens to polls and in the books of rooms, for the journal. */
  public static final List<JournalFamily> FAMILIES =
      List.of(
          JournalFamily.of(PollRules.TYPE, PollEvent.class),
          JournalFamily.of(BookRules.TYPE, BookEvent.class));

  private Polls() {}

  /**
   * The feature.
   *
   * @param zones in which people read the clock
   */
  public static Feature of(Entities entities, Zones zones, InstantSource clock) {
    PollDesk desk = new PollDesk(entities);
    return new Feature(
        "poll",
        List.of(new PollCommand(desk, zones, clock)),
        List.of(new PollKind(desk, clock)),
        List.of());
  }
}
