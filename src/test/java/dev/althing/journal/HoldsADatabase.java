package dev.althing.journal;

import static dev.althing.testing.Stages.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Random;

/** A process that writes one number after the other into an H2 file, until it is killed. */
final class HoldsADatabase {
  public static void main(String[] arguments) {
    var settings = DatabaseSettings.inDirectory(Path.of(arguments[0]));
    var database = Database.open(settings, Clock.systemUTC(), new Random());
    await(database.transact(c -> execute(c, "create table if not exists n (k integer)")));
    for (int i = 1; i < 1_000_000; i++) {
      int number = i;
      await(database.transact(c -> execute(c, "insert into n values (" + number + ")")));
      System.out.println("wrote " + i);
    }
  }

  private static boolean execute(Connection c, String sql) throws SQLException {
    try (var statement = c.createStatement()) {
      return statement.execute(sql);
    }
  }
}
