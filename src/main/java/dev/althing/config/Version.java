package dev.althing.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the running program. */
public final class Version {
  private static final String CURRENT = read();

  private Version() {}

  /** The version, like {@code 1.2.0}. */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    var properties = new Properties();
    try (var file = Version.class.getResourceAsStream("/version.properties")) {
      if (file == null) {
        throw new IllegalStateException("version.properties is missing");
      }
      properties.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version", "unknown");
  }
}
