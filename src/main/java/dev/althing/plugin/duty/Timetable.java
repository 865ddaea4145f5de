package dev.althing.plugin.duty;

import dev.althing.effect.Cause;
import dev.althing.outbox.Effects;
import dev.althing.plugin.keep.HostValues;
import dev.althing.plugin.keep.Runs;
import dev.althing.plugin.keep.Switches;
import dev.althing.plugin.life.Brought.Timed;
import dev.althing.plugin.life.Life;
import dev.althing.spi.plugin.Schedule;
import dev.althing.spi.plugin.Task;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of all plugins at their times. What is to be done at a time of day is remembered, so
 * that it is made up for, once, when the bot was away then.
 */
public final class Timetable implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

  /** A clock that jumps is noticed this late at most. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  private final Runs runs;
  private final Switches switches;
  private final Effects effects;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "plugin-timer");
            thread.setDaemon(true);
            return thread;
          });

  /** An empty timetable. */
  public Timetable(HostValues values, Switches switches, Effects effects, InstantSource clock) {
    this.runs = new Runs(values);
    this.switches = switches;
    this.effects = effects;
    this.clock = clock;
  }

  /** Keeps the times of a plugin until it ends. */
  public void begin(Life life) {
    for (Timed timed : life.brought().tasks()) {
      Instant now = clock.instant();
      Instant last =
          timed.when() instanceof Schedule.Daily
              ? runs.last(life.id(), timed.name()).orElse(now)
              : now;
      every(life, new Turn(life, timed, timed.when().next(last)));
    }
  }

  /** Does something now and then for a plugin, until it ends. */
  void repeat(Life life, Duration pause, Runnable work) {
    var repeated = timer.scheduleWithFixedDelay(work, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    life.atEnd(() -> repeated.cancel(false));
  }

  private void every(Life life, Turn turn) {
    life.atEnd(() -> turn.isOver = true);
    sleep(turn);
  }

  /** One task, and when it is its turn. */
  private static final class Turn {
    private final Life life;
    private final Timed timed;
    private Instant due;
    private volatile boolean isOver;

    private Turn(Life life, Timed timed, Instant due) {
      this.life = life;
      this.timed = timed;
      this.due = due;
    }
  }

  private void sleep(Turn turn) {
    if (turn.isOver || timer.isShutdown()) {
      return;
    }
    Duration rest = Duration.between(clock.instant(), turn.due);
    Duration pause = rest.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : rest;
    var unusedLook =
        timer.schedule(() -> look(turn), Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
  }

  private void look(Turn turn) {
    Instant now = clock.instant();
    if (turn.isOver || turn.due.isAfter(now)) {
      sleep(turn);
      return;
    }
    Schedule when = turn.timed.when();
    while (!when.next(turn.due).isAfter(now)) {
      turn.due = when.next(turn.due);
    }
    run(turn, turn.due);
    turn.due = when.next(turn.due);
  }

  private void run(Turn turn, Instant due) {
    Life life = turn.life;
    String name = turn.timed.name();
    if (switches.isOff(life.id())) {
      sleep(turn);
      return;
    }
    var task = new Task.Due(name + "@" + due.toEpochMilli(), due);
    var unusedEnd =
        life.call(() -> turn.timed.task().run(task).thenApply(done -> true))
            .whenComplete(
                (done, fault) -> {
                  if (fault != null) {
                    LOG.warn(
                        "the task {} of the plugin {} failed: {}",
                        name,
                        life.id(),
                        Causes.of(fault).toString());
                  }
                  remember(turn, due);
                  sleep(turn);
                });
  }

  private void remember(Turn turn, Instant due) {
    if (turn.timed.when() instanceof Schedule.Daily) {
      String task = turn.life.id() + ":" + turn.timed.name();
      var unusedWritten =
          effects.write(
              Cause.own("ran:" + task + "@" + due.toEpochMilli()),
              List.of(Runs.ran(turn.life.id(), turn.timed.name(), due)));
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
