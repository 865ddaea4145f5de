package dev.althing.outbox.ephemera;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import java.time.Duration;
import java.util.Optional;

/** Signs of life that nobody keeps: the latest of each kind counts, and a lost one is lost. */
public interface Signals {
  /** Shows that we are typing for so long, or, when empty, that we no longer are. */
  void typing(RoomId room, Optional<Duration> forSoLong);

  /** Marks what we have read, up to an event, for all to see or only for us. */
  void read(RoomId room, EventId event, boolean isPrivate);
}
