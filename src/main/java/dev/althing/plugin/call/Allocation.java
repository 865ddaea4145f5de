package dev.althing.plugin.call;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What work on a thread allocates: far more than any answer needs is refused. */
public final class Allocation {
  /** What one call may allocate, in bytes. */
  static final long MOST = 128L << 20;

  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long before = MEMORY.getCurrentThreadAllocatedBytes();

  private Allocation() {}

  /** Begins to measure, on this thread. */
  public static Allocation begin() {
    return new Allocation();
  }

  /**
   * Looks at what this thread has allocated since.
   *
   * @throws TooGreedy when it is too much
   */
  public void check() {
    long taken = MEMORY.getCurrentThreadAllocatedBytes() - before;
    if (taken > MOST) {
      throw new TooGreedy(taken);
    }
  }
}
