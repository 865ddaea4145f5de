package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.journal.Sql;
import dev.althing.sandbox.traffic.Fault;
import dev.althing.sandbox.traffic.Faults;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.InstalledPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases of earlier versions under the program of today. */
final class FixtureTest {
  private static final Path FIXTURES = Path.of("src/test/resources/upgrade");

  static List<Fixture> fixtures() throws IOException {
    try (var files = Files.list(FIXTURES)) {
      return files.sorted().map(Fixture::new).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void whatAnEarlierVersionWroteGoesOn(Fixture fixture) {
    Databases kind = fixture.isOfPostgres() ? Databases.POSTGRESQL : Databases.H2;
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      String room = rig.room("alice", "bob");
      rig.nothingElse(room, rig.bob());
      rig.stop();
      rig.timePasses(Duration.between(rig.clock().instant(), fixture.takenAt()));
      fixture.restore(rig, room);

      rig.timePasses(Duration.ofHours(3));
      rig.resume();

      // The outbox and the agenda have the word, in whatever order.
      assertThat(rig.heard(room, 2))
          .extracting(Heard::text)
          .anyMatch(text -> text.equals("2"))
          .anyMatch(text -> text.startsWith("⏰ @alice:sandbox.localhost: tea"));
      rig.alice().says(room, "!count +");
      assertThat(rig.said(room)).isEqualTo("3");
      rig.alice().says(room, "!remind list");
      assertThat(rig.said(room)).contains("bread").doesNotContain("tea");
      rig.timePasses(Duration.ofHours(7));
      assertThat(rig.said(room)).startsWith("⏰ @alice:sandbox.localhost: bread");
      rig.nothingElse(room, rig.bob());
    }
  }

  /** Writes the fixtures of today, before a release: {@code -Dnew.fixture=true}. */
  @Test
  @EnabledIfSystemProperty(named = "new.fixture", matches = "true")
  void todayIsKeptForLater() {
    try (BotRig rig = BotRig.plan().on(Databases.H2).start()) {
      keep(rig, "h2", () -> Fixture.dumpOfH2(rig));
    }
    try (InstalledPostgres postgres = InstalledPostgres.start().orElseThrow();
        BotRig rig = BotRig.plan().on(postgres.settings()).start()) {
      keep(rig, "postgresql", () -> Fixture.dumpOf(postgres));
    }
  }

  /** A counter, two reminders, and an answer that could not be sent. */
  private static void keep(BotRig rig, String kind, Supplier<List<String>> dump) {
    String room = rig.room("alice", "bob");
    rig.alice().says(room, "!count +");
    assertThat(rig.said(room)).isEqualTo("1");
    for (String reminder : new String[] {"2h tea", "9h bread"}) {
      rig.alice().says(room, "!remind me in " + reminder);
      assertThat(rig.said(room)).startsWith("⏰ I will remind you");
    }
    rig.sandbox().faults(Faults.none().with(Fault.SERVER_ERROR, 1).onlyOn("/send/m.room.message"));
    // Faults are for everybody, so she does not ask over the network.
    rig.sandbox().seed().message(room, rig.alice().id(), "!count +");
    eventually("three answers are sent", () -> answers(rig, "sent") == 3);
    eventually("one waits", () -> answers(rig, "waiting") == 1);
    int version = number(rig, "select max(version) from schema_version");
    rig.stop();
    new Fixture(FIXTURES.resolve("v%03d.%s.sql".formatted(version, kind)))
        .take(rig, room, dump.get());
  }

  private static int answers(BotRig rig, String status) {
    return number(rig, "select count(*) from outbox where status = '%s'".formatted(status));
  }

  private static int number(BotRig rig, String sql) {
    return await(rig.parts().database().read(c -> Sql.query(c, sql, row -> row.getInt(1)))).get(0);
  }
}
