package dev.althing.config;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Permission;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How commands are recognised and who may use them.
 *
 * @param prefix what a command starts with
 * @param maxAge the age from which a command is named but not run
 * @param permissions who may use a command, where it differs from the command's own rule
 * @param ignoredBots users whose messages are never commands
 * @param cooldown how often commands may be used, where the command does not say it itself
 */
public record CommandSettings(
    String prefix,
    Duration maxAge,
    Map<String, Permission> permissions,
    Set<UserId> ignoredBots,
    Cooldown cooldown) {

  /** Copies the collections and checks the prefix. */
  public CommandSettings {
    prefix = checkedPrefix(prefix);
    permissions = Map.copyOf(permissions);
    ignoredBots = Set.copyOf(ignoredBots);
  }

  /**
   * The prefix, if people can type it: 1 to 10 characters without white space, control characters
   * or backticks, and none that begins a quotation or an id.
   *
   * @throws IllegalArgumentException when it cannot be used
   */
  public static String checkedPrefix(String prefix) {
    if (prefix.isEmpty()
        || prefix.length() > 10
        || prefix.startsWith(">")
        || prefix.startsWith("@")
        || !prefix.codePoints().allMatch(CommandSettings::isTyped)) {
      throw new IllegalArgumentException("not a prefix");
    }
    return prefix;
  }

  private static boolean isTyped(int codePoint) {
    return codePoint != '`'
        && !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && !Character.isISOControl(codePoint)
        && !isUnseen(Character.getType(codePoint));
  }

  private static boolean isUnseen(int type) {
    return type == Character.FORMAT || type == Character.SURROGATE || type == Character.UNASSIGNED;
  }
}
