package dev.althing.entity.score;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What people have won, in the table {@code scores}. */
public final class Scores implements EffectTable {
  private static final String STANDINGS =
      "select person, sum(points) as total, count(*),"
          + " sum(case when points > 0 then 1 else 0 end) as wins, max(won_at) as latest"
          + " from scores where game = ? and scope = ? and won_at >= ?"
          + " group by person order by total desc, wins desc, latest, person limit ?";

  private final Database database;

  /** The table in a database. */
  public Scores(Database database) {
    this.database = database;
  }

  /**
   * Who has won most, the best first; of equals who came there first.
   *
   * @param since only what was won from then on
   * @param most so many at most
   */
  public CompletionStage<List<Standing>> standings(
      String game, String scope, Instant since, int most) {
    return database.read(
        connection ->
            Sql.query(
                connection, STANDINGS, Scores::standing, game, scope, since.toEpochMilli(), most));
  }

  /** Whether something was counted for a cause. */
  public boolean holds(Connection connection, Cause cause, int ordinal) throws SQLException {
    String sql = "select 1 from scores where cause = ? and ordinal = ?";
    return !Sql.query(connection, sql, row -> row.getInt(1), cause.value(), ordinal).isEmpty();
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.Score;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    Effect.Score score = (Effect.Score) effect;
    String insert =
        database
            .dialect()
            .insertIfAbsent(
                "scores",
                List.of("cause", "ordinal"),
                List.of("game", "scope", "person", "won_at", "points"));
    Sql.update(
        connection,
        insert,
        cause.value(),
        ordinal,
        score.game(),
        score.scope(),
        score.person().value(),
        score.at().toEpochMilli(),
        score.points());
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    // Nothing to set going: whoever wants to know asks the table.
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        new UserId(row.getString(1)), row.getLong(2), row.getLong(3), row.getLong(4));
  }
}
