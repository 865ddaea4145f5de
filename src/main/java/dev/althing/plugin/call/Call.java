package dev.althing.plugin.call;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One call of a plugin: its answer, and the thread it is on. */
final class Call<T> implements Runnable {
  private final Callable<? extends CompletionStage<T>> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable Thread thread;

  Call(Callable<? extends CompletionStage<T>> work) {
    this.work = work;
  }

  CompletableFuture<T> answer() {
    return answer;
  }

  @Override
  public void run() {
    if (answer.isDone()) {
      return;
    }
    begin();
    try {
      worked();
    } finally {
      end();
    }
  }

  /** Also an overflow of its stack or of the memory is the plugin's own. */
  private void worked() {
    Allocation allocation = Allocation.begin();
    try {
      CompletionStage<T> stage = work.call();
      allocation.check();
      if (stage == null) {
        answer.completeExceptionally(new NullPointerException("the plugin answered with null"));
      } else {
        stage.whenComplete(this::settle);
      }
    } catch (Throwable fault) {
      answer.completeExceptionally(fault);
    }
  }

  private void settle(T value, @Nullable Throwable fault) {
    if (fault != null) {
      answer.completeExceptionally(fault);
    } else if (value == null) {
      answer.completeExceptionally(new NullPointerException("the plugin answered with null"));
    } else {
      answer.complete(value);
    }
  }

  private synchronized void begin() {
    thread = Thread.currentThread();
  }

  private synchronized void end() {
    thread = null;
    Thread.interrupted(); // what was meant for this call must not meet the next
  }

  /** Asks it to stop; whether it was on a thread. */
  synchronized boolean interrupt() {
    if (thread == null) {
      return false;
    }
    thread.interrupt();
    return true;
  }

  /** Lets it run on with as little harm as possible; whether it still runs. */
  @SuppressWarnings("ThreadPriorityCheck") // nothing is ordered by it: it only yields to the others
  synchronized boolean abandon() {
    if (thread == null) {
      return false;
    }
    thread.setPriority(Thread.MIN_PRIORITY);
    return true;
  }
}
