package dev.althing.plugins.ask;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that somebody else wrote: what is not there, or of another kind, is empty.
 *
 * @param values by their names
 */
record Json(Map<String, Object> values) {
  private static final Json EMPTY = new Json(Map.of());

  /** Reads an object; empty when the text is none. */
  static Optional<Json> read(String text) {
    try {
      return text.stripLeading().startsWith("{")
          ? Optional.of(new Json(JSON.std.mapFrom(text)))
          : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  /** Writes maps, lists, texts, numbers and flags. */
  static String write(Object value) {
    try {
      return JSON.std.asString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A text; empty when there is none. */
  String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  /** A whole number; 0 when there is none. */
  long number(String name) {
    return values.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** Whether something is there and true. */
  boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** Whether something is there and not null. */
  boolean has(String name) {
    return values.get(name) != null;
  }

  /** An object within this one. */
  Json at(String name) {
    return object(values.get(name));
  }

  /** The objects of a list within this one. */
  List<Json> all(String name) {
    return list(name).stream().filter(Map.class::isInstance).map(Json::object).toList();
  }

  /** The elements of a list within this one. */
  List<?> list(String name) {
    return values.get(name) instanceof List<?> list ? list : List.of();
  }

  @SuppressWarnings("unchecked") // the names of a JSON object are texts
  private static Json object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? new Json((Map<String, Object>) map) : EMPTY;
  }
}
