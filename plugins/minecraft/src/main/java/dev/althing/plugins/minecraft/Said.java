package dev.althing.plugins.minecraft;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says, understood as far as it is one of the answers that servers give.
 *
 * @param text without colours
 */
record Said(String text) {
  private static final Pattern COLOUR = Pattern.compile("§.");
  private static final Pattern ADDED = Pattern.compile("Added \\S+ to the whitelist\\.?");
  private static final Pattern REMOVED = Pattern.compile("Removed \\S+ from the whitelist\\.?");
  private static final Pattern TWO_NUMBERS = Pattern.compile("(\\d{1,6})\\D{1,40}(\\d{1,6})");
  private static final Pattern BETWEEN = Pattern.compile(",\\s*| and |\\s*\\n\\s*");

  Said {
    text = COLOUR.matcher(text).replaceAll("").strip();
  }

  /**
   * How many are on the server.
   *
   * @param online how many there are
   * @param most how many there may be
   */
  record Players(int online, int most) {}

  boolean isAdded() {
    return ADDED.matcher(text).matches();
  }

  boolean isAlreadyThere() {
    return text.contains("already whitelisted");
  }

  boolean isRemoved() {
    return REMOVED.matcher(text).matches();
  }

  boolean isNotThere() {
    return text.contains("not whitelisted");
  }

  boolean isNobody() {
    return text.contains("player does not exist");
  }

  /** The names on the whitelist; empty when this is no list of them. */
  Optional<List<String>> whitelist() {
    if (text.contains("no whitelisted players")) {
      return Optional.of(List.of());
    }
    int colon = text.indexOf(':');
    if (colon < 0 || !text.substring(0, colon).contains("whitelisted player")) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(BETWEEN.split(text.substring(colon + 1)))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  /** How many play; empty when this does not say it. */
  Optional<Players> players() {
    Matcher matcher = TWO_NUMBERS.matcher(text);
    return text.contains("players online") && matcher.find()
        ? Optional.of(
            new Players(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}
