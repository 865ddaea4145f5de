package dev.althing.crash;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A whole run, with logs at DEBUG, in which no secret turns up where others could read it. */
final class SecretsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Secrets secrets = new Secrets();

  @Test
  void noSecretTurnsUpInLogsTablesFilesOrEvents() throws Exception {
    Path directory = Ground.fresh("secrets");
    Path session = directory.resolve("bot").resolve("bot").resolve("session.json");
    try (Town town = new Town(directory);
        PostgresServer database = new PostgresServer(directory);
        Installation installation = new Installation(directory, town, 1, 1, database.variables())) {
      secrets.add("the password", Installation.PASSWORD);
      secrets.add("the database password", PostgresServer.PASSWORD);
      installation.set("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=" + talkative(directory));
      JarProcess bot = installation.start();
      Talk talk = new Talk(installation, new Random(1));
      talk.begin();
      talk.awaitAnswers(LIMIT);

      secrets.addTokens(session);
      endTokens(installation, session, true);
      talk.awaitAnswers(LIMIT);
      endTokens(installation, session, false);
      curious(talk);
      talk.ask(20, Duration.ofSeconds(1)).get();
      talk.awaitAnswers(LIMIT);
      assertThat(bot.stop()).isZero();

      assertThat(bot.said().lines().filter(line -> line.contains(" DEBUG ")).count())
          .isGreaterThan(100);
      secrets.lookAt("the output", bot.said());
      secrets.lookAtFiles(directory.resolve("bot"), "session.json");
      try (Connection connection = database.connect()) {
        secrets.lookAtTables(connection);
      }
      String room = installation.rooms().get(0);
      installation.read(room).forEach(event -> secrets.lookAt("an event", event.toString()));
    }
    assertThat(secrets.names()).hasSizeGreaterThanOrEqualTo(2 + 3 * 2);
    assertThat(secrets.places()).isGreaterThan(200);
    assertThat(secrets.found()).isEmpty();
    secrets.lookAt("the one place where they stand", Files.readString(session));
    assertThat(secrets.found()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(Files.getPosixFilePermissions(session))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aGivenTokenTurnsUpInNoLogsFilesOrEventsOnH2() throws Exception {
    Path directory = Ground.fresh("secrets-h2");
    try (Town town = new Town(directory);
        Installation installation = new Installation(directory, town, 1, 1, Map.of())) {
      secrets.add("the token", installation.account().token());
      installation.useToken();
      installation.set("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=" + talkative(directory));
      JarProcess bot = installation.start();
      Talk talk = new Talk(installation, new Random(2));
      talk.begin();
      curious(talk);
      talk.ask(20, Duration.ofSeconds(1)).get();
      talk.awaitAnswers(LIMIT);
      assertThat(bot.stop()).isZero();

      secrets.lookAt("the output", bot.said());
      secrets.lookAtFiles(directory.resolve("bot"), "session.json");
      String room = installation.rooms().get(0);
      // What stands in the database is found in its file.
      Secrets control = new Secrets();
      control.add("the room", room);
      control.lookAtFiles(directory.resolve("bot"), "session.json");
      assertThat(control.found()).anyMatch(line -> line.endsWith(".mv.db"));
      installation.read(room).forEach(event -> secrets.lookAt("an event", event.toString()));
    }
    assertThat(secrets.found()).isEmpty();
  }

  /** Logs that hide nothing: of all libraries too, and without the net that blots secrets out. */
  private static Path talkative(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("logback.xml"),
        """
        <configuration>
          <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%d %-5level %logger %msg %mdc%n%ex</pattern></encoder>
          </appender>
          <root level="DEBUG"><appender-ref ref="console"/></root>
        </configuration>
        """);
  }

  /** Lets the tokens expire, or takes them away for good, and waits for the new ones. */
  private void endTokens(Installation installation, Path session, boolean soft) throws IOException {
    String before = Files.readString(session);
    installation
        .town()
        .control(
            "tokens",
            "{\"user_id\": \"%s\", \"soft_logout\": %s}"
                .formatted(installation.account().id(), soft));
    installation.people().get(0).say(installation.rooms().get(0), "words that wake the bot");
    eventually("there are other tokens", () -> !Files.readString(session).equals(before));
    secrets.addTokens(session);
  }

  /** Those commands that tell most about the bot. */
  private static void curious(Talk talk) {
    for (String question : List.of("health", "version", "rooms", "help", "help remind")) {
      talk.ask("!" + question);
    }
  }
}
