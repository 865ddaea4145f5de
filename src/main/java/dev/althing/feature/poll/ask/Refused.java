package dev.althing.feature.poll.ask;

import java.util.Map;

/**
 * Why something cannot be asked so.
 *
 * @param key the text that says it
 * @param values what stands in that text
 */
public record Refused(String key, Map<String, Object> values) {
  /** Copies the map. */
  public Refused {
    values = Map.copyOf(values);
  }

  static Refused because(String key) {
    return new Refused(key, Map.of());
  }
}
