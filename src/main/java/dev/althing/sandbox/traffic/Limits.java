package dev.althing.sandbox.traffic;

import java.util.Map;

/** The rate limits in force; what has no rate is not limited. */
public record Limits(Map<Limiter, Rate> rates) {
  /** Copies. */
  public Limits {
    rates = Map.copyOf(rates);
  }

  /** So many a second, after a burst of so many. */
  public record Rate(double perSecond, int burst) {
    /** Rates are positive. */
    public Rate {
      if (perSecond <= 0 || burst < 1) {
        throw new IllegalArgumentException("a rate limit needs a positive rate and burst");
      }
    }
  }

  /** No limits. */
  public static Limits none() {
    return new Limits(Map.of());
  }

  /** The limits of a Synapse with an untouched configuration. */
  public static Limits stock() {
    return new Limits(
        Map.of(
            Limiter.MESSAGE, new Rate(0.2, 10),
            Limiter.JOIN, new Rate(0.1, 10),
            Limiter.JOIN_ROOM, new Rate(1, 10),
            Limiter.INVITE_ROOM, new Rate(0.3, 10),
            Limiter.INVITE_USER, new Rate(0.003, 5),
            Limiter.INVITE_ISSUER, new Rate(0.3, 10),
            Limiter.LOGIN, new Rate(0.003, 5),
            Limiter.ROOM_CREATION, new Rate(0.016, 10)));
  }
}
