package dev.althing.plugin.call;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one plugin, a few, with a bounded queue before them; each call has a time to end
 * in. Whoever calls is answered in time, whatever the plugin does; a thread that does not come back
 * is left behind, since nothing inside a Java machine can stop it.
 */
public final class Calls implements AutoCloseable {
  /** Threads of one plugin. */
  static final int THREADS = 4;

  /** Calls that may wait for a thread. */
  static final int WAITING = 64;

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Duration deadline;
  private final ThreadPoolExecutor threads;
  private final AtomicInteger abandoned = new AtomicInteger();

  /**
   * Threads for a plugin.
   *
   * @param deadline how long a call may wait and run
   * @param loader whose classes they run
   */
  public Calls(String plugin, Duration deadline, ClassLoader loader) {
    this.deadline = deadline;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread =
                  new Thread(null, task, "plugin-" + plugin + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(loader);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** How many threads were left behind. */
  public int abandoned() {
    return abandoned.get();
  }

  /**
   * Calls; fails with {@link TooBusy} when too much waits, with {@link TooSlow} past the deadline,
   * with {@link TooGreedy} when it took too much memory, and else with whatever is thrown.
   */
  public <T> CompletionStage<T> call(Callable<? extends CompletionStage<T>> work) {
    return call(work, () -> {});
  }

  /**
   * The same.
   *
   * @param left told when the call's thread has to be left behind
   */
  public <T> CompletionStage<T> call(Callable<? extends CompletionStage<T>> work, Runnable left) {
    Call<T> call = new Call<>(work);
    try {
      threads.execute(call);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(new TooBusy());
    }
    watch(call, left);
    return call.answer();
  }

  /** Nothing is left of the watch when the answer is there: it would hold the plugin's classes. */
  private void watch(Call<?> call, Runnable left) {
    CompletableFuture<Void> end =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, deadline.toMillis(), TimeUnit.MILLISECONDS);
    var unusedEnd = end.thenRun(() -> late(call, left));
    var unusedAnswer = call.answer().whenComplete((answer, fault) -> end.cancel(false));
  }

  private void late(Call<?> call, Runnable left) {
    if (call.answer().completeExceptionally(new TooSlow(deadline)) && call.interrupt()) {
      CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
          .execute(
              () -> {
                if (call.abandon()) {
                  abandoned.incrementAndGet();
                  left.run();
                }
              });
    }
  }

  /** Nothing more is called; what was called goes on, for as long as it may. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
