package dev.althing.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One entry of a file: its fields are asked for, and what is wrong with them is noted. */
final class Entry {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final int line;
  private final String place;
  private final ObjectNode json;
  private final Flaws flaws;
  private final int before;

  Entry(int line, String place, ObjectNode json, Flaws flaws) {
    this.line = line;
    this.place = place;
    this.json = json;
    this.flaws = flaws;
    this.before = flaws.count();
  }

  /** Whether nothing is wrong with it so far. */
  boolean isFit() {
    return flaws.count() == before;
  }

  void flaw(String text, Map<String, ?> arguments) {
    flaws.add(line, place, text, arguments);
  }

  void hasOnly(Set<String> known) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                flaw("field.unknown", Map.of("field", name));
              }
            });
  }

  Optional<UserId> user(String field) {
    return parsed(field, "field.user", UserId::parse);
  }

  Optional<RoomId> room(String field) {
    return parsed(field, "field.room", RoomId::parse);
  }

  Optional<String> text(String field) {
    return parsed(field, "field.text", Optional::of);
  }

  /** A moment of the past. */
  Optional<Instant> moment(String field, Instant latest) {
    return parsed(field, "field.moment", text -> instant(text, latest));
  }

  private static Optional<Instant> instant(String text, Instant latest) {
    try {
      Instant moment = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
      return moment.isBefore(EARLIEST) || moment.isAfter(latest)
          ? Optional.empty()
          : Optional.of(moment);
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** A day of the past, if there is one. */
  Optional<LocalDate> day(String field, LocalDate latest) {
    return json.has(field)
        ? parsed(field, "field.day", text -> date(text, latest))
        : Optional.empty();
  }

  private static Optional<LocalDate> date(String text, LocalDate latest) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() < 2000 || day.isAfter(latest) ? Optional.empty() : Optional.of(day);
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  boolean truth(String field) {
    JsonNode value = json.path(field);
    if (!value.isBoolean()) {
      wrong(field, "field.truth");
    }
    return value.booleanValue();
  }

  int number(String field, int most) {
    return number(field, json.path(field), most);
  }

  List<Integer> numbers(String field, int count, int most) {
    JsonNode value = json.path(field);
    if (!value.isArray() || value.size() != count) {
      flaw("field.list", Map.of("field", field, "count", count));
      return List.of();
    }
    List<Integer> numbers = new ArrayList<>();
    value.forEach(one -> numbers.add(number(field, one, most)));
    return numbers;
  }

  private int number(String field, JsonNode value, int most) {
    boolean isOne = value.isIntegralNumber() && value.canConvertToInt();
    if (!isOne || value.intValue() < 0 || value.intValue() > most) {
      flaw("field.number", Map.of("field", field, "most", most, "value", String.valueOf(value)));
      return 0;
    }
    return value.intValue();
  }

  private <T> Optional<T> parsed(String field, String text, Function<String, Optional<T>> parse) {
    JsonNode value = json.path(field);
    Optional<T> found = value.isTextual() ? parse.apply(value.textValue()) : Optional.empty();
    if (found.isEmpty()) {
      wrong(field, text);
    }
    return found;
  }

  private void wrong(String field, String text) {
    if (json.has(field)) {
      flaw(text, Map.of("field", field, "value", String.valueOf(json.get(field))));
    } else {
      flaw("field.missing", Map.of("field", field));
    }
  }
}
