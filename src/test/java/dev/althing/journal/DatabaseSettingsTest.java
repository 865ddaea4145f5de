package dev.althing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.Secret;
import java.nio.file.Path;
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
  @ValueSource(ints = {0, 2, 201})
  void refusesPoolsThatCannotWork(int size) {
    assertThatThrownBy(() -> DatabaseSettings.inMemory().withPoolSize(size))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("database.pool-size is " + size);
  }

  @Test
  void refusesADirectoryThatH2CannotName() {
    assertThatThrownBy(() -> DatabaseSettings.inDirectory(Path.of("/tmp/a;b")))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("semicolon");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 10, 200})
  void dividesThePoolWithOneConnectionToSpare(int size) {
    var shares = Shares.of(size);

    assertThat(shares.tables()).isPositive();
    assertThat(shares.journal()).isPositive();
    assertThat(shares.tables() + shares.journal()).isEqualTo(size - 1);
  }
}
