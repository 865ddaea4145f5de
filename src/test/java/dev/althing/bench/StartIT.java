package dev.althing.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.sandbox.Community;
import dev.althing.smoke.Program;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes from the start of the process to the first answer in its own sandbox. */
@Tag("bench")
final class StartIT {
  private static final String USUAL = "as it comes";
  private static final int STARTS = Integer.getInteger("bench.starts", 5);
  private static final Pattern PAGE = Pattern.compile("(?m)^ +Try it: +(\\S+)/$");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  private record Start(Duration greeting, Duration answer, Duration worked) {}

  @Test
  void startsAndAnswers() {
    Path archive = directory.resolve("althing.jsa");
    start(List.of("-XX:ArchiveClassesAtExit=" + archive));
    Map<String, List<String>> ways = new LinkedHashMap<>();
    ways.put(USUAL, List.of());
    ways.put("with a class archive (AppCDS)", List.of("-XX:SharedArchiveFile=" + archive));
    ways.put("with the first compiler only", List.of("-XX:TieredStopAtLevel=1"));

    Map<String, List<Start>> starts = new LinkedHashMap<>();
    for (int i = 0; i < STARTS; i++) {
      ways.forEach(
          (name, options) ->
              starts.computeIfAbsent(name, key -> new ArrayList<>()).add(start(options)));
    }
    Duration usual = answer(starts.get(USUAL)).median();
    starts.forEach((way, times) -> tell(way, times, usual));
  }

  private static Times answer(List<Start> starts) {
    return new Times(starts.stream().map(Start::answer).toList());
  }

  private static void tell(String way, List<Start> starts, Duration usual) {
    Times greeting = new Times(starts.stream().map(Start::greeting).toList());
    Times answer = answer(starts);
    Times worked = new Times(starts.stream().map(Start::worked).toList());
    String measured =
        String.format(
            Locale.ROOT,
            "greeting after %s, answer after %s, %s of processors (medians of %d); × usual %.2f",
            Times.millis(greeting.median()),
            Times.millis(answer.median()),
            Times.millis(worked.median()),
            starts.size(),
            (double) answer.median().toNanos() / usual.toNanos());
    Table.add("start to first answer, " + way, "sandbox", measured);
  }

  /** Whoever reads the greeting asks at once. */
  private Start start(List<String> options) {
    Map<String, String> environment = Map.of("ALTHING_SANDBOX_PORT", "0", "ALTHING_OPS_PORT", "0");
    long begin = System.nanoTime();
    try (Program program = Program.start(directory, environment, options, List.of())) {
      URI home = home(program);
      long greeted = System.nanoTime();
      ask(home);
      long answered = System.nanoTime();
      Duration worked = program.handle().info().totalCpuDuration().orElseThrow();
      program.terminate();
      program.exit(PATIENCE);
      return new Start(
          Duration.ofNanos(greeted - begin), Duration.ofNanos(answered - begin), worked);
    }
  }

  private static URI home(Program program) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (program.handle().isAlive() && System.nanoTime() < end) {
      Matcher page = PAGE.matcher(program.output());
      if (page.find()) {
        return URI.create(page.group(1));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    throw new AssertionError(program.output());
  }

  private static void ask(URI home) {
    Wire wire = new Wire(home);
    ObjectNode login = Json.object().put("type", "m.login.password");
    login.put("password", Community.MODERATOR_PASSWORD);
    login.putObject("identifier").put("type", "m.id.user").put("user", "moderator");
    JsonNode session = wire.call("", "POST", "/login", Json.write(login));
    String id = session.path("user_id").asText();
    var account = new Home.Account(home, id, session.path("access_token").asText());
    Person moderator = account.person();
    String lobby = lobby(moderator);
    try (Asker asker = new Asker(account)) {
      asker.ask(lobby, "!ping");
    }
  }

  private static String lobby(Person person) {
    String alias = Wire.segment("#lobby:" + person.id().substring(person.id().indexOf(':') + 1));
    return person.call("GET", "/directory/room/" + alias, null).path("room_id").asText();
  }
}
