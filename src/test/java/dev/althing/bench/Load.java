package dev.althing.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How many threads of the whole machine work or wait for a processor, on average of a minute.
 *
 * @param processors how many there are
 */
record Load(double threads, int processors) {
  static Load now() {
    var machine = ManagementFactory.getOperatingSystemMXBean();
    return new Load(machine.getSystemLoadAverage(), machine.getAvailableProcessors());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f on %d processors", threads, processors);
  }
}
