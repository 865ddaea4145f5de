package dev.althing.outbox.reads;

import dev.althing.matrix.id.UserId;
import java.time.ZoneId;
import java.util.concurrent.CompletionStage;

/** Knows the time zones of people; does not fail. */
@FunctionalInterface
public interface Zones {
  /** The zone in which somebody reads the clock. */
  CompletionStage<ZoneId> of(UserId person);
}
