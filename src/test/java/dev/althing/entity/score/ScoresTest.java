package dev.althing.entity.score;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.matrix.id.UserId;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
final class ScoresTest {
  private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
  private static final UserId ANN = new UserId("@ann:x");
  private static final UserId BOB = new UserId("@bob:x");
  private static final UserId EVE = new UserId("@eve:x");

  private final Databases kind;
  private Database database;
  private Scores scores;
  private int causes;

  ScoresTest(Databases kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    database = kind.open();
    scores = new Scores(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theBestComeFirst() {
    won(ANN, 3, NOW);
    won(BOB, 5, NOW);
    won(ANN, 4, NOW.plusSeconds(1));
    won(BOB, 0, NOW);

    assertThat(standings(Instant.EPOCH, 10))
        .containsExactly(new Standing(ANN, 7, 2, 2), new Standing(BOB, 5, 2, 1));
    assertThat(standings(Instant.EPOCH, 1)).hasSize(1);
  }

  @Test
  void ofEqualsWhoCameThereFirst() {
    won(EVE, 5, NOW.plusSeconds(9));
    won(BOB, 5, NOW);
    won(ANN, 5, NOW);

    assertThat(standings(Instant.EPOCH, 10))
        .extracting(Standing::person)
        .containsExactly(ANN, BOB, EVE);
  }

  @Test
  void onlyWhatWasWonSinceThenInThisGameAmongThese() {
    won(ANN, 3, NOW.minus(Duration.ofDays(8)));
    won(BOB, 1, NOW);
    write(new Cause("other game"), new Effect.Score("quiz", "!a:x", ANN, NOW, 9));
    write(new Cause("other room"), new Effect.Score("game", "!b:x", ANN, NOW, 9));

    assertThat(standings(NOW.minus(Duration.ofDays(7)), 10))
        .containsExactly(new Standing(BOB, 1, 1, 1));
  }

  @Test
  void theSameCauseCountsOnce() {
    var score = new Effect.Score("game", "!a:x", ANN, NOW, 3);

    write(new Cause("once"), score);
    write(new Cause("once"), score);

    assertThat(standings(Instant.EPOCH, 10)).containsExactly(new Standing(ANN, 3, 1, 1));
  }

  private List<Standing> standings(Instant since, int most) {
    return await(scores.standings("game", "!a:x", since, most));
  }

  private void won(UserId person, long points, Instant at) {
    write(new Cause("cause " + ++causes), new Effect.Score("game", "!a:x", person, at, points));
  }

  private void write(Cause cause, Effect effect) {
    assertThat(scores.takes(effect)).isTrue();
    await(
        database.transact(
            connection -> {
              scores.write(connection, cause, 0, effect);
              return true;
            }));
    scores.committed(cause, 0, effect);
  }
}
