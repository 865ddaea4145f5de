package dev.althing.journal.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlFaultsTest {
  @ParameterizedTest
  @CsvSource({
    "08006, AWAY",
    "08001, AWAY",
    "57P01, AWAY",
    "57P02, AWAY",
    "57P03, AWAY",
    "53300, AWAY",
    "53100, AWAY",
    "25006, AWAY",
    "40001, COLLISION",
    "40P01, COLLISION",
    "55P03, COLLISION",
    "57014, COLLISION",
    "HYT00, COLLISION",
    "23505, FAULT",
    "42601, FAULT",
    "28P01, FAULT",
  })
  void goesByTheState(String state, SqlFaults.Kind kind) {
    assertThat(SqlFaults.kindOf(new SQLException("x", state))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "90067, AWAY",
    "90098, AWAY",
    "90121, AWAY",
    "90028, AWAY",
    "90031, AWAY",
    "50200, COLLISION",
    "90131, COLLISION",
    "42102, FAULT",
    "90030, FAULT",
  })
  void goesByTheCodeOfH2(int code, SqlFaults.Kind kind) {
    assertThat(SqlFaults.kindOf(new SQLException("x", "90000", code))).isEqualTo(kind);
  }

  @Test
  void goesByTheClassAndTheCauses() {
    var away = SqlFaults.Kind.AWAY;

    assertThat(SqlFaults.kindOf(new SQLTransientConnectionException("pool"))).isEqualTo(away);
    assertThat(SqlFaults.kindOf(new SQLRecoverableException("gone"))).isEqualTo(away);
    assertThat(SqlFaults.kindOf(new SQLException("x", new SocketException("reset"))))
        .isEqualTo(away);
    assertThat(SqlFaults.kindOf(new SQLException("x", new SQLException("y", "57P01"))))
        .isEqualTo(away);
    assertThat(SqlFaults.kindOf(new SQLException("x"))).isEqualTo(SqlFaults.Kind.FAULT);
  }

  @Test
  void findsTheErrorOfTheDriverAmongTheCauses() {
    var error = new SQLException("x");

    assertThat(SqlFaults.in(new IllegalStateException(new RuntimeException(error))))
        .contains(error);
    assertThat(SqlFaults.in(new IllegalStateException("none"))).isEmpty();
  }
}
