package dev.althing.bench;

import dev.althing.journal.DatabaseSettings;
import dev.althing.smoke.Program;
import dev.althing.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bot that answers {@code !ping}, as a process of its own with 512 MB.
 *
 * @param name what it is called in the tables
 */
record Contender(String name, Home.Account account, Program program) implements AutoCloseable {
  /** Compilers that never end, so that what they did can be told from the rest. */
  static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:-UseDynamicNumberOfCompilerThreads");

  /** Settings under which nobody asks too often. */
  static final String UNHURRIED =
      """
      althing.commands.cooldown {
        user { burst = 10000, every = 0s }
        room { burst = 10000, every = 0s }
        everywhere { burst = 10000, every = 0s }
      }
      """;

  static Contender bare(Home home, Path directory) {
    Home.Account account = home.account("bare");
    Map<String, String> environment =
        Map.of("BARE_HOMESERVER", home.url().toString(), "BARE_TOKEN", account.token());
    List<String> arguments = new ArrayList<>(OPTIONS);
    arguments.addAll(
        List.of("-cp", System.getProperty("java.class.path"), BareBot.class.getName()));
    Program program = Program.java(folder(directory, "bare"), environment, arguments);
    return new Contender("bare bot", account, program.saying("I am running."));
  }

  static Contender onH2(Home home, Path directory, String owner) {
    return althing("Althing, H2", home, folder(directory, "h2"), owner, Map.of());
  }

  static Contender onPostgresql(Home home, Path directory, String owner) {
    Map<String, String> store = variables(Databases.POSTGRESQL.fresh());
    return althing("Althing, PostgreSQL", home, folder(directory, "postgresql"), owner, store);
  }

  /** What a bot is told of a database server. */
  static Map<String, String> variables(DatabaseSettings database) {
    return Map.of(
        "ALTHING_DB_URL", database.url(),
        "ALTHING_DB_USER", database.user(),
        "ALTHING_DB_PASSWORD", database.password().reveal());
  }

  private static Contender althing(
      String name, Home home, Path directory, String owner, Map<String, String> store) {
    Home.Account account = home.account("althing");
    Path settings = directory.resolve("althing.conf");
    write(settings, UNHURRIED);
    Map<String, String> environment = new HashMap<>(store);
    environment.put("ALTHING_HOMESERVER", home.url().toString());
    environment.put("ALTHING_ACCESS_TOKEN", account.token());
    environment.put("ALTHING_OWNERS", owner);
    environment.put("ALTHING_DATA", directory.resolve("data").toString());
    environment.put("ALTHING_OPS_PORT", "0");
    Program program =
        Program.start(
            directory,
            environment,
            OPTIONS,
            List.of("run", "--no-sandbox", "--config", settings.toString()));
    return new Contender(name, account, program.saying("is running."));
  }

  /** A new room with the asker and this bot. */
  String room(Asker asker) {
    String room = asker.person().createsRoom(name);
    account.person().joins(room);
    return room;
  }

  private static Path folder(Path directory, String name) {
    try {
      return Files.createDirectories(directory.resolve(name));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
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
    program.close();
  }
}
