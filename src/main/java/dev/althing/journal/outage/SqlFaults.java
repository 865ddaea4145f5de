package dev.althing.journal.outage;

import dev.althing.trouble.Causes;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/** What the drivers' errors mean: away, a collision, or a fault that stays. */
public final class SqlFaults {
  /** Kinds of errors by what helps against them. */
  public enum Kind {
    /** The database cannot be reached or cannot work now. */
    AWAY,
    /** It works, but this transaction stood in another's way. */
    COLLISION,
    /** Waiting does not help. */
    FAULT
  }

  /** PostgreSQL: administrator shutdown, crash, starting up, idle session or transaction ended. */
  private static final Set<String> AWAY_STATES =
      Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25006", "58030", "58000", "72000");

  /** Serialization, deadlock, lock not available, statement cancelled by its time-out. */
  private static final Set<String> COLLISION_STATES =
      Set.of("40001", "40P01", "55P03", "57014", "HYT00", "HY008");

  /** H2: database closed, connection broken, input or output failed, out of memory. */
  private static final Set<Integer> H2_AWAY = Set.of(90067, 90098, 90121, 90028, 90031, 90108);

  private static final Set<Integer> H2_COLLISIONS = Set.of(50200, 90131);

  private SqlFaults() {}

  /** The kind of an error, by what is known of it and its causes. */
  public static Kind kindOf(SQLException error) {
    return Causes.chain(error)
        .map(t -> t instanceof SQLException sql ? kindOfOne(sql) : kindOfOther(t))
        .filter(kind -> kind != Kind.FAULT)
        .findFirst()
        .orElse(Kind.FAULT);
  }

  /** What an error says, in one line; H2 tells of a full disk only in the cause. */
  public static String sayOf(SQLException error) {
    String said = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    return Causes.find(IOException.class, error)
        .map(cause -> said + " (" + cause.getMessage() + ")")
        .orElse(said);
  }

  /** The first SQL error in a chain of causes. */
  public static Optional<SQLException> in(Throwable error) {
    return Causes.find(SQLException.class, error);
  }

  private static Kind kindOfOne(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    if (COLLISION_STATES.contains(state) || H2_COLLISIONS.contains(error.getErrorCode())) {
      return Kind.COLLISION;
    }
    boolean away =
        state.startsWith("08")
            || state.startsWith("53")
            || AWAY_STATES.contains(state)
            || H2_AWAY.contains(error.getErrorCode())
            || error instanceof SQLTransientConnectionException
            || error instanceof SQLRecoverableException;
    return away ? Kind.AWAY : Kind.FAULT;
  }

  private static Kind kindOfOther(Throwable error) {
    return error instanceof IOException ? Kind.AWAY : Kind.FAULT;
  }
}
