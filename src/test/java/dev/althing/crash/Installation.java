package dev.althing.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The bot as an operator would install it, with people and rooms around it. */
final class Installation implements AutoCloseable {
  /** With characters that JSON, addresses and files write in other ways. */
  static final String PASSWORD = "a \"password\" that \\ nobody may see: ü";

  private static final Pattern RUNNING = Pattern.compile("Althing \\S+ is running");
  private static final Pattern OPS = Pattern.compile("Health and metrics: (\\S+)");

  private final Path directory;
  private final Town town;
  private final Person account;
  private final Map<String, String> environment;
  private final List<Person> people = new ArrayList<>();
  private final List<String> rooms = new ArrayList<>();
  private final List<JarProcess> lives = new ArrayList<>();
  private String configuration = "";

  /** People and rooms on a homeserver; the bot is not started yet. */
  Installation(Path directory, Town town, int people, int rooms, Map<String, String> database) {
    this.directory = directory;
    this.town = town;
    this.account = Person.register(town.url(), "keeper", PASSWORD);
    for (int i = 0; i < people; i++) {
      this.people.add(Person.register(town.url(), "person" + i, "person"));
    }
    for (int i = 0; i < rooms; i++) {
      String room = this.people.get(0).room("Room " + i);
      this.people.forEach(person -> person.join(room));
      this.rooms.add(room);
    }
    this.environment = environment(database);
  }

  private Map<String, String> environment(Map<String, String> database) {
    Map<String, String> all = new HashMap<>(database);
    all.put("ALTHING_HOMESERVER", town.url().toString());
    all.put("ALTHING_USER", account.id());
    // A file, since a variable may lose what the machine's language has no letters for.
    Path password = directory.resolve("password");
    write(password, PASSWORD);
    all.put("ALTHING_PASSWORD_FILE", password.toString());
    all.put("ALTHING_ROOMS", String.join(" ", rooms));
    all.put("ALTHING_OWNERS", people.get(0).id());
    all.put("ALTHING_DATA", directory.resolve("bot").toString());
    all.put("ALTHING_OPS_PORT", "0");
    all.put("ALTHING_TRIAL", "true");
    return all;
  }

  List<Person> people() {
    return people;
  }

  List<String> rooms() {
    return rooms;
  }

  Town town() {
    return town;
  }

  Person account() {
    return account;
  }

  /** Gives the lives to come a token in the place of the password. */
  void useToken() {
    environment.remove("ALTHING_PASSWORD_FILE");
    environment.put("ALTHING_ACCESS_TOKEN", account.token());
  }

  /** Sets one more variable for the lives to come. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Adds lines to the configuration of the lives to come. */
  void configure(String lines) {
    configuration += lines;
  }

  /** Starts the bot; it is on its way when this returns. */
  JarProcess begin() {
    Path settings = directory.resolve("althing.conf");
    write(
        settings,
        """
        althing.commands.cooldown {
          user { burst = 10000, every = 0s }
          room { burst = 10000, every = 0s }
        }
        """
            + configuration);
    JarProcess bot =
        JarProcess.start(
            directory.resolve("bot-" + (lives.size() + 1) + ".log"),
            environment,
            List.of("run", "--no-sandbox", "--config", settings.toString()));
    lives.add(bot);
    return bot;
  }

  /** Starts the bot; it runs when this returns. */
  JarProcess start() {
    JarProcess bot = begin();
    awaitRunning(bot);
    return bot;
  }

  void awaitRunning(JarProcess bot) {
    bot.awaitSaying(RUNNING);
  }

  /** Where a bot shows its health. */
  static URI ops(JarProcess bot) {
    return URI.create(bot.awaitSaying(OPS).group(1));
  }

  /** The bot of the moment. */
  JarProcess bot() {
    return lives.get(lives.size() - 1);
  }

  /** What all its lives have said. */
  List<String> said() {
    return lives.stream().map(JarProcess::said).toList();
  }

  /** What an outsider finds in all rooms. */
  Audit audit() {
    return Audit.of(rooms.stream().map(room -> Audit.of(read(room), account.id())).toList());
  }

  List<JsonNode> read(String room) {
    return people.get(people.size() - 1).read(room);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    lives.forEach(JarProcess::close);
  }
}
