package dev.althing.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.Secret;
import dev.althing.testing.Databases;
import dev.althing.testing.OtherProcess;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GlanceTest {
  private static final int KNOWN = Migration.all().size();

  @TempDir Path directory;

  @Test
  void aFileThatIsNotThereIsNotMade() {
    assertThat(Glance.at(file())).isInstanceOf(Glance.Missing.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFileThatIsClosedIsReadAndStaysAsItIs() throws IOException {
    open(file()).close();
    byte[] before = Files.readAllBytes(h2());
    Files.deleteIfExists(h2().resolveSibling("althing.trace.db"));

    Glance glance = Glance.at(file());

    assertThat(glance)
        .isInstanceOfSatisfying(
            Glance.Schema.class,
            it -> {
              assertThat(it.found()).isEqualTo(KNOWN);
              assertThat(it.product()).startsWith("H2 ");
            });
    assertThat(Files.readAllBytes(h2())).isEqualTo(before);
    try (var files = Files.list(h2().getParent())) {
      assertThat(files).containsExactly(h2());
    }
  }

  @Test
  void aFileThatAProcessHasOpenIsInUseAndGoesOn() {
    try (var other = new OtherProcess(HoldsADatabase.class, directory.toString())) {
      other.awaitLine("wrote");

      assertThat(Glance.at(file())).isInstanceOf(Glance.InUse.class);

      int written = Integer.parseInt(other.awaitLine("wrote").substring("wrote ".length()));
      other.awaitLine("wrote " + (written + 50));
    }
  }

  @Test
  void aServerIsAskedForItsSchema() {
    DatabaseSettings settings = Databases.POSTGRESQL.fresh();
    assertThat(Glance.at(settings))
        .isInstanceOfSatisfying(Glance.Schema.class, it -> assertThat(it.found()).isZero());

    try (Database database = open(settings)) {
      newer(database);

      assertThat(Glance.at(settings))
          .isInstanceOfSatisfying(
              Glance.Schema.class,
              it -> {
                assertThat(it.found()).isEqualTo(KNOWN + 1);
                assertThat(it.known()).isEqualTo(KNOWN);
                assertThat(it.mayMakeTables()).isTrue();
              });
    }
  }

  @Test
  void aServerThatRefusesOrIsAwayIsBrokenAndSaysWhatToDo() {
    DatabaseSettings right = Databases.POSTGRESQL.fresh();
    String nowhere = "jdbc:postgresql://127.0.0.1:1/althing";

    assertThat(reason(DatabaseSettings.at(nowhere, "bot", new Secret("hunter22"))))
        .contains("cannot be reached", "; start it", "ALTHING_DB_URL")
        .doesNotContain("hunter22");
    assertThat(reason(DatabaseSettings.at(right.url() + "x", "postgres", right.password())))
        .contains("there is no such database");
  }

  private static void newer(Database database) {
    String sql =
        "insert into schema_version (version, name, applied_at) values ("
            + (KNOWN + 1)
            + ", 'later', current_timestamp)";
    Stages.await(database.transact(connection -> Sql.update(connection, sql)));
  }

  private static String reason(DatabaseSettings settings) {
    return ((Glance.Broken) Glance.at(settings)).reason();
  }

  private DatabaseSettings file() {
    return DatabaseSettings.inDirectory(directory);
  }

  private Path h2() {
    return directory.resolve("bot").resolve("althing.mv.db");
  }

  private static Database open(DatabaseSettings settings) {
    return Database.open(settings, Clock.systemUTC(), new Random(1));
  }
}
