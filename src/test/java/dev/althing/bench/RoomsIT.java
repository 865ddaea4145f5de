package dev.althing.bench;

import dev.althing.smoke.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many rooms cost: memory, busy and idle, and what a restart asks the homeserver for. */
@Tag("bench")
final class RoomsIT {
  private static final int ROOMS = Integer.getInteger("bench.rooms", 100_000);
  private static final int QUESTIONS = 20;
  private static final String HEAP = "-Xmx1g";

  /** Rooms that have been quiet for five minutes are let go; with 0 this part is left out. */
  private static final Duration REST = Duration.ofSeconds(Integer.getInteger("bench.rest", 360));

  @TempDir Path directory;

  @Test
  void holdsVeryManyRooms() {
    long without;
    try (Crowd few = new Crowd(1);
        Program program = start(few, "few")) {
      few.ask(0, "!ping");
      without = tell("in one room", 0, program).heap();
    }
    try (Crowd crowd = new Crowd(ROOMS)) {
      add("floor: `/sync` tells of all rooms, and nobody listens", Times.seconds(crowd.floor()));
      try (Program program = begin(crowd, "until it is ready for the first time")) {
        fill(crowd);
        tell("busy", without, program);
        answer("busy", crowd);
        if (!REST.isZero()) {
          LockSupport.parkNanos(REST.toNanos());
          tell("idle", without, program);
          answer("idle", crowd);
        }
        CrowdsBot.end(program);
      }
      try (Program program = begin(crowd, "until it is ready again, all rooms stored")) {
        tell("started again", without, program);
        add("requests of the start", String.join(", ", Vitals.requests(program)));
        answer("started again", crowd);
        CrowdsBot.end(program);
      }
    }
  }

  /** In every room somebody talks; a command in the last one is answered after that. */
  private static void fill(Crowd crowd) {
    long begin = System.nanoTime();
    crowd.talk();
    crowd.ask(ROOMS - 1, "!ping");
    double each = (System.nanoTime() - begin) / 1e3 / ROOMS;
    add("one message in every room", String.format(Locale.ROOT, "%.0f µs for each", each));
  }

  private static Vitals tell(String how, long without, Program program) {
    Vitals vitals = Vitals.of(program);
    String each = "; %d bytes of heap for a room".formatted((vitals.heap() - without) / ROOMS);
    add("memory, " + how, vitals + (without == 0 ? "" : each));
    return vitals;
  }

  private static void answer(String how, Crowd crowd) {
    Duration first = crowd.ask(0, "!ping");
    List<Duration> taken = new ArrayList<>();
    for (int i = 1; i < QUESTIONS; i++) {
      taken.add(crowd.ask((int) ((long) i * ROOMS / QUESTIONS), "!ping"));
    }
    String measured = "the first %s, the others %s";
    add(
        "`!ping` in %d rooms, %s".formatted(QUESTIONS, how),
        measured.formatted(Times.millis(first), new Times(taken)));
  }

  private Program begin(Crowd crowd, String what) {
    long begin = System.nanoTime();
    Program program = start(crowd, "many");
    add(what, Times.seconds(Duration.ofNanos(System.nanoTime() - begin)));
    return program;
  }

  private Program start(Crowd crowd, String store) {
    return new CrowdsBot(directory, List.of(HEAP), Optional.empty()).start(crowd, store);
  }

  private static void add(String work, String measured) {
    Table.add("%,d rooms: %s".formatted(ROOMS, work), "made-up homeserver", measured);
  }
}
