package dev.althing.sync;

import java.util.concurrent.CompletionStage;

/** Who takes in what is new. */
@FunctionalInterface
public interface Intake {
  /**
   * Takes an update of a room; updates of one room are told in order.
   *
   * @return completes when it is safe: state stored, consequences written. Does not fail while the
   *     process lives: what cannot be stood goes to the quarantine.
   */
  CompletionStage<Void> take(RoomUpdate update);
}
