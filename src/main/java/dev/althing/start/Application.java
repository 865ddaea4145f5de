package dev.althing.start;

import dev.althing.config.Settings;

/** What the command line starts; both ways come back when everything is up. */
public interface Application {
  /** Starts the bot, and the embedded homeserver where the settings name no other. */
  Running bot(Settings settings);

  /** Starts the embedded homeserver alone. */
  Running sandbox(Settings settings);
}
