package dev.althing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.journal.DatabaseSettings;
import dev.althing.smoke.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The bot of a crowd, as a process of its own.
 *
 * @param directory where its stores are
 * @param options those of its Java machine
 * @param server its database, unless that is a file beside its other stores
 */
record CrowdsBot(Path directory, List<String> options, Optional<DatabaseSettings> server) {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration STOP = Duration.ofSeconds(60);

  /** Starts it on a store of this name; it is ready when this returns. */
  Program start(Crowd crowd, String store) {
    Program program = begin(crowd, store);
    try {
      awaitReady(program);
      return program;
    } catch (AssertionError fault) {
      program.close();
      throw fault;
    }
  }

  /** The same without waiting until it is ready. */
  Program begin(Crowd crowd, String store) {
    Map<String, String> environment =
        new HashMap<>(server.map(Contender::variables).orElse(Map.of()));
    environment.put("ALTHING_HOMESERVER", crowd.url().toString());
    environment.put("ALTHING_ACCESS_TOKEN", "bench");
    environment.put("ALTHING_DATA", directory.resolve(store).toString());
    environment.put("ALTHING_OPS_PORT", "0");
    List<String> arguments = List.of("run", "--config", settings().toString());
    return Program.start(directory, environment, options, arguments);
  }

  private Path settings() {
    try {
      return Files.writeString(directory.resolve("althing.conf"), Contender.UNHURRIED);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static void awaitReady(Program program) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(program)) {
      assertThat(program.handle().isAlive()).as(program.output()).isTrue();
      assertThat(System.nanoTime()).as(program.output()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean isReady(Program program) {
    return program.output().contains("Health and metrics: ")
        && program.ops("/ready").statusCode() == 200;
  }

  /** Stops it; nothing may have gone wrong. */
  static void end(Program program) {
    program.terminate();
    program.exit(STOP);
    assertThat(program.output()).doesNotContain("OutOfMemory", "ERROR");
  }
}
