package dev.althing.bench;

import java.time.Duration;

/**
 * A measurement that has begun: how long it takes by the clock, and what a process works for it.
 *
 * @param begin when it began, as {@code System.nanoTime()}
 */
record Watch(ProcessHandle process, long begin, Duration worked) {
  /** Begins now. */
  static Watch on(ProcessHandle process) {
    return new Watch(process, System.nanoTime(), worked(process));
  }

  /** Of a process that was started at a time. */
  static Watch from(ProcessHandle process, long begin) {
    return new Watch(process, begin, Duration.ZERO);
  }

  private static Duration worked(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public String toString() {
    return "%s, %s of processors"
        .formatted(
            Times.seconds(Duration.ofNanos(System.nanoTime() - begin)),
            Times.seconds(worked(process).minus(worked)));
  }
}
