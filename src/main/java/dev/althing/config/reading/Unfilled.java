package dev.althing.config.reading;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code ${NAME}} that was not filled in.
 *
 * @param name what stands between the braces
 */
record Unfilled(String name) {
  private static final Pattern ANY = Pattern.compile("\\$\\{\\??([^}]*)}?");
  private static final Pattern CLOSED = Pattern.compile("\\$\\{\\??([A-Za-z0-9_.-]+)}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The first one in a text that may be shown. */
  static Optional<Unfilled> in(String text) {
    var match = ANY.matcher(text);
    return match.find() ? Optional.of(new Unfilled(match.group(1))) : Optional.empty();
  }

  /** The first one in a secret, of which nothing is shown but what is clearly a name. */
  static Optional<Unfilled> inSecret(String text) {
    var match = CLOSED.matcher(text);
    return match.find()
        ? Optional.of(new Unfilled(match.group(1)))
        : in(text).map(hidden -> new Unfilled("…"));
  }

  String what() {
    return "still contains ${" + name + "}";
  }

  /** What to do: a path can only mean another setting of the same file. */
  String fix() {
    if (VARIABLE.matcher(name).matches()) {
      return "set the environment variable " + name + ", or write the value itself";
    }
    return name.contains(".")
        ? "write the value itself, since the file does not set " + name
        : "write the value itself";
  }
}
