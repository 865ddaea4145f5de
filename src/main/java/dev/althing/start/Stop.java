package dev.althing.start;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The stop of the program: asked for by a signal, watched from that moment on, and cut short when
 * it takes too long or is asked for again.
 */
public final class Stop {
  public static final int LATE = 1;
  public static final int ASKED_AGAIN = 130;

  private final Machine machine;
  private final Duration limit;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Void> asked = new CompletableFuture<>();

  Stop(Machine machine, Duration limit) {
    this.machine = machine;
    this.limit = limit;
    machine.signals().accept(this::ask);
  }

  /** Ends when somebody asks to stop. */
  CompletionStage<Void> asked() {
    return asked.copy();
  }

  /** Starts the time that the stop may take. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      var watchdog = new Thread(this::watch, "stop-watchdog");
      watchdog.setDaemon(true);
      watchdog.start();
    }
  }

  private void ask() {
    if (asked.isDone()) {
      machine.halt().accept(ASKED_AGAIN);
      return;
    }
    begin();
    asked.complete(null);
  }

  /** On a thread of its own, since every pool may be what is stuck. */
  private void watch() {
    try {
      TimeUnit.MILLISECONDS.sleep(limit.toMillis());
    } catch (InterruptedException ended) {
      return;
    }
    machine.err().println(CommandLineView.stoppedLate(limit.toSeconds()));
    machine.err().flush();
    machine.halt().accept(LATE);
  }
}
