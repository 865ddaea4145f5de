package dev.althing.smoke;

import static dev.althing.smoke.Person.enc;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.journal.DatabaseSettings;
import dev.althing.matrix.json.Json;
import dev.althing.smoke.Person.Said;
import dev.althing.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People with accounts on a real homeserver, and the packaged bot among them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SmokeStage {
  static final String PASSWORD = "smoke " + UUID.randomUUID();
  static final Duration STOP = Duration.ofSeconds(10);

  Synapse home;
  Program program;
  String bot;
  Person owner;
  Person moderator;
  Person alice;
  Person bob;
  String management;
  private final Databases store;
  private final Map<String, String> environment = new HashMap<>();
  private Person admin;
  private Path directory;

  SmokeStage(Databases store) {
    this.store = store;
  }

  /** What stands in the bot's configuration beside where it lives; the people are there already. */
  String configuration() {
    return "";
  }

  @BeforeAll
  void startTheBot(@TempDir Path given) {
    directory = given;
    home = Synapse.ofEnvironment();
    bot = home.register(fresh("althing"), PASSWORD, false).id();
    admin = home.register(fresh("admin"), PASSWORD, true);
    owner = newcomer("owner");
    moderator = newcomer("moderator");
    alice = newcomer("alice");
    bob = newcomer("bob");
    management = owner.createRoom("{'preset':'private_chat','name':'Management'}");
    owner.invite(management, moderator.id());
    moderator.join(management);
    environment.put("ALTHING_HOMESERVER", home.address().toString());
    environment.put("ALTHING_USER", bot);
    environment.put("ALTHING_PASSWORD", PASSWORD);
    environment.put("ALTHING_MANAGEMENT_ROOM", management);
    environment.put("ALTHING_OWNERS", owner.id());
    environment.put("ALTHING_DATA", directory.resolve("data").toString());
    environment.put("ALTHING_OPS_PORT", "0");
    environment.put("ALTHING_PLUGINS", Path.of("plugins").toAbsolutePath().toString());
    if (store == Databases.POSTGRESQL) {
      DatabaseSettings database = store.fresh();
      environment.put("ALTHING_DB_URL", database.url());
      environment.put("ALTHING_DB_USER", database.user());
      environment.put("ALTHING_DB_PASSWORD", database.password().reveal());
    }
    configure();
    start();
    owner.invite(management, bot);
    owner.awaitMember(management, bot, "join");
  }

  private void configure() {
    try {
      Files.writeString(settings(), configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path settings() {
    return directory.resolve("althing.conf");
  }

  @AfterAll
  void stopTheBot() {
    if (program == null) {
      return;
    }
    try (Program last = program) {
      last.terminate();
      assertThat(last.exit(STOP)).isZero();
      assertThat(last.output()).doesNotContain(PASSWORD).doesNotContain(home.secret());
    }
  }

  void start() {
    program =
        Program.start(directory, environment, "run", "--config", settings().toString())
            .saying("is running.");
  }

  /** People may talk as they like, also where the bot may not. */
  Person newcomer(String name) {
    Person person = home.register(fresh(name), PASSWORD, false);
    ObjectNode unlimited = Json.object().put("messages_per_second", 0).put("burst_count", 0);
    String path = "/_synapse/admin/v1/users/" + enc(person.id()) + "/override_ratelimit";
    admin.call("POST", path, Optional.of(unlimited));
    return person;
  }

  private static String fresh(String name) {
    return name + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** A room of the moderator's with alice, bob and the bot. */
  String room(String version) {
    String room = moderator.createRoom("{'preset':'public_chat','room_version':'%s'}", version);
    alice.join(room);
    bob.join(room);
    moderator.invite(room, bot);
    moderator.awaitMember(room, bot, "join");
    return room;
  }

  Said ask(Person person, String room, String question) {
    return person.answer(room, bot, person.say(room, question));
  }
}
