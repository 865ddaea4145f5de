package dev.althing.config.reading;

import dev.althing.config.OperationSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The reading of how plugins are found and kept in bounds. */
final class PluginsReader {
  private static final Pattern CAPABILITY = Pattern.compile("[a-z-]{3,40}(?::[^\\s{}]{1,300})?");
  private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

  private static final Form<String> IDS =
      new Form<>(
          text -> matching(OperationSettings.Plugins.NAME, text), "the id of a plugin, like dice");

  private static final Form<String> SUMS =
      new Form<>(
          text -> matching(SUM, text.strip().toLowerCase(Locale.ROOT)),
          "64 hexadecimal digits, as sha256sum prints them");

  private static final Form<String> CAPABILITIES =
      new Form<>(
          text -> matching(CAPABILITY, text.strip().toLowerCase(Locale.ROOT)),
          "a capability, like send or network:api.example.org");

  private final Section section;

  PluginsReader(Section section) {
    this.section = section;
  }

  OperationSettings.Plugins read() {
    Map<String, Map<String, String>> settings = new HashMap<>();
    section
        .sections("settings", IDS)
        .forEach((id, part) -> settings.put(id, part.allOrLines(Forms.untouched())));
    return new OperationSettings.Plugins(
        section.read("folder", Forms.path()),
        section.read("watch", Forms.choice(Map.of("true", true, "false", false))),
        section.read("deadline", Forms.duration(Duration.ofMillis(100), Duration.ofMinutes(5))),
        section.read("budget", Forms.duration(Duration.ofMillis(1), Duration.ofSeconds(2))),
        Set.copyOf(section.list("only", SUMS)),
        section.lists("grants", IDS, CAPABILITIES),
        settings);
  }

  private static String matching(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("is not " + form);
    }
    return text;
  }
}
