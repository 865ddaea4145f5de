package dev.althing.journal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A piece of blocking work on one connection.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface SqlWork<T> {
  /** Does the work; the caller begins, commits or rolls back, and gives the connection back. */
  T run(Connection connection) throws SQLException;
}
