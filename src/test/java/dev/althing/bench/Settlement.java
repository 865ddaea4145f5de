package dev.althing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.sandbox.Community;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.smoke.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox with rooms of thirty members, in all of which a bot is. */
final class Settlement implements AutoCloseable {
  static final int PEOPLE_IN_EACH = 30;

  private static final Pattern IN_USE =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)$");
  private static final Pattern REQUESTS =
      Pattern.compile("(?m)^althing_homeserver_requests_total\\{endpoint=\"([^\"]+)\".*} (\\S+)$");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

  private final Path directory;
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private final Community community = sandbox.community();
  private final List<String> rooms = new ArrayList<>(List.of(community.lobby()));

  Settlement(Path directory) {
    this.directory = directory;
  }

  void found(int count) {
    List<String> people = new ArrayList<>(sandbox.seed().accounts("p", PEOPLE_IN_EACH - 2));
    people.add(community.bot());
    rooms.addAll(sandbox.seed().rooms(count, community.moderator(), people));
  }

  /** Starts the bot on a store of this name; it is ready when this returns. */
  Program start(String store, String heap) {
    Map<String, String> environment =
        Map.of(
            "ALTHING_HOMESERVER", sandbox.url().toString(),
            "ALTHING_USER", community.bot(),
            "ALTHING_PASSWORD", community.botPassword(),
            "ALTHING_OWNERS", community.moderator(),
            "ALTHING_DATA", directory.resolve(store).toString(),
            "ALTHING_OPS_PORT", "0");
    Program program = Program.start(directory, environment, List.of(heap), List.of("run"));
    while (program.ops("/ready").statusCode() != 200) {
      assertThat(program.handle().isAlive()).as(program.output()).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return program;
  }

  /** Has a question answered in the room that was founded last. */
  void ask() {
    String moderator = community.moderator();
    String token = sandbox.seed().login(moderator, "asker");
    try (Asker asker = new Asker(new Home.Account(sandbox.url(), moderator, token))) {
      asker.ask(rooms.get(rooms.size() - 1), "!ping");
    }
  }

  /** The bytes of the heap that are left when everything is collected that can be. */
  static long heap(Program program) {
    collect(program);
    Matcher line = IN_USE.matcher(program.ops("/metrics").body());
    return line.results().mapToLong(it -> (long) Double.parseDouble(it.group(1))).sum();
  }

  private static void collect(Program program) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String id = String.valueOf(program.handle().pid());
    try {
      Process collection =
          new ProcessBuilder(jcmd, id, "GC.run")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(collection.waitFor()).isZero();
    } catch (IOException | InterruptedException fault) {
      throw new AssertionError(fault);
    }
  }

  /** The bytes of memory that the process holds. */
  static long resident(Program program) {
    Path status = Path.of("/proc", String.valueOf(program.handle().pid()), "status");
    try {
      Matcher line = RESIDENT.matcher(Files.readString(status));
      return line.find() ? Long.parseLong(line.group(1)) << 10 : 0;
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }

  /** The requests it has made so far, each kind with its number. */
  static List<String> requests(Program program) {
    return REQUESTS
        .matcher(program.ops("/metrics").body())
        .results()
        .map(Settlement::request)
        .sorted()
        .toList();
  }

  private static String request(MatchResult line) {
    return "%s %.0f".formatted(line.group(1), Double.parseDouble(line.group(2)));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
