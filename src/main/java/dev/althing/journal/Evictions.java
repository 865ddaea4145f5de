package dev.althing.journal;

import com.zaxxer.hikari.SQLExceptionOverride;
import dev.althing.journal.outage.SqlFaults;
import java.sql.SQLException;

/**
 * The rule by which connections leave the pool: whatever says that the database is away spoils its
 * connection. The pool's own rule knows the codes of servers, and would go on using connections to
 * an embedded database that has closed.
 */
final class Evictions implements SQLExceptionOverride {
  @java.lang.Override
  public Override adjudicate(SQLException error) {
    return SqlFaults.kindOf(error) == SqlFaults.Kind.AWAY
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
