package dev.althing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.smoke.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many rooms cost: memory, busy and idle, and what a restart asks the homeserver for. */
@Tag("bench")
final class RoomsIT {
  private static final int ROOMS = Integer.getInteger("bench.rooms", 100_000);
  private static final int FEW_ROOMS = 100;

  /** Rooms that have been quiet for five minutes are let go. */
  private static final Duration REST = Duration.ofMinutes(6);

  private static final Duration STOP = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void remembersAcrossARestart() {
    try (Settlement settlement = new Settlement(directory)) {
      settlement.found(FEW_ROOMS);
      Program first = settlement.start("store", "-Xmx512m");
      first.terminate();
      first.exit(STOP);
      long begin = System.nanoTime();
      try (Program again = settlement.start("store", "-Xmx512m")) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        String requests = String.join(", ", Settlement.requests(again));
        settlement.ask();
        String measured =
            "ready after %s, resident %d MB; requests: %s"
                .formatted(Times.millis(taken), Settlement.resident(again) >> 20, requests);
        Table.add("restart with %d rooms stored".formatted(FEW_ROOMS), "sandbox", measured);
      }
    }
  }

  @Test
  void holdsVeryManyRooms() {
    try (Settlement settlement = new Settlement(directory)) {
      long without = emptyHeap(settlement);
      settlement.found(ROOMS);
      long begin = System.nanoTime();
      try (Program program = settlement.start("many", "-Xmx1g")) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        long busy = Settlement.heap(program);
        settlement.ask();
        LockSupport.parkNanos(REST.toNanos());
        long idle = Settlement.heap(program);
        settlement.ask();
        assertThat(program.output()).doesNotContain("OutOfMemory", "ERROR");
        String measured =
            "ready after %d s; heap in use %d MB busy, %d MB idle, %d MB with three rooms: "
                + "%d bytes per busy room, %d per idle one; resident %d MB";
        Table.add(
            "%,d rooms with %d members, -Xmx1g".formatted(ROOMS, Settlement.PEOPLE_IN_EACH),
            "sandbox",
            measured.formatted(
                taken.toSeconds(),
                busy >> 20,
                idle >> 20,
                without >> 20,
                (busy - without) / ROOMS,
                (idle - without) / ROOMS,
                Settlement.resident(program) >> 20));
      }
    }
  }

  private static long emptyHeap(Settlement settlement) {
    try (Program program = settlement.start("few", "-Xmx1g")) {
      return Settlement.heap(program);
    }
  }
}
