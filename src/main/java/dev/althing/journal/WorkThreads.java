package dev.althing.journal;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that block on the database so that no other has to, with bounded queues. */
final class WorkThreads {
  /** More than this waiting means that the database is not keeping up: better to say so. */
  static final int MAX_WAITING = 2_000;

  private static final int MAX_URGENT = 64;

  private final ThreadPoolExecutor work;
  private final ThreadPoolExecutor urgent;
  private final ScheduledThreadPoolExecutor timer;

  WorkThreads(int threads) {
    this.work = pool(threads, MAX_WAITING, "althing-database");
    this.urgent = pool(1, MAX_URGENT, "althing-database-urgent");
    this.timer = new ScheduledThreadPoolExecutor(1, named("althing-database-timer"));
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Runs a task soon; {@code RejectedExecutionException} when too many wait or all is closed. */
  void submit(Runnable task) {
    work.execute(task);
  }

  /** Runs a task on the thread kept for what must go on while the queue is full. */
  void submitUrgently(Runnable task) {
    urgent.execute(task);
  }

  /** Runs a short, not blocking task later; not at all when closed before. */
  void later(Duration delay, Runnable task) {
    var unused = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes nothing new and waits for what is under way. Nobody is interrupted: an interrupt in the
   * middle of a file operation closes an H2 file under everybody's feet.
   */
  void close(Duration patience) {
    timer.shutdown();
    work.shutdown();
    urgent.shutdown();
    try {
      boolean done = work.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (done) {
        urgent.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadPoolExecutor pool(int threads, int waiting, String name) {
    return new ThreadPoolExecutor(
        threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), named(name));
  }

  private static ThreadFactory named(String name) {
    var count = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
