package dev.althing.plugins.minecraft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server's RCON listens.
 *
 * @param host a name or an address, without brackets
 * @param port 1 to 65535
 */
record Address(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<name>[A-Za-z0-9._-]{1,253})|\\[(?<six>[0-9A-Fa-f:.]{2,45})\\])"
              + ":(?<port>[0-9]{1,5})");
  private static final int HIGHEST = 65_535;

  /**
   * Reads {@code host:port} or {@code [address]:port}.
   *
   * @throws IllegalArgumentException when it is neither; the message is for the operator
   */
  static Address read(String written) {
    Matcher matcher = FORM.matcher(written.strip());
    int port = matcher.matches() ? Integer.parseInt(matcher.group("port")) : 0;
    if (port < 1 || port > HIGHEST) {
      throw new IllegalArgumentException(
          "the setting server is host:port, like 127.0.0.1:25575 or [::1]:25575");
    }
    String name = matcher.group("name");
    return new Address(name == null ? matcher.group("six") : name, port);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
