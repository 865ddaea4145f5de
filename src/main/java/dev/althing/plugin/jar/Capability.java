package dev.althing.plugin.jar;

import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.PluginSettings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a plugin may do if it asks for it and the operator allows it.
 *
 * @param text as it is written: a name, or {@code network:} with a host, and perhaps a port
 */
public record Capability(String text) {
  /** The names there are, beside {@code network:…}. */
  public static final List<String> NAMES =
      List.of(
          "send",
          "react",
          "read-messages",
          "read-members",
          "read-state",
          "read-media",
          "join-rooms",
          "moderate",
          "http-routes",
          Bytecode.EXIT,
          Bytecode.PROCESSES,
          Bytecode.NATIVE_CODE,
          Bytecode.UNSAFE);

  private static final String NETWORK = "network:";
  private static final Pattern HOST =
      Pattern.compile("(?:\\*|[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}])(?::[0-9]{1,5})?");
  private static final Pattern SETTING = Pattern.compile("network:\\{([a-z][a-z0-9-]{0,39})}");

  /** A capability that is one; empty when there is none of that name. */
  public static Optional<Capability> read(String text) {
    String clean = text.strip().toLowerCase(Locale.ROOT);
    boolean isHost =
        clean.startsWith(NETWORK) && HOST.matcher(clean.substring(NETWORK.length())).matches();
    return NAMES.contains(clean) || isHost || SETTING.matcher(clean).matches()
        ? Optional.of(new Capability(clean))
        : Optional.empty();
  }

  /** A host and a port that somebody wants to reach. */
  public static Capability network(String host, int port) {
    String clean = host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
    String shown = clean.contains(":") ? "[" + clean + "]" : clean;
    return new Capability(NETWORK + shown + ":" + port);
  }

  /** What it takes to hear of something that happens in rooms. */
  public static Capability toHear(Happening.Kind kind) {
    return new Capability(
        switch (kind) {
          case MEMBERSHIP -> "read-members";
          case STATE -> "read-state";
          default -> "read-messages";
        });
  }

  /** The same with the host that a setting names, where it names one of those. */
  public Capability resolved(PluginSettings settings) {
    Matcher setting = SETTING.matcher(text);
    return setting.matches()
        ? new Capability(NETWORK + place(settings.text(setting.group(1))))
        : this;
  }

  /** Whether whoever has this may do the other. */
  public boolean covers(Capability wish) {
    if (text.equals(wish.text) || (text.equals("network:*") && wish.text.startsWith(NETWORK))) {
      return true;
    }
    boolean isAnyPort = text.startsWith(NETWORK) && !text.matches(".*:[0-9]{1,5}");
    return isAnyPort && wish.text.startsWith(text + ":");
  }

  private static String place(String setting) {
    String clean = setting.strip().toLowerCase(Locale.ROOT);
    if (!clean.contains("://")) {
      return clean;
    }
    try {
      URI address = URI.create(clean);
      int usual = "https".equals(address.getScheme()) ? 443 : 80;
      return address.getHost() + ":" + (address.getPort() < 0 ? usual : address.getPort());
    } catch (IllegalArgumentException none) {
      return clean;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
