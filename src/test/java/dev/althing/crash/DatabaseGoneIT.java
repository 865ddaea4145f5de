package dev.althing.crash;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database gone for more than a minute, while people go on talking. */
@Tag("crash")
final class DatabaseGoneIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration GONE = Duration.ofSeconds(65);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void losesAndDoublesNothingAndHealthTells() throws Exception {
    Path directory = Ground.fresh("database-gone");
    try (Town town = new Town(directory);
        PostgresServer database = new PostgresServer(directory);
        Installation installation = new Installation(directory, town, 3, 3, database.variables())) {
      JarProcess bot = installation.start();
      URI health = Installation.ops(bot).resolve("/health");
      Talk talk = new Talk(installation, new Random(7));
      talk.begin();
      // Long enough that nothing may be from before the start: then each question is looked up
      // first, which would hide what is to be seen here.
      talk.ask(40, Duration.ofSeconds(20)).get();
      eventually("health is green", () -> status(health) == 200);

      database.kill();
      Future<?> people = talk.ask(80, GONE);
      eventually("health is red", () -> status(health) == 503);
      people.get();
      assertThat(status(health)).isEqualTo(503);
      database.restart();

      eventually("health is green again", () -> status(health) == 200);
      talk.awaitAnswers(LIMIT);
      assertThat(bot.isAlive()).isTrue();
    }
  }

  private static int status(URI health) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(30)).build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
