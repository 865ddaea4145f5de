package dev.althing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.smoke.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a running program takes and does.
 *
 * @param heap the bytes of the heap that are left when everything is collected that can be
 * @param resident the bytes of memory that the process holds
 */
record Vitals(long heap, long resident) {
  private static final Pattern IN_USE =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)$");
  private static final Pattern REQUESTS =
      Pattern.compile("(?m)^althing_homeserver_requests_total\\{endpoint=\"([^\"]+)\".*} (\\S+)$");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

  /** Those of now. */
  static Vitals of(Program program) {
    collect(program);
    Matcher line = IN_USE.matcher(program.ops("/metrics").body());
    long heap = line.results().mapToLong(it -> (long) Double.parseDouble(it.group(1))).sum();
    return new Vitals(heap, resident(program));
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

  private static long resident(Program program) {
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
        .map(Vitals::request)
        .sorted()
        .toList();
  }

  private static String request(MatchResult line) {
    return "%s %.0f".formatted(line.group(1), Double.parseDouble(line.group(2)));
  }

  @Override
  public String toString() {
    return "heap %d MB, resident %d MB".formatted(heap >> 20, resident >> 20);
  }
}
