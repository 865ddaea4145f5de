package dev.althing.config.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An environment variable that sets one key; it wins over the configuration file. */
public enum Variable {
  /** Where the homeserver is. */
  ALTHING_HOMESERVER("homeserver.url"),
  /** Who the bot is. */
  ALTHING_USER("homeserver.user"),
  /** Its password. */
  ALTHING_PASSWORD("homeserver.password"),
  /** The file that holds its password. */
  ALTHING_PASSWORD_FILE("homeserver.password-file"),
  /** Its access token. */
  ALTHING_ACCESS_TOKEN("homeserver.access-token"),
  /** The file that holds its access token. */
  ALTHING_ACCESS_TOKEN_FILE("homeserver.access-token-file"),
  /** The name of its device. */
  ALTHING_DEVICE_NAME("homeserver.device-name"),
  /** The room of those who manage the bot. */
  ALTHING_MANAGEMENT_ROOM("management-room"),
  /** Who owns the bot. */
  ALTHING_OWNERS("owners", true),
  /** The rooms joined at start. */
  ALTHING_ROOMS("join", true),
  /** The data directory. */
  ALTHING_DATA("data"),
  /** Where the database is. */
  ALTHING_DB_URL("database.url"),
  /** The user of the database. */
  ALTHING_DB_USER("database.user"),
  /** The password of the database. */
  ALTHING_DB_PASSWORD("database.password"),
  /** The file that holds the password of the database. */
  ALTHING_DB_PASSWORD_FILE("database.password-file"),
  /** The address for health and metrics. */
  ALTHING_OPS_HOST("ops.host"),
  /** The port for health and metrics. */
  ALTHING_OPS_PORT("ops.port"),
  /** The address of the public listener. */
  ALTHING_HTTP_HOST("http.host"),
  /** The port of the public listener. */
  ALTHING_HTTP_PORT("http.port"),
  /** The port of the embedded homeserver. */
  ALTHING_SANDBOX_PORT("sandbox.port"),
  /** Whether there are commands for trying out the installation. */
  ALTHING_TRIAL("trial"),
  ALTHING_PLUGINS("plugins.folder");

  static final String PREFIX = "ALTHING_";

  private final String path;
  private final boolean several;

  Variable(String path) {
    this(path, false);
  }

  Variable(String path, boolean several) {
    this.path = path;
    this.several = several;
  }

  /** The path of the key under {@code althing}. */
  public String path() {
    return path;
  }

  /** What the text of the variable means as a value of the key. */
  Object meaning(String text) {
    return several
        ? Arrays.stream(text.strip().split("[,\\s]+")).filter(part -> !part.isEmpty()).toList()
        : text;
  }

  static Optional<Variable> named(String name) {
    return Arrays.stream(values()).filter(variable -> variable.name().equals(name)).findFirst();
  }

  /** The one that sets a key, given by its full path. */
  static Optional<Variable> setting(String key) {
    return Arrays.stream(values())
        .filter(variable -> key.equals(Layers.ROOT + "." + variable.path))
        .findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Variable::name).toList();
  }
}
