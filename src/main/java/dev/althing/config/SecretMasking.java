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

  /** Tokens come and go for as long as the process lives. */
  private static final int MOST_PASSING = 128;

  private static volatile Set<String> lasting = Set.of();
  private static volatile Set<String> passing = Set.of();

  /** Created by the logging library. */
  public SecretMasking() {}

  /** Makes the log blot out this secret from now on. */
  public static synchronized void register(Secret secret) {
    lasting = with(lasting, secret.reveal());
  }

  /** Makes the log blot out this secret until many others of its kind have followed it. */
  public static synchronized void registerPassing(Secret secret) {
    var more = new LinkedHashSet<>(with(passing, secret.reveal()));
    while (more.size() > MOST_PASSING) {
      more.remove(more.iterator().next());
    }
    passing = more;
  }

  /** The text without any secret that is known. */
  static String masked(String text) {
    return masked(masked(text, lasting), passing);
  }

  private static String masked(String text, Set<String> secrets) {
    var masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, BLOT);
    }
    return masked;
  }

  @Override
  protected String transform(ILoggingEvent event, String line) {
    return masked(line);
  }

  private static Set<String> with(Set<String> before, String value) {
    if (value.length() < SHORTEST) {
      return before;
    }
    var more = new LinkedHashSet<>(before);
    more.add(value);
    more.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    return Collections.unmodifiableSet(more);
  }
}
