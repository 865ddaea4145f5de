package dev.althing.start;

import dev.althing.check.Seen;
import dev.althing.config.Settings;
import java.util.List;

/** What the command line starts; what runs on comes back when everything is up. */
public interface Application {
  /** Starts the bot, and the embedded homeserver where the settings name no other. */
  Running bot(Settings settings);

  /** Starts the embedded homeserver alone. */
  Running sandbox(Settings settings);

  /**
   * Looks at the installation, changing nothing.
   *
   * @param warnings what the reading of the settings has to say
   */
  Seen look(Settings settings, List<String> warnings);
}
