package dev.althing.feature.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast polls may show their bars: every two seconds for a few times, and when it goes on, all
 * together no more often than the strictest homeserver takes messages.
 *
 * <p>It may forget everything: it is about the last minute.
 */
final class Pace {
  /** No message is changed more often. */
  static final Duration LEAST = Duration.ofSeconds(2);

  /** So often a homeserver as it comes takes a message, for all rooms together. */
  private static final Duration SUSTAINED = Duration.ofSeconds(5);

  private static final Duration LOOKING_BACK = Duration.ofMinutes(1);

  /** A homeserver as it comes takes ten at once; others are sent, too. */
  private static final int AT_ONCE = 5;

  private record Shown(String poll, Instant at) {}

  private final Deque<Shown> lately = new ArrayDeque<>();
  private final Map<String, Integer> polls = new HashMap<>();

  /** Notes that a poll shows its bars. */
  synchronized void shows(String poll, Instant now) {
    forget(now);
    lately.add(new Shown(poll, now));
    polls.merge(poll, 1, Integer::sum);
  }

  /** How long a poll must wait from one time to the next. */
  synchronized Duration gap(Instant now) {
    forget(now);
    return lately.size() < AT_ONCE ? LEAST : SUSTAINED.multipliedBy(Math.max(1, polls.size()));
  }

  private void forget(Instant now) {
    Instant since = now.minus(LOOKING_BACK);
    while (!lately.isEmpty() && lately.peek().at().isBefore(since)) {
      polls.computeIfPresent(
          lately.remove().poll(), (poll, count) -> count == 1 ? null : count - 1);
    }
  }
}
