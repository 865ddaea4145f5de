package dev.althing.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.althing.journal.DatabaseSettings.Waits;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection pool, set so that nothing waits for ever. */
final class Pools {
  private static final Logger LOG = LoggerFactory.getLogger(Pools.class);
  private static final int MIN_IDLE = 2;
  private static final long KEEP_ALIVE_MILLIS = 60_000;

  /** A server may be set to forget the last commits when it is killed; not ours. */
  private static final String KEPT_WHEN_KILLED =
      " select set_config('synchronous_commit', 'on', false)"
          + " where current_setting('synchronous_commit') = 'off'";

  /** A statement that any database answers, if it is there. */
  static final String PROBE = "select 1";

  private Pools() {}

  /** Opens it, after one plain connection that fails at once and without a word in the log. */
  static HikariDataSource open(DatabaseSettings settings) throws SQLException {
    try (Connection first = single(settings)) {
      DatabaseMetaData server = first.getMetaData();
      LOG.info("{} {}", server.getDatabaseProductName(), server.getDatabaseProductVersion());
      return new HikariDataSource(configured(settings));
    }
  }

  /** Opens one connection. */
  static Connection single(DatabaseSettings settings) throws SQLException {
    var properties = new Properties();
    properties.putAll(configured(settings).getDataSourceProperties());
    if (!settings.user().isEmpty()) {
      properties.setProperty("user", settings.user());
      properties.setProperty("password", settings.password().reveal());
    }
    return DriverManager.getConnection(settings.url(), properties);
  }

  private static HikariConfig configured(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("althing");
    config.setJdbcUrl(settings.url());
    if (!settings.user().isEmpty()) {
      config.setUsername(settings.user());
      config.setPassword(settings.password().reveal());
    }
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(MIN_IDLE);
    long connect = settings.waits().connect().toMillis();
    config.setConnectionTimeout(connect);
    config.setValidationTimeout(Math.max(250, connect / 2));
    config.setKeepaliveTime(KEEP_ALIVE_MILLIS);
    config.setInitializationFailTimeout(connect);
    config.setExceptionOverride(new Evictions());
    if (Dialect.of(settings.url()) == Dialect.H2) {
      forH2(config, settings.waits());
    } else {
      forPostgres(config, settings.waits());
    }
    return config;
  }

  private static void forH2(HikariConfig config, Waits waits) {
    config.setDriverClassName("org.h2.Driver");
    // its own test calls a connection good whose database has closed
    config.setConnectionTestQuery(PROBE);
    config.setConnectionInitSql(
        "set lock_timeout %d; set query_timeout %d"
            .formatted(waits.lock().toMillis(), waits.statement().toMillis()));
  }

  private static void forPostgres(HikariConfig config, Waits waits) {
    config.setDriverClassName("org.postgresql.Driver");
    config.setConnectionInitSql(
        String.format(
            Locale.ROOT,
            "set statement_timeout = %d; set lock_timeout = %d;"
                + " set idle_in_transaction_session_timeout = %d;"
                + KEPT_WHEN_KILLED,
            waits.statement().toMillis(),
            waits.lock().toMillis(),
            2 * waits.statement().toMillis()));
    long seconds = Math.max(1, waits.connect().toSeconds());
    config.addDataSourceProperty("ApplicationName", "althing");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", Long.toString(seconds));
    config.addDataSourceProperty("loginTimeout", Long.toString(seconds));
    // Details quote whole rows, and those would stand in the log.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    // A little more than the server's own limit, which gives the better message.
    config.addDataSourceProperty(
        "socketTimeout", Long.toString(waits.statement().toSeconds() + seconds));
  }
}
