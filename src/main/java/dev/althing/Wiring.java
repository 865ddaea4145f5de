package dev.althing;

import dev.althing.config.CannotStart;
import dev.althing.config.Settings;

/** The place where the parts of the program are chosen. */
final class Wiring {
  private Wiring() {}

  /** What the command line starts. */
  static Application application() {
    return new Application() {
      @Override
      public Running bot(Settings settings) {
        throw new CannotStart("the bot is not built in");
      }

      @Override
      public Running sandbox(Settings settings) {
        throw new CannotStart("the sandbox is not built in");
      }
    };
  }
}
