package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.althing.testing.Databases;
import dev.althing.testing.InstalledPostgres;
import dev.althing.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/operating.md} says about backups, done word for word. */
final class BackupTest {
  private static final Path PAGE = Path.of("docs/operating.md");
  private static final String KEPT = "tar -C /var/lib -czf";
  private static final String BROUGHT_BACK = "tar -C /var/lib -xzf";

  @Test
  void theDataDirectoryBringsEverythingBack() {
    try (BotRig rig = BotRig.plan().on(Databases.H2).start()) {
      String room = begun(rig);

      rig.stop();
      does(KEPT, rig, Map.of());
      rig.resume();
      goesOn(rig, room);
      rig.stop();
      loses(rig);
      does(BROUGHT_BACK, rig, Map.of());
      rig.resume();

      isAsBefore(rig, room);
    }
  }

  @Test
  void aDumpOfARunningDatabaseBringsEverythingBack() {
    var installed = InstalledPostgres.start();
    assumeTrue(installed.isPresent(), "PostgreSQL is not installed");
    try (InstalledPostgres postgres = installed.get();
        BotRig rig = BotRig.plan().on(postgres.settings()).start()) {
      String room = begun(rig);

      does(KEPT, rig, Map.of());
      does("pg_dump", rig, postgres.environment());
      goesOn(rig, room);
      rig.stop();
      loses(rig);
      does(BROUGHT_BACK, rig, Map.of());
      does("pg_restore", rig, postgres.environment());
      rig.resume();

      isAsBefore(rig, room);
    }
  }

  private static String begun(BotRig rig) {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");
    rig.alice().says(room, "!remind me in 2h tea");
    assertThat(rig.said(room)).startsWith("⏰ I will remind you");
    assertThat(rig.data().resolve("bot/wordle.key")).exists();
    return room;
  }

  private static void goesOn(BotRig rig, String room) {
    rig.alice().says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("2");
  }

  /** What came after the backup is heard again, and told to nobody twice. */
  private static void isAsBefore(BotRig rig, String room) {
    rig.nothingElse(room, rig.bob());
    rig.alice().says(room, "!count");
    assertThat(rig.said(room)).isEqualTo("2");
    rig.timePasses(Duration.ofHours(2));
    assertThat(rig.said(room)).startsWith("⏰ @alice:sandbox.localhost: tea");
    rig.nothingElse(room, rig.bob());
  }

  /** Runs the one line of the page that begins so, with the folders of the rig. */
  private static void does(String beginning, BotRig rig, Map<String, String> environment) {
    Path folder = rig.data().getParent();
    String line = line(beginning).replace("/var/lib", folder.toString());
    Shell.run(folder, environment, List.of("sh", "-c", line));
  }

  private static String line(String beginning) {
    try {
      var lines =
          Pattern.compile("(?m)^" + Pattern.quote(beginning) + ".*$")
              .matcher(Files.readString(PAGE));
      return lines.results().map(found -> found.group()).findFirst().orElseThrow();
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  private static void loses(BotRig rig) {
    Shell.run(rig.data().getParent(), Map.of(), List.of("rm", "-r", rig.data().toString()));
  }
}
