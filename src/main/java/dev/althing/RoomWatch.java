package dev.althing;

import dev.althing.matrix.id.RoomId;
import dev.althing.metrics.Metrics;
import dev.althing.room.Rooms;
import dev.althing.sync.Quarantine;

/** Counts what happens to rooms. */
final class RoomWatch implements Rooms.Watch {
  private final Checks checks;
  private final Metrics metrics;

  RoomWatch(Checks checks, Metrics metrics) {
    this.checks = checks;
    this.metrics = metrics;
  }

  @Override
  public void restarted(RoomId room) {
    metrics.roomRestarted();
  }

  @Override
  public void quarantined(Quarantine.Entry entry) {
    metrics.eventQuarantined();
    checks.quarantined(1);
  }
}
