package dev.althing.spi;

import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values given to a command, by the names of its parameters.
 *
 * <p>Asking for a value of another type than the parameter has is a mistake of the program and
 * throws {@link IllegalArgumentException}; so is {@link #get} for one that was not given.
 */
public final class Arguments {
  /** No arguments. */
  public static final Arguments NONE = new Arguments(Map.of());

  private final Map<String, List<Object>> values;

  private Arguments(Map<String, List<Object>> values) {
    this.values = values;
  }

  /** Arguments with these values; each name has as many as were given. */
  public static Arguments of(Map<String, ? extends List<?>> values) {
    Map<String, List<Object>> copy = new LinkedHashMap<>();
    values.forEach((name, given) -> copy.put(name, List.copyOf(given)));
    return new Arguments(copy);
  }

  /** Whether a value was given, or is there by default. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The values of a parameter that may be repeated, in order. */
  public <T> List<T> all(String name, Class<T> type) {
    return values.getOrDefault(name, List.of()).stream()
        .map(value -> cast(name, value, type))
        .toList();
  }

  /** The value, if one was given; the last one if there are several. */
  public <T> Optional<T> find(String name, Class<T> type) {
    List<Object> given = values.getOrDefault(name, List.of());
    return given.isEmpty()
        ? Optional.empty()
        : Optional.of(cast(name, given.get(given.size() - 1), type));
  }

  /** The value of a parameter that is required or has a default. */
  public <T> T get(String name, Class<T> type) {
    return find(name, type)
        .orElseThrow(() -> new IllegalArgumentException("no argument " + name + " was given"));
  }

  /** A word, a text or a choice. */
  public String text(String name) {
    return get(name, String.class);
  }

  /** A whole number. */
  public long integer(String name) {
    return get(name, Long.class);
  }

  /** A length of time. */
  public Duration duration(String name) {
    return get(name, Duration.class);
  }

  /** A person. */
  public UserId user(String name) {
    return get(name, UserId.class);
  }

  /** Whether a flag is set. */
  public boolean flag(String name) {
    return find(name, Boolean.class).orElse(false);
  }

  private static <T> T cast(String name, Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "argument %s is a %s, not a %s"
              .formatted(name, value.getClass().getSimpleName(), type.getSimpleName()));
    }
    return type.cast(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Arguments that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "Arguments" + values.keySet();
  }
}
