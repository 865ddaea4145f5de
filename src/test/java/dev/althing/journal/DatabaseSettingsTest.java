package dev.althing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.DatabaseChoice.Embedded;
import dev.althing.config.DatabaseChoice.Server;
import dev.althing.config.Secret;
import dev.althing.config.StorageSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseSettingsTest {
  private static final Secret PASSWORD = new Secret("hunter2");

  @Test
  void putsTheDefaultDatabaseIntoTheDataDirectory() {
    var settings = DatabaseSettings.inDirectory(Path.of("/var/lib/althing"));

    assertThat(settings.url())
        .startsWith("jdbc:h2:file:/var/lib/althing/bot/althing;")
        .contains("WRITE_DELAY=0")
        .contains("DATABASE_TO_UPPER=FALSE")
        .doesNotContain("DB_CLOSE_ON_EXIT");
  }

  @Test
  void followsTheOperator() {
    var server =
        new Server(
            "jdbc:postgresql://db/althing", Optional.of("althing"), Optional.of(PASSWORD), 20);
    var data = Optional.of(Path.of("/var/lib/althing"));

    assertThat(DatabaseSettings.of(new StorageSettings(data, server)))
        .isEqualTo(DatabaseSettings.at(server.url(), "althing", PASSWORD).withPoolSize(20));
    assertThat(DatabaseSettings.of(new StorageSettings(data, new Embedded(5))))
        .isEqualTo(DatabaseSettings.inDirectory(data.get()).withPoolSize(5));
    assertThat(DatabaseSettings.of(new StorageSettings(Optional.empty(), new Embedded(5))).url())
        .startsWith("jdbc:h2:mem:");
  }

  @Test
  void makesAnH2AddressOfTheOperatorDurableToo() {
    var settings = DatabaseSettings.at("jdbc:h2:file:/tmp/x", "sa", PASSWORD);

    assertThat(settings.url()).contains("WRITE_DELAY=0").contains("DATABASE_TO_UPPER=FALSE");
    assertThat(DatabaseSettings.at(settings.url(), "sa", PASSWORD).url()).isEqualTo(settings.url());
  }

  @Test
  void givesEveryTemporaryDatabaseItsOwnName() {
    assertThat(DatabaseSettings.inMemory().url()).isNotEqualTo(DatabaseSettings.inMemory().url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.org/althing?password=hunter2&ssl=true",
        "jdbc:postgresql://althing:hunter2@db.example.org/althing",
        "jdbc:h2:file:/data/x;PASSWORD=hunter2",
      })
  void showsNoSecret(String url) {
    var settings = DatabaseSettings.at(url, "althing", PASSWORD);

    assertThat(settings.toString()).doesNotContain("hunter2");
    assertThat(settings.place()).doesNotContain("hunter2").startsWith("jdbc:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"postgres://localhost/althing", "jdbc:mysql://localhost/x", "jdbc:h2:tcp://x", ""})
  void refusesAddressesOfOtherDatabases(String url) {
    assertThatThrownBy(() -> DatabaseSettings.at(url, "sa", PASSWORD))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("jdbc:postgresql:");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 101})
  void refusesPoolsThatCannotWork(int size) {
    assertThatThrownBy(() -> DatabaseSettings.inMemory().withPoolSize(size))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("database.connections is " + size);
  }

  @Test
  void refusesADirectoryThatH2CannotName() {
    assertThatThrownBy(() -> DatabaseSettings.inDirectory(Path.of("/tmp/a;b")))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("semicolon");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 10, 100})
  void dividesThePoolWithOneConnectionToSpare(int size) {
    var shares = Shares.of(size);

    assertThat(shares.tables()).isPositive();
    assertThat(shares.journal()).isPositive();
    assertThat(shares.tables() + shares.journal()).isEqualTo(size - 1);
  }
}
