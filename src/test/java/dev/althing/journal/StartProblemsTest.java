package dev.althing.journal;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.Secret;
import dev.althing.testing.Databases;
import dev.althing.testing.OtherProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StartProblemsTest {
  @TempDir Path data;

  @Test
  void aServerThatIsNotThere() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThatOpening(at("jdbc:postgresql://localhost:" + port + "/althing", "althing"))
        .hasMessageContaining("cannot be reached")
        .hasMessageContaining("localhost:" + port)
        .hasMessageContaining("ALTHING_DB_URL");
  }

  @Test
  void aDatabaseThatIsNotThere() {
    String url = "jdbc:postgresql://localhost:%d/nothing".formatted(Databases.postgresPort());

    assertThatOpening(at(url, "postgres"))
        .hasMessageContaining("no such database")
        .hasMessageContaining("createdb --owner postgres");
  }

  @Test
  void aUserWhoMayNotMakeTables() {
    var fresh = Databases.POSTGRESQL.fresh();
    try (var database = Database.open(fresh, Clock.systemUTC(), new Random(1))) {
      await(
          database.transact(
              c -> {
                try (var statement = c.createStatement()) {
                  statement.execute("drop table event_tag, event_journal, snapshot, lease");
                  statement.execute("drop table schema_version");
                  return statement.execute("create role guest login password 'guest'");
                }
              }));
    }

    assertThatOpening(at(fresh.url(), "guest"))
        .hasMessageContaining("may not make tables")
        .hasMessageContaining("grant create on schema public to guest");
  }

  @Test
  void aFileThatAnotherProcessHolds() {
    try (var other = new OtherProcess(HoldsADatabase.class, data.toString())) {
      other.awaitLine("wrote");

      assertThatOpening(DatabaseSettings.inDirectory(data))
          .hasMessageContaining("another Althing is using this database")
          .hasMessageContaining("ALTHING_DATA");
    }
  }

  @Test
  void noneAfterAKillAndNothingLost() {
    int told;
    try (var other = new OtherProcess(HoldsADatabase.class, data.toString())) {
      other.awaitLine("wrote 20");
      told = 20;
      other.kill();
    }

    try (var database = open(DatabaseSettings.inDirectory(data))) {
      int kept =
          await(
              database.read(
                  c -> {
                    try (var statement = c.createStatement();
                        var rows = statement.executeQuery("select max(k) from n")) {
                      rows.next();
                      return rows.getInt(1);
                    }
                  }));
      assertThat(kept).isGreaterThanOrEqualTo(told);
    }
  }

  @Test
  void aFileThatIsNoDatabase() throws IOException {
    Files.createDirectories(data.resolve("bot"));
    Files.writeString(data.resolve("bot/althing.mv.db"), "not a database at all".repeat(1000));

    assertThatOpening(DatabaseSettings.inDirectory(data))
        .hasMessageContaining("is damaged; restore a backup");
  }

  @Test
  void aFileWithAnotherPassword() {
    open(DatabaseSettings.inDirectory(data)).close();
    String url = DatabaseSettings.inDirectory(data).url();

    assertThatOpening(DatabaseSettings.at(url, "sa", new Secret("wrong")))
        .hasMessageContaining("refuses user sa")
        .hasMessageContaining("ALTHING_DB_PASSWORD");
  }

  @Test
  void aDirectoryThatCannotBeMade() throws IOException {
    Files.writeString(data.resolve("file"), "");

    assertThatOpening(DatabaseSettings.inDirectory(data.resolve("file")))
        .hasMessageContaining("cannot be made")
        .hasMessageContaining("ALTHING_DATA");
  }

  @ParameterizedTest
  @CsvSource({
    "28P01, refuses user althing",
    "28000, refuses user althing",
    "57P03, cannot be reached",
    "53300, cannot be reached",
    "25006, only lets itself be read",
    "XX000, cannot be opened: oh no",
  })
  void whatTheServerSaysByState(String state, String expected) {
    var settings = at("jdbc:postgresql://localhost/althing?password=hunter2", "althing");

    var problem = StartProblems.of(settings, new SQLException("oh no.\nDetail: x", state));

    assertThat(problem)
        .hasMessageContaining(expected)
        .message()
        .doesNotContain("\n")
        .doesNotContain("hunter2");
  }

  @Test
  void keepsTheFilesForTheirOwner() throws IOException {
    open(DatabaseSettings.inDirectory(data)).close();

    var permissions = Files.getPosixFilePermissions(data.resolve("bot"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rwx------");
  }

  private static DatabaseSettings at(String url, String user) {
    return DatabaseSettings.at(url, user, new Secret("guest"));
  }

  private static Database open(DatabaseSettings settings) {
    return Database.open(settings, Clock.systemUTC(), new Random(1));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertThatOpening(
      DatabaseSettings settings) {
    return assertThatThrownBy(() -> open(settings).close()).isInstanceOf(DatabaseProblem.class);
  }
}
