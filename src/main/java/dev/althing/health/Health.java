package dev.althing.health;

import java.time.Duration;
import java.util.Optional;

/**
 * How one part of the program is.
 *
 * @param status whether it works
 * @param reason why it does not, or what is worth knowing when it does, in one short line
 * @param latency how long it took to answer, where that says something
 */
public record Health(Status status, String reason, Optional<Duration> latency) {
  private static final int LONGEST_REASON = 300;
  private static final Health OK = new Health(Status.OK, "", Optional.empty());

  /** Whether something works; the worse come later. */
  public enum Status {
    /** It works. */
    OK,
    /** It works in part, or slowly. */
    DEGRADED,
    /** It does not work. */
    DOWN;

    /** The worse of two. */
    public Status worse(Status other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** Brings the reason into one short line. */
  public Health {
    var line = reason.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    reason = line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
  }

  /** All is well. */
  public static Health ok() {
    return OK;
  }

  /** All is well, and that is worth knowing. */
  public static Health ok(String remark) {
    return new Health(Status.OK, remark, Optional.empty());
  }

  /** It works in part, or slowly. */
  public static Health degraded(String reason) {
    return new Health(Status.DEGRADED, reason, Optional.empty());
  }

  /** It does not work. */
  public static Health down(String reason) {
    return new Health(Status.DOWN, reason, Optional.empty());
  }

  /** The same, answered after so long. */
  public Health after(Duration time) {
    return new Health(status, reason, Optional.of(time));
  }
}
