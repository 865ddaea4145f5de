package dev.althing.spi.plugin;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the operator set for a plugin: checked against the manifest before the plugin starts, so
 * that every declared setting is there and of its kind.
 *
 * <p>{@code context.settings().integer("most-dice")}
 */
public final class PluginSettings {
  /** No settings. */
  public static final PluginSettings NONE = new PluginSettings(Map.of());

  private final Map<String, Object> values;

  private PluginSettings(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Settings of these values.
   *
   * @param values by their names: a String, Long, BigDecimal, Boolean, Duration, or List of Strings
   */
  public static PluginSettings of(Map<String, ?> values) {
    return new PluginSettings(Map.copyOf(values));
  }

  /** A text. */
  public String text(String name) {
    return get(name, String.class);
  }

  /** A whole number. */
  public long integer(String name) {
    return get(name, Long.class);
  }

  /** A number. */
  public BigDecimal number(String name) {
    return get(name, BigDecimal.class);
  }

  /** Yes or no. */
  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  /** A length of time. */
  public Duration duration(String name) {
    return get(name, Duration.class);
  }

  /** Several texts. */
  public List<String> texts(String name) {
    return ((List<?>) get(name, List.class)).stream().map(String::valueOf).toList();
  }

  private <T> T get(String name, Class<T> kind) {
    Object value = values.get(name);
    if (!kind.isInstance(value)) {
      throw new IllegalArgumentException(
          "the manifest declares no setting " + name + " of the kind " + kind.getSimpleName());
    }
    return kind.cast(value);
  }
}
