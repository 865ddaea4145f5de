package dev.althing.config;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The last line of defence of the log: it blots out every secret that was registered, as it is and
 * as it looks in a URL. The logging library creates it by name, so what it knows is one for the
 * whole process.
 */
public final class SecretMasking extends CompositeConverter<ILoggingEvent> {
  private static final String BLOT = "[secret]";

  /** Shorter ones would blot out ordinary words. */
  private static final int SHORTEST = 6;

  private static final int MOST = 256;
  private static volatile Set<String> known = Set.of();

  /** Created by the logging library. */
  public SecretMasking() {}

  /** Makes the log blot out this secret from now on; the oldest is forgotten after many. */
  public static synchronized void register(Secret secret) {
    var value = secret.reveal();
    if (value.length() >= SHORTEST) {
      known = with(known, value);
    }
  }

  /** The text without any secret that is known. */
  static String masked(String text) {
    var masked = text;
    for (String secret : known) {
      masked = masked.replace(secret, BLOT);
    }
    return masked;
  }

  @Override
  protected String transform(ILoggingEvent event, String line) {
    return masked(line);
  }

  private static Set<String> with(Set<String> before, String value) {
    var more = new LinkedHashSet<>(before);
    more.add(value);
    more.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    while (more.size() > MOST) {
      more.remove(more.iterator().next());
    }
    return Collections.unmodifiableSet(more);
  }
}
