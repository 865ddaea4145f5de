package dev.althing.sandbox.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each fault happens.
 *
 * @param chances the probability of each fault, from 0 to 1
 * @param slowness how long a slow answer takes
 * @param retryAfter what a 429 asks for
 * @param only faults hit requests whose path contains this text; all for an empty one
 */
public record Faults(
    Map<Fault, Double> chances, Duration slowness, Duration retryAfter, String only) {
  /** Copies and checks. */
  public Faults {
    chances = Map.copyOf(chances);
    if (chances.values().stream().anyMatch(chance -> chance < 0 || chance > 1)) {
      throw new IllegalArgumentException("a chance is between 0 and 1");
    }
  }

  /** No faults. */
  public static Faults none() {
    return new Faults(Map.of(), Duration.ofMillis(500), Duration.ofMillis(200), "");
  }

  /** These faults with another chance for one of them. */
  public Faults with(Fault fault, double chance) {
    Map<Fault, Double> changed = new EnumMap<>(Fault.class);
    changed.putAll(chances);
    changed.put(fault, chance);
    return new Faults(changed, slowness, retryAfter, only);
  }

  /** These faults, but only on paths that contain a text. */
  public Faults onlyOn(String path) {
    return new Faults(chances, slowness, retryAfter, path);
  }

  /** These faults with other times. */
  public Faults with(Duration slow, Duration retry) {
    return new Faults(chances, slow, retry, only);
  }

  /** Reads {@code {"chances":{"reset-after":0.1},"slowness_ms":500,"retry_after_ms":200}}. */
  public static Faults of(JsonNode node) {
    Map<Fault, Double> chances = new EnumMap<>(Fault.class);
    node.path("chances")
        .properties()
        .forEach(entry -> chances.put(Fault.of(entry.getKey()), entry.getValue().asDouble()));
    return new Faults(
        chances,
        Duration.ofMillis(node.path("slowness_ms").asLong(500)),
        Duration.ofMillis(node.path("retry_after_ms").asLong(200)),
        node.path("only").asText(""));
  }
}
