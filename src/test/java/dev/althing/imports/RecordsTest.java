package dev.althing.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.CannotStart;
import dev.althing.feature.wordle.WordleFeature;
import dev.althing.feature.wordle.player.Statistics;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseSettings;
import dev.althing.matrix.id.UserId;
import dev.althing.testing.Stages;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordsTest {
  private static final UserId ANN = new UserId("@ann:example.org");

  @TempDir Path directory;

  @Test
  void areKeptAfterTheyAreClosed() {
    made().close();

    try (Records records = open()) {
      assertThat(imports(records)).isTrue();
      assertThat(imports(records)).isFalse();
    }

    try (Records records = open()) {
      assertThat(imports(records)).isFalse();
    }
  }

  @Test
  void areNotThereBeforeTheFirstStart() {
    assertThatThrownBy(this::open)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("there is no database at")
        .hasMessageContaining("start the bot once");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void areNotOpenedWithTheTablesOfAnotherVersion() {
    Database.connect(file(), Clock.systemUTC(), new Random(1)).close();

    assertThatThrownBy(this::open)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("has schema 1 and this program")
        .hasMessageContaining("start this version of the bot once");
  }

  @Test
  void areNotKeptInMemory() {
    assertThatThrownBy(
            () -> Records.open(DatabaseSettings.inMemory(), Clock.systemUTC(), new Random(1)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("the bot keeps nothing");
  }

  private static boolean imports(Records records) {
    return Stages.await(WordleFeature.imported(records.entities(), "oldbot", ANN, Statistics.NONE));
  }

  private Database made() {
    return Database.open(file(), Clock.systemUTC(), new Random(1));
  }

  private Records open() {
    return Records.open(file(), Clock.systemUTC(), new Random(1));
  }

  private DatabaseSettings file() {
    return DatabaseSettings.inDirectory(directory);
  }
}
