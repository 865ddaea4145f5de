package dev.althing.plugin.duty;

import dev.althing.matrix.id.Glob;
import dev.althing.matrix.id.UserId;
import dev.althing.plugin.life.Brought.Source;
import dev.althing.plugin.life.Life;
import dev.althing.spi.protection.PolicyRevision;
import dev.althing.spi.protection.PolicyRule;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that the sources of all plugins deliver: of each the last revision, in force until the
 * next one comes or its plugin ends.
 */
public final class Policies {
  private static final Logger LOG = LoggerFactory.getLogger(Policies.class);
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private record Current(Life life, PolicyRevision revision) {}

  private final Timetable timetable;
  private final Map<String, Current> current = new ConcurrentHashMap<>();
  private final List<BiConsumer<String, PolicyRevision>> listeners = new CopyOnWriteArrayList<>();

  /** No rules yet. */
  public Policies(Timetable timetable) {
    this.timetable = timetable;
  }

  /** Tells somebody of every new revision from now on, with the full name of its source. */
  public void onRevision(BiConsumer<String, PolicyRevision> told) {
    listeners.add(told);
  }

  /** The revisions in force, by the full names of their sources. */
  public Map<String, PolicyRevision> revisions() {
    Map<String, PolicyRevision> all = new TreeMap<>();
    current.forEach((name, one) -> all.put(name, one.revision()));
    return all;
  }

  /** Whether rules in force ban somebody, or their homeserver, and none lets them in again. */
  public boolean ban(UserId user) {
    boolean isBanned = false;
    for (Current one : current.values()) {
      for (PolicyRule rule : one.revision().rules()) {
        if (isAbout(rule, user)) {
          if (rule.recommendation() == PolicyRule.Recommendation.ALLOW) {
            return false;
          }
          isBanned = true;
        }
      }
    }
    return isBanned;
  }

  private static boolean isAbout(PolicyRule rule, UserId user) {
    return switch (rule.subject()) {
      case USER -> new Glob(rule.entity()).matches(user.value());
      case SERVER -> new Glob(rule.entity()).matches(user.server());
      case ROOM -> false;
    };
  }

  /** Reads the sources of a plugin, until it ends; takes over from an older life of it. */
  public void begin(Life life) {
    for (Source source : life.brought().sources()) {
      String name = life.id() + "/" + source.name();
      AtomicBoolean isReading = new AtomicBoolean();
      current.computeIfPresent(name, (key, one) -> new Current(life, one.revision()));
      timetable.repeat(life, pause(source.every()), () -> read(life, source, name, isReading));
      life.atEnd(() -> current.computeIfPresent(name, (key, one) -> without(one, life)));
    }
  }

  private static @Nullable Current without(Current one, Life life) {
    return one.life() == life ? null : one;
  }

  private static Duration pause(Duration every) {
    Duration least = every.compareTo(SHORTEST) < 0 ? SHORTEST : every;
    return least.compareTo(LONGEST) > 0 ? LONGEST : least;
  }

  private void read(Life life, Source source, String name, AtomicBoolean isReading) {
    if (!isReading.compareAndSet(false, true)) {
      return;
    }
    var unusedEnd =
        life.call(() -> source.source().read())
            .whenComplete(
                (revision, fault) -> {
                  isReading.set(false);
                  if (fault == null) {
                    become(life, name, revision);
                  } else {
                    LOG.warn("no rules from {}: {}", name, Causes.of(fault).toString());
                  }
                });
  }

  /** What was read for a life that is over must not stay, nor take the place of what is newer. */
  private void become(Life life, String name, PolicyRevision revision) {
    AtomicBoolean isNew = new AtomicBoolean();
    current.compute(
        name,
        (key, before) -> {
          if (life.hasEnded()) {
            return before;
          }
          isNew.set(before == null || !before.revision().version().equals(revision.version()));
          return new Current(life, revision);
        });
    if (isNew.get()) {
      listeners.forEach(told -> told.accept(name, revision));
    }
  }
}
