package dev.althing.journal;

import dev.althing.journal.outage.SqlFaults;
import java.sql.SQLException;
import java.util.Optional;

/** What to tell an operator when the database cannot be opened: what is wrong, and the fix. */
final class StartProblems {
  private static final int H2_ALREADY_OPEN = 90020;
  private static final int H2_CORRUPTED = 90030;
  private static final int H2_OTHER_FORMAT = 90048;

  private StartProblems() {}

  static DatabaseProblem of(DatabaseSettings settings, Throwable error) {
    if (error instanceof DatabaseProblem problem) {
      return problem;
    }
    Optional<SQLException> sql = SqlFaults.in(error);
    return new DatabaseProblem(
        sql.map(e -> line(settings, e)).orElseGet(() -> unknown(settings, error)), error);
  }

  /** Whether another process has it open, as only one may. */
  static boolean isInUse(DatabaseSettings settings, SQLException error) {
    return Dialect.of(settings.url()) == Dialect.H2 && error.getErrorCode() == H2_ALREADY_OPEN;
  }

  private static String line(DatabaseSettings settings, SQLException error) {
    return Dialect.of(settings.url()) == Dialect.H2
        ? h2(settings, error)
        : postgres(settings, error);
  }

  private static String h2(DatabaseSettings settings, SQLException error) {
    String place = settings.place();
    return switch (error.getErrorCode()) {
      case H2_ALREADY_OPEN ->
          ("another Althing is using this database (%s); stop it, or give this one its own data"
                  + " directory (ALTHING_DATA)")
              .formatted(place);
      case H2_CORRUPTED -> "the database file %s is damaged; restore a backup".formatted(place);
      case H2_OTHER_FORMAT ->
          "the database file %s was written by another version of H2; restore a backup"
              .formatted(place);
      default ->
          "28000".equals(error.getSQLState()) ? wrongPassword(settings) : unknown(settings, error);
    };
  }

  private static String postgres(DatabaseSettings settings, SQLException error) {
    return switch (String.valueOf(error.getSQLState())) {
      case "28P01", "28000" -> wrongPassword(settings);
      case "3D000" ->
          "there is no such database at %s; make it: createdb --owner %s NAME"
              .formatted(settings.place(), settings.user());
      case "42501", "3F000" ->
          "user %s may not make tables at %s; as its owner: grant create on schema public to %s"
              .formatted(settings.user(), settings.place(), settings.user());
      case "25006" ->
          "the database at %s only lets itself be read; connect to its primary"
              .formatted(settings.place());
      default ->
          SqlFaults.kindOf(error) == SqlFaults.Kind.AWAY
              ? unreachable(settings, error)
              : unknown(settings, error);
    };
  }

  private static String wrongPassword(DatabaseSettings settings) {
    return ("the database at %s refuses user %s; check database.user and database.password"
            + " (ALTHING_DB_USER, ALTHING_DB_PASSWORD)")
        .formatted(settings.place(), settings.user());
  }

  private static String unreachable(DatabaseSettings settings, SQLException error) {
    return "the database at %s cannot be reached (%s); start it, or correct database.url"
            .formatted(settings.place(), said(error))
        + " (ALTHING_DB_URL)";
  }

  private static String unknown(DatabaseSettings settings, Throwable error) {
    return "the database at %s cannot be opened: %s".formatted(settings.place(), said(error));
  }

  /** The first line of what the driver said, without the end mark. */
  private static String said(Throwable error) {
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    String line = message.lines().findFirst().orElse(message).strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
