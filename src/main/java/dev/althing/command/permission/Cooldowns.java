package dev.althing.command.permission;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Cooldown.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has used commands too often. One limit is for all that somebody says to the bot, mistakes
 * included; each command may have its own. Whoever goes over a limit is told once and then passed
 * over in silence until {@code quiet} has gone by.
 *
 * <p>The same attempt told again gets the same verdict, as long as it is remembered. After a
 * restart nothing is remembered and every limit is fresh; then an attempt that was passed over may
 * be let through, one that was answered is answered by the same cause and so not twice. Memory is
 * bounded: the longest unused limits are forgotten first. Safe to use from several threads.
 */
public final class Cooldowns {
  private static final int REMEMBERED = 20_000;

  /** Instants less than this behind the latest come from threads that overtook each other. */
  private static final long JUMP = 60_000;

  private final Cooldown general;
  private final Duration quiet;
  private final Map<String, Long> fullAt = bounded();
  private final Map<String, Long> toldAt = bounded();
  private final Map<String, Verdict> verdicts = bounded();
  private long elapsed;
  private long latest = Long.MIN_VALUE;

  /**
   * Nobody has used anything yet.
   *
   * @param general the limit for all commands together
   * @param quiet how long after "slow down" the same person, or room, is not told again
   */
  public Cooldowns(Cooldown general, Duration quiet) {
    this.general = general;
    this.quiet = quiet;
  }

  /**
   * One use of a command.
   *
   * @param id the invocation's id
   * @param user who
   * @param room where
   * @param command the name of the command with its subcommands; empty where none was recognised
   * @param cooldown the command's own limit
   */
  public record Attempt(String id, UserId user, RoomId room, String command, Cooldown cooldown) {}

  /** What is to be done with an attempt. */
  public sealed interface Verdict {}

  /** It is to be answered. */
  public record Go() implements Verdict {}

  /**
   * It is not to be run, and the person is to be told so.
   *
   * @param delay how long until it may be tried again
   */
  public record SlowDown(Duration delay) implements Verdict {}

  /** It is to be passed over without a word. */
  public record Hush() implements Verdict {}

  private record Limit(String key, Rate rate) {}

  /** Decides about an attempt at that time; a clock that jumps back makes nobody wait longer. */
  public synchronized Verdict decide(Attempt attempt, Instant now) {
    Verdict earlier = verdicts.get(attempt.id());
    if (earlier != null) {
      return earlier;
    }
    Verdict verdict = fresh(attempt, elapsed(now.toEpochMilli()));
    verdicts.put(attempt.id(), verdict);
    return verdict;
  }

  /** The time that has gone by, in which a clock that is put back stands still. */
  private long elapsed(long now) {
    if (latest == Long.MIN_VALUE || now < latest - JUMP) {
      latest = now;
    } else if (now > latest) {
      elapsed += now - latest;
      latest = now;
    }
    return elapsed;
  }

  private Verdict fresh(Attempt attempt, long now) {
    List<Limit> all = limits("", general, attempt);
    List<Limit> own = limits("!" + attempt.command(), attempt.cooldown(), attempt);
    Optional<Limit> over = firstOver(all, now);
    if (over.isPresent()) {
      return refuse(over.get(), attempt, now);
    }
    over = firstOver(own, now);
    if (over.isPresent()) {
      Verdict verdict = refuse(over.get(), attempt, now);
      if (verdict instanceof SlowDown) {
        all.forEach(limit -> use(limit, now));
      }
      return verdict;
    }
    all.forEach(limit -> use(limit, now));
    own.forEach(limit -> use(limit, now));
    return new Go();
  }

  private static List<Limit> limits(String command, Cooldown cooldown, Attempt attempt) {
    List<Limit> limits = new ArrayList<>();
    limits.add(new Limit("user " + attempt.user() + command, cooldown.user()));
    limits.add(new Limit("room " + attempt.room() + command, cooldown.room()));
    limits.add(new Limit("all" + command, cooldown.everywhere()));
    limits.removeIf(limit -> limit.rate().isFree());
    return limits;
  }

  private Optional<Limit> firstOver(List<Limit> limits, long now) {
    return limits.stream().filter(limit -> waitFor(limit, now) > 0).findFirst();
  }

  /** The milliseconds until a use is free: each use pushes the time at which all are free again. */
  private long waitFor(Limit limit, long now) {
    return full(limit, now) - now - interval(limit) * (limit.rate().burst() - 1);
  }

  private long full(Limit limit, long now) {
    return Math.max(now, fullAt.getOrDefault(limit.key(), now));
  }

  private void use(Limit limit, long now) {
    fullAt.put(limit.key(), full(limit, now) + interval(limit));
  }

  private static long interval(Limit limit) {
    return Math.max(1, limit.rate().every().toMillis());
  }

  private Verdict refuse(Limit over, Attempt attempt, long now) {
    boolean personal = over.key().startsWith("user ");
    String whom = personal ? over.key() : attempt.room() + over.key();
    Long told = toldAt.get(whom);
    if (told != null && now - told < quiet.toMillis()) {
      return new Hush();
    }
    toldAt.put(whom, now);
    return new SlowDown(Duration.ofMillis(waitFor(over, now)));
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
