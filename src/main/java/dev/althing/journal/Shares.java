package dev.althing.journal;

/**
 * How the one pool is divided, so that the tables, the event journal and the heartbeat never wait
 * for each other's connections; one more is the heartbeat's.
 *
 * @param tables for the plain tables
 * @param journal for the event journal
 */
record Shares(int tables, int journal) {
  static Shares of(int poolSize) {
    int tables = (poolSize - 1) / 2;
    return new Shares(tables, poolSize - 1 - tables);
  }
}
