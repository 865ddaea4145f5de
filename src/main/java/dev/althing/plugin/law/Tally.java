package dev.althing.plugin.law;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one protection has said since the bot started: how often, and the last of it. */
final class Tally {
  private static final int REMEMBERED = 10;

  /** What became of something that a protection said. */
  enum Result {
    /** It is done. */
    ACTED,
    /** It would have been done. */
    SHADOW,
    /** It is not done, since it concerns somebody to whom nothing is done. */
    SPARED
  }

  /** One thing that it said. */
  record Entry(Instant at, RoomId room, UserId user, String reason, Result result) {}

  private final Map<Result, Long> counts = new EnumMap<>(Result.class);
  private final ArrayDeque<Entry> last = new ArrayDeque<>();

  synchronized void add(Entry entry) {
    counts.merge(entry.result(), 1L, Long::sum);
    last.addFirst(entry);
    if (last.size() > REMEMBERED) {
      last.removeLast();
    }
  }

  synchronized long count(Result result) {
    return counts.getOrDefault(result, 0L);
  }

  /** The newest first. */
  synchronized List<Entry> last() {
    return List.copyOf(last);
  }
}
