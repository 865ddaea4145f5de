package dev.althing;

import dev.althing.matrix.id.RoomId;
import dev.althing.metrics.Metrics;
import dev.althing.room.Rooms;
import dev.althing.sync.Quarantine;

/** Counts what happens to rooms. */
final class RoomWatch implements Rooms.Watch {
  private final Metrics metrics;

  RoomWatch(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void restarted(RoomId room) {
    metrics.roomRestarted();
  }

  @Override
  public void quarantined(Quarantine.Entry entry) {
    metrics.eventQuarantined();
  }
}
