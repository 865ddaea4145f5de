package dev.althing.matrix.client;

import java.time.Duration;

/** Whoever wants to know about every request when it has ended: metrics, tests. */
@FunctionalInterface
public interface RequestObserver {
  /** Nobody. */
  RequestObserver NONE = observed -> {};

  /** Hears about a request; called on the client's threads, so it must be quick. */
  void ended(Observed observed);

  /**
   * A request that has ended.
   *
   * @param endpoint what was asked
   * @param outcome the HTTP status, or a word for why there was none
   * @param latency from the sending to the end of the answer
   */
  record Observed(Endpoint endpoint, String outcome, Duration latency) {}
}
