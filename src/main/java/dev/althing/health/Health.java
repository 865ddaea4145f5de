package dev.althing.health;

/**
 * How one part of the program is.
 *
 * @param status whether it works
 * @param reason why it does not, in one short line; empty when it does
 */
public record Health(Status status, String reason) {
  private static final int LONGEST_REASON = 300;
  private static final Health OK = new Health(Status.OK, "");

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

  /** It works in part, or slowly. */
  public static Health degraded(String reason) {
    return new Health(Status.DEGRADED, reason);
  }

  /** It does not work. */
  public static Health down(String reason) {
    return new Health(Status.DOWN, reason);
  }
}
