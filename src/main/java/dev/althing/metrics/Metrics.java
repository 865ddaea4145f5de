package dev.althing.metrics;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Everything that the parts of the program count and measure. */
public interface Metrics {
  /** Counts nothing. */
  Metrics NONE = new Metrics() {};

  /** Stands for the name of what is no command: people write anything. */
  String UNKNOWN = "unknown";

  /** How a command ended. */
  enum Result {
    /** It ran, and answered. */
    ANSWERED,
    /** It ran, and said no. */
    REFUSED,
    /** It ran, and threw. */
    FAILED,
    /** The person may not use it, or not here. */
    DENIED,
    /** It was given wrongly. */
    MISTAKEN,
    /** There is no such command. */
    UNKNOWN,
    /** The person, or the room, has to slow down. */
    LIMITED
  }

  /** Events came in with a sync. */
  default void eventsReceived(int count) {}

  /** The time between an event's acceptance by the homeserver and its arrival here. */
  default void syncLag(Duration lag) {}

  /** A sync failed. */
  default void syncFailed() {}

  /** A gap in a timeline was filled. */
  default void gapFilled(int events) {}

  /**
   * A command was dealt with.
   *
   * @param command its name, from its specification; {@link #UNKNOWN} when it is none
   * @param latency from its arrival to its answer being there
   */
  default void commandHandled(String command, Result result, Duration latency) {}

  /** How much waits in the outbox or the ledger, and for how long; asked when metrics are read. */
  default void watchQueue(String queue, IntSupplier depth, Supplier<Duration> oldest) {}

  /** Something waited for a budget of the homeserver. */
  default void budgetWaited(String limiter, Duration waited) {}

  /** The homeserver refused a request because of a limit. */
  default void budgetRefused(String limiter) {}

  /** An effect was given up for good. */
  default void effectGivenUp() {}

  /** A plugin counted something. */
  default void pluginCounted(String plugin, String name, long times) {}

  /** A plugin measured something. */
  default void pluginTook(String plugin, String name, Duration time) {}

  /** A protection was asked, and said something; {@code what} is pass, acted, shadow or spared. */
  default void judged(String protection, String what) {}

  /** A room threw and was started again. */
  default void roomRestarted() {}

  /** An event was put into quarantine. */
  default void eventQuarantined() {}

  /**
   * A request to the homeserver ended, with a status like {@code 200}, {@code 429} or {@code cut}.
   */
  default void homeserverRequest(String endpoint, String status, Duration latency) {}
}
