package dev.althing.journal.event;

import akka.actor.ActorSystem;
import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.setup.Setup;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.althing.journal.Database;
import java.util.HashMap;
import java.util.Map;

/** What an actor system is given so that its entities persist into the one database. */
public final class JournalSetup extends Setup {
  private static final String BINDINGS = "akka.actor.serialization-bindings";
  private static final String SERIALIZER = "althing-journal";

  private final Database database;
  private final JournalFormat format;

  private JournalSetup(Database database, JournalFormat format) {
    this.database = database;
    this.format = format;
  }

  /** A whole setup: these settings over those that are given. */
  public static ActorSystemSetup of(Database database, JournalFormat format, Config otherwise) {
    Config config = settings(database, format).withFallback(otherwise);
    return BootstrapSetup.create(config).and(new JournalSetup(database, format));
  }

  static JournalSetup of(ActorSystem system) {
    return system
        .settings()
        .setup()
        .get(JournalSetup.class)
        .orElseThrow(() -> new IllegalStateException("the actor system has no JournalSetup"));
  }

  JournalFormat format() {
    return format;
  }

  Database database() {
    return database;
  }

  /** The settings in {@code journal/akka.conf}, and what follows from the database and families. */
  static Config settings(Database database, JournalFormat format) {
    var bindings = new HashMap<String, Object>();
    bindings.put(Recorded.class.getName(), SERIALIZER);
    format.families().stream()
        .flatMap(family -> family.state().stream())
        .forEach(state -> bindings.put(state.getName(), SERIALIZER));
    return ConfigFactory.parseMap(
            Map.of("jdbc-journal.parallelism", Math.max(1, database.journalShare() - 1)))
        .withFallback(ConfigValueFactory.fromMap(bindings, "journal families").atPath(BINDINGS))
        .withFallback(
            ConfigFactory.parseResources(JournalSetup.class.getClassLoader(), "journal/akka.conf"));
  }
}
