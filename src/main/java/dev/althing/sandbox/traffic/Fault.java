package dev.althing.sandbox.traffic;

import java.util.Locale;

/** A way in which a request can go wrong. */
public enum Fault {
  /** 429 with a Retry-After header; nothing has happened. */
  TOO_MANY_REQUESTS,
  /** 500 with an error of the homeserver; nothing has happened. */
  SERVER_ERROR,
  /** 502 with the page of a proxy; nothing has happened. */
  BAD_GATEWAY,
  /** The connection is reset before the request takes effect. */
  RESET_BEFORE,
  /** The connection is reset after the request took effect: the answer is lost. */
  RESET_AFTER,
  /** The request takes effect at once, but the answer takes its time. */
  SLOW,
  /** A sync repeats what an earlier one has already told. */
  DUPLICATE_SYNC,
  /** A sync cuts its timelines to one event. */
  LIMITED_SYNC;

  /** The name in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads a name. */
  public static Fault of(String key) {
    for (Fault fault : values()) {
      if (fault.key().equals(key)) {
        return fault;
      }
    }
    throw new IllegalArgumentException("there is no fault named " + key);
  }
}
