package dev.althing.start;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.althing.config.PlaceConverter;
import dev.althing.config.SecretMasking;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * What the program logs, to standard output, unless a file is chosen with {@code
 * -Dlogback.configurationFile}. Message bodies are written at DEBUG only. It is no file itself,
 * since to read one is a fifteenth of a start.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final String PATTERN =
      "%masked(%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}%place %msg%n%ex)";

  private static final Map<String, Level> LEVELS =
      Map.of(
          // A busy port is told in one line at start; the stack trace adds nothing.
          "akka.io.TcpListener", Level.OFF,
          "akka", Level.WARN,
          "com.zaxxer.hikari", Level.WARN,
          // Each connection that an outage costs, with its stack; the outage itself is told once.
          "com.zaxxer.hikari.pool.ProxyConnection", Level.ERROR,
          "slick", Level.WARN);

  /** Created by the logging library. */
  public LogSetup() {}

  @Override
  public ExecutionStatus configure(LoggerContext log) {
    if (isChosen()) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    setUp(log, Level.toLevel(System.getenv("LOG_LEVEL"), Level.INFO));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static boolean isChosen() {
    return System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null
        || LogSetup.class.getResource("/" + ClassicConstants.TEST_AUTOCONFIG_FILE) != null;
  }

  /** Puts it into force. */
  public static void setUp(LoggerContext log, Level level) {
    LEVELS.forEach((name, its) -> log.getLogger(name).setLevel(its));
    var root = log.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    root.addAppender(beside(log, console(log)));
  }

  private static Appender<ILoggingEvent> console(LoggerContext log) {
    Map<String, Supplier<?>> words =
        Map.of("masked", SecretMasking::new, "place", PlaceConverter::new);
    log.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, words);
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(log);
    encoder.setPattern(PATTERN);
    encoder.start();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(log);
    console.setEncoder(encoder);
    console.start();
    return console;
  }

  /** On a thread of its own, and lossy: a terminal that nobody reads must not stop the bot. */
  private static Appender<ILoggingEvent> beside(
      LoggerContext log, Appender<ILoggingEvent> console) {
    var beside = new AsyncAppender();
    beside.setContext(log);
    beside.setQueueSize(4096);
    beside.setDiscardingThreshold(0);
    beside.setNeverBlock(true);
    beside.setMaxFlushTime(2000);
    beside.addAppender(console);
    beside.start();
    return beside;
  }
}
