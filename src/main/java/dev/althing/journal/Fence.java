package dev.althing.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** A check made inside every transaction that only the process in charge may write. */
@FunctionalInterface
public interface Fence {
  /**
   * Lets the transaction pass.
   *
   * @throws IllegalStateException when this process is not in charge
   */
  void check(Connection connection) throws SQLException;
}
