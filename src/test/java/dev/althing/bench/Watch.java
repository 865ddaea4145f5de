package dev.althing.bench;

import java.time.Duration;

/**
 * A measurement that has begun: how long it takes by the clock, and what a process works for it.
 *
 * @param begin when it began, as {@code System.nanoTime()}
 * @param before what the process had worked before
 */
record Watch(ProcessHandle process, long begin, Work before) {
  /** Begins now. */
  static Watch on(ProcessHandle process) {
    return new Watch(process, System.nanoTime(), Work.of(process));
  }

  /** Of a process that was started at a time. */
  static Watch from(ProcessHandle process, long begin) {
    return new Watch(process, begin, new Work(Duration.ZERO, Duration.ZERO));
  }

  @Override
  public String toString() {
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    Work work = Work.of(process).each(before, 1);
    return "%s; processors %s, and %s to compile"
        .formatted(
            Times.seconds(taken), Times.seconds(work.warm()), Times.seconds(work.compiling()));
  }
}
