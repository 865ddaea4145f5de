package dev.althing.journal.event;

import akka.actor.ActorSystem;
import akka.persistence.jdbc.db.SlickDatabase;
import akka.persistence.jdbc.db.SlickDatabaseProvider;
import com.typesafe.config.Config;
import dev.althing.journal.Database;
import dev.althing.journal.Dialect;
import scala.Option;
import slick.jdbc.H2Profile$;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcBackend$;
import slick.jdbc.JdbcProfile;
import slick.jdbc.PostgresProfile$;
import slick.util.AsyncExecutor;

/** The event journal's part of the one connection pool, under the threads of its own. */
public final class SharedPool implements SlickDatabaseProvider {
  private static final int MAX_WAITING = 20_000;

  private final SlickDatabase shared;

  /** Made by akka-persistence-jdbc. */
  public SharedPool(ActorSystem system) {
    Database database = JournalSetup.of(system).database();
    int share = database.journalShare();
    JdbcBackend.DatabaseDef slick =
        JdbcBackend$.MODULE$
            .Database()
            .forDataSource(
                new LentPool(database.pool()),
                Option.apply(share),
                AsyncExecutor.apply("althing-journal", share, share, MAX_WAITING, share),
                false);
    system.registerOnTermination(slick::close);
    this.shared = new Shared(slick, profile(database.dialect()));
  }

  @Override
  public SlickDatabase database(Config config) {
    return shared;
  }

  private static JdbcProfile profile(Dialect dialect) {
    return switch (dialect) {
      case H2 -> H2Profile$.MODULE$;
      case POSTGRESQL -> PostgresProfile$.MODULE$;
    };
  }

  private record Shared(JdbcBackend.DatabaseDef database, JdbcProfile profile)
      implements SlickDatabase {
    @Override
    public boolean allowShutdown() {
      return false;
    }
  }
}
