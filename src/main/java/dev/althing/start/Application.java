package dev.althing.start;

import dev.althing.check.Seen;
import dev.althing.config.HomeserverSettings;
import dev.althing.config.Settings;
import dev.althing.imports.Imported;
import java.nio.file.Path;
import java.util.List;

/** What the command line starts; what runs on comes back when everything is up. */
public interface Application {
  /** Starts the bot, and the embedded homeserver where the settings name no other. */
  Running bot(Settings settings);

  /** Starts the embedded homeserver alone. */
  Running sandbox(Settings settings);

  /**
   * Signs in and keeps that in the data directory for the runs to come.
   *
   * @param homeserver where, with the password or the token that somebody gave
   * @throws dev.althing.config.CannotStart when the homeserver does not let us in, or is away
   */
  SignedIn signIn(Settings settings, HomeserverSettings.Remote homeserver);

  /**
   * Looks at the installation, changing nothing.
   *
   * @param warnings what the reading of the settings has to say
   */
  Seen look(Settings settings, List<String> warnings);

  /**
   * Adds what people did with another bot to the records of this one, which is stopped.
   *
   * @param applies whether it is written; otherwise only counted
   */
  Imported importGames(Settings settings, Path file, boolean applies);
}
