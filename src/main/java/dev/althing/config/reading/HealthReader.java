package dev.althing.config.reading;

import dev.althing.config.HealthSettings;
import dev.althing.config.HealthSettings.Service;
import dev.althing.config.HealthSettings.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The reading of what is watched, and how. */
final class HealthReader {
  private static final int MOST = 50;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern PLACE =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9a-fA-F:.]+]):(\\d{1,5})");

  private static final Form<String> NAMES =
      new Form<>(HealthReader::name, "small letters, digits and hyphens, like element-web");

  private static final Form<Target> URL =
      new Form<>(HealthReader::web, "an address like https://element.example.org/");

  private static final Form<Target> TCP =
      new Form<>(HealthReader::tcp, "a host and a port, like turn.example.org:3478");

  private final Section section;

  HealthReader(Section section) {
    this.section = section;
  }

  HealthSettings read() {
    return new HealthSettings(
        section.read("reuse", Forms.duration(Duration.ofSeconds(1), Duration.ofMinutes(10))),
        section.read("limit", Forms.duration(Duration.ofMillis(100), Duration.ofMinutes(1))),
        section.read("homeserver", Forms.choice(Map.of("true", true, "false", false))),
        services());
  }

  private List<Service> services() {
    var services = new ArrayList<Service>();
    section
        .sections("services", NAMES)
        .forEach(
            (name, part) ->
                target(name, part).ifPresent(it -> services.add(new Service(name, it))));
    if (services.size() > MOST) {
      section.problem("services", "names more than " + MOST, "watch fewer");
    }
    return services;
  }

  private Optional<Target> target(String name, Section part) {
    var url = part.optional("url", URL);
    var tcp = part.optional("tcp", TCP);
    if (part.has("url") == part.has("tcp")) {
      section.problem(
          "services",
          "does not say how " + name + " is asked",
          "give it a url or a tcp, one of the two");
      return Optional.empty();
    }
    return url.or(() -> tcp);
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("is not a name");
    }
    return text;
  }

  private static Target web(String text) {
    var url = URI.create(text.strip());
    var isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!isWeb || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException("is not an address");
    }
    return new Target.Web(url);
  }

  private static Target tcp(String text) {
    var place = PLACE.matcher(text.strip());
    if (!place.matches()) {
      throw new IllegalArgumentException("is not a host and a port");
    }
    return new Target.Tcp(
        place.group(1), Forms.wholeNumber(1, 65_535).parse().apply(place.group(2)));
  }
}
