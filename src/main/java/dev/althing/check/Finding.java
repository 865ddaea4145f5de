package dev.althing.check;

import java.util.Map;

/**
 * One line of what the look at an installation led to.
 *
 * @param level how bad it is
 * @param text the key of its wording, and with {@code .fix} behind it of what to do
 * @param arguments what the wording speaks of
 */
public record Finding(Level level, String text, Map<String, Object> arguments) {
  /** How bad something is. */
  public enum Level {
    /** It is as it should be. */
    OK,
    /** The bot runs, but not in every way as it should. */
    WARN,
    /** The bot does not run like this. */
    FAIL
  }

  /** Copies the arguments. */
  public Finding {
    arguments = Map.copyOf(arguments);
  }

  static Finding ok(String text, Map<String, Object> arguments) {
    return new Finding(Level.OK, text, arguments);
  }

  static Finding warn(String text, Map<String, Object> arguments) {
    return new Finding(Level.WARN, text, arguments);
  }

  static Finding fail(String text, Map<String, Object> arguments) {
    return new Finding(Level.FAIL, text, arguments);
  }
}
