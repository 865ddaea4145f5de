package dev.althing.config;

import java.util.Optional;

/** The database with the journal: an embedded one, or a PostgreSQL server. */
public sealed interface DatabaseChoice {
  /** How many connections are held open at most. */
  int connections();

  /** An H2 file in the data directory, or one in memory where there is no directory. */
  record Embedded(int connections) implements DatabaseChoice {}

  /** A database behind a JDBC address. */
  record Server(String url, Optional<String> user, Optional<Secret> password, int connections)
      implements DatabaseChoice {}
}
