package dev.althing.plugin.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a plugin behaves: after some faults in a row it rests for a while, each time longer; after
 * two threads were left behind it is called no more until the program starts again.
 *
 * @param faults in a row
 * @param total since it was loaded
 * @param rests how often it has had to rest since its last good call
 * @param restsUntil until when it is not called
 * @param last the last fault
 */
public record Conduct(
    int faults, long total, int rests, Optional<Instant> restsUntil, Optional<String> last) {
  /** Nothing known yet. */
  public static final Conduct NEW = new Conduct(0, 0, 0, Optional.empty(), Optional.empty());

  private static final int PATIENCE = 3;
  private static final int MOST_ABANDONED = 2;
  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  /** After a call that was answered. */
  public Conduct good() {
    return faults == 0 && rests == 0 ? this : new Conduct(0, total, 0, Optional.empty(), last);
  }

  /**
   * After a call that failed.
   *
   * @param isGrave whether the very first one is too many
   */
  public Conduct bad(String fault, boolean isGrave, Instant now) {
    int row = faults + 1;
    boolean rests = isGrave || row >= PATIENCE;
    return new Conduct(
        rests ? 0 : row,
        total + 1,
        rests ? this.rests + 1 : this.rests,
        rests ? Optional.of(now.plus(pause())) : restsUntil,
        Optional.of(fault));
  }

  /** Whether it may be called. */
  public boolean mayBeCalled(Instant now, int abandoned) {
    return abandoned < MOST_ABANDONED && restsUntil.filter(now::isBefore).isEmpty();
  }

  /** Whether only another start of the program helps. */
  public static boolean isStuck(int abandoned) {
    return abandoned >= MOST_ABANDONED;
  }

  private Duration pause() {
    Duration pause = FIRST_REST.multipliedBy(1L << Math.min(rests, 10));
    return pause.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : pause;
  }
}
