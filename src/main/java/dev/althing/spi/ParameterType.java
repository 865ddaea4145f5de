package dev.althing.spi;

import dev.althing.matrix.id.UserId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a parameter accepts, and how it is read from what somebody wrote. What cannot be read is
 * empty, never an exception.
 *
 * @param <T> the type of the values
 */
public sealed interface ParameterType<T>
    permits SimpleType, ParameterType.WholeNumber, ParameterType.TimeSpan, ParameterType.Choice {
  /** The value, or empty when the text is none. */
  Optional<T> read(String text);

  /** The type of the values. */
  Class<T> valueType();

  /** The name of this kind of parameter, by which messages say what was expected. */
  String key();

  /** What messages may add to the name, such as the smallest and the largest number. */
  default Map<String, Object> details() {
    return Map.of();
  }

  /** One word. */
  static ParameterType<String> word() {
    return SimpleType.WORD;
  }

  /** Any text; with spaces only in quotes, or as the rest of the message. */
  static ParameterType<String> text() {
    return SimpleType.TEXT;
  }

  /** Any whole number of 64 bits. */
  static WholeNumber integer() {
    return new WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** A whole number from {@code min} to {@code max}. */
  static WholeNumber integer(long min, long max) {
    return new WholeNumber(min, max);
  }

  /** A whole number of any size, up to a thousand digits. */
  static ParameterType<BigInteger> bigInteger() {
    return SimpleType.BIG_INTEGER;
  }

  /** A number with or without decimals; neither part has more than 40 digits. */
  static ParameterType<BigDecimal> decimal() {
    return SimpleType.DECIMAL;
  }

  /** A person, by id, link or mention. */
  static ParameterType<UserId> user() {
    return SimpleType.USER;
  }

  /** A room, by id, alias or link. */
  static ParameterType<RoomReference> room() {
    return SimpleType.ROOM;
  }

  /** A message, by link or id. */
  static ParameterType<EventReference> event() {
    return SimpleType.EVENT;
  }

  /** A length of time, like {@code 3d}, {@code 1h30m} or {@code PT10M}. */
  static TimeSpan duration() {
    return new TimeSpan(Duration.ZERO, TimeSpan.LONGEST);
  }

  /** A length of time between two bounds. */
  static TimeSpan duration(Duration min, Duration max) {
    return new TimeSpan(min, max);
  }

  /** One of these words, in any spelling. */
  static Choice choice(String... words) {
    Map<String, String> spellings = new LinkedHashMap<>();
    for (String word : words) {
      spellings.put(word, word);
    }
    return new Choice(spellings);
  }

  /** A switch: there or not. */
  static ParameterType<Boolean> flag() {
    return SimpleType.FLAG;
  }

  /** The name of a homeserver. */
  static ParameterType<String> server() {
    return SimpleType.SERVER;
  }

  /** A pattern with {@code *} and {@code ?} for users, servers or rooms: 255 characters. */
  static ParameterType<String> glob() {
    return SimpleType.GLOB;
  }

  /**
   * A whole number of 64 bits.
   *
   * @param min the smallest
   * @param max the largest
   */
  record WholeNumber(long min, long max) implements ParameterType<Long> {
    private static final int LONGEST = 40;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when they are the wrong way round
     */
    public WholeNumber {
      if (min > max) {
        throw new IllegalArgumentException(min + " is more than " + max);
      }
    }

    @Override
    public Optional<Long> read(String text) {
      return Readings.integer(text, LONGEST)
          .filter(number -> number.bitLength() < Long.SIZE)
          .map(BigInteger::longValueExact)
          .filter(number -> min <= number && number <= max);
    }

    @Override
    public Class<Long> valueType() {
      return Long.class;
    }

    @Override
    public String key() {
      boolean open = max == Long.MAX_VALUE;
      if (min == Long.MIN_VALUE) {
        return open ? "integer" : "integer.to";
      }
      return open ? "integer.from" : "integer.range";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("min", min, "max", max);
    }
  }

  /**
   * A length of time in seconds, minutes, hours, days and weeks.
   *
   * @param min the shortest
   * @param max the longest
   */
  record TimeSpan(Duration min, Duration max) implements ParameterType<Duration> {
    static final Duration LONGEST = Duration.ofDays(36_525);

    @Override
    public Optional<Duration> read(String text) {
      return Spans.read(text).filter(span -> span.compareTo(min) >= 0 && span.compareTo(max) <= 0);
    }

    @Override
    public Class<Duration> valueType() {
      return Duration.class;
    }

    @Override
    public String key() {
      boolean open = min.isZero() && max.equals(LONGEST);
      return open ? "duration" : "duration.range";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("min", Spans.write(min), "max", Spans.write(max));
    }
  }

  /**
   * One of a few words.
   *
   * @param spellings what may be written, short forms included, and the value it stands for
   */
  record Choice(Map<String, String> spellings) implements ParameterType<String> {
    /**
     * Copies the map, keeping its order.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public Choice {
      spellings = Collections.unmodifiableMap(new LinkedHashMap<>(spellings));
      if (spellings.isEmpty()) {
        throw new IllegalArgumentException("a choice needs something to choose from");
      }
    }

    /** The same, also accepting a short form of one of its words. */
    public Choice also(String spelling, String value) {
      if (!spellings.containsValue(value)) {
        throw new IllegalArgumentException(value + " is not among the choices");
      }
      Map<String, String> more = new LinkedHashMap<>(spellings);
      more.put(spelling, value);
      return new Choice(more);
    }

    /** The values, without the short forms. */
    public List<String> values() {
      return spellings.values().stream().distinct().toList();
    }

    @Override
    public Optional<String> read(String text) {
      String wanted = Spelling.fold(text);
      return spellings.entrySet().stream()
          .filter(entry -> Spelling.fold(entry.getKey()).equals(wanted))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    @Override
    public Class<String> valueType() {
      return String.class;
    }

    @Override
    public String key() {
      return "choice";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("choices", String.join(", ", values()));
    }
  }
}
