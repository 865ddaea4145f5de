package dev.althing.plugin.jar;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that an operator can tell a plugin.
 *
 * @param name what it is called
 * @param kind what it may be
 * @param preset what it is when nobody says otherwise, as it would be written
 * @param least the smallest number, if there is one
 * @param most the largest number, if there is one
 * @param summary what it is for
 */
public record Setting(
    String name,
    Kind kind,
    String preset,
    Optional<BigDecimal> least,
    Optional<BigDecimal> most,
    String summary) {
  /** What a setting may be. */
  public enum Kind {
    /** A text. */
    TEXT("a text"),
    /** A whole number. */
    INTEGER("a whole number"),
    /** A number. */
    NUMBER("a number"),
    /** Yes or no. */
    FLAG("true or false"),
    /** A length of time. */
    DURATION("a length of time, like 30s, 5m or 2h"),
    /** Several texts. */
    TEXTS("texts with commas between them");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in the words of an operator. */
    public String words() {
      return words;
    }

    /** The kind as manifests write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The value that a text stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  public Object read(String text) {
    return switch (kind) {
      case TEXT -> text;
      case INTEGER -> within(new BigDecimal(text.strip())).longValueExact();
      case NUMBER -> within(new BigDecimal(text.strip()));
      case FLAG -> flag(text.strip());
      case DURATION -> duration(text.strip());
      case TEXTS ->
          Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
    };
  }

  /** What may be written, in the words of an operator. */
  public String wanted() {
    if (least.isPresent() && most.isPresent()) {
      return "%s, %s to %s".formatted(kind.words(), least.get(), most.get());
    }
    return kind.words()
        + least.map(number -> ", at least " + number).orElse("")
        + most.map(number -> ", at most " + number).orElse("");
  }

  private BigDecimal within(BigDecimal number) {
    boolean isUsual = number.precision() <= 18 && Math.abs((long) number.scale()) <= 18;
    if (!isUsual
        || least.filter(bound -> number.compareTo(bound) < 0).isPresent()
        || most.filter(bound -> number.compareTo(bound) > 0).isPresent()) {
      throw new IllegalArgumentException("not " + wanted());
    }
    return number;
  }

  private static Boolean flag(String text) {
    if (!List.of("true", "false").contains(text)) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return Boolean.valueOf(text);
  }

  private static Duration duration(String text) {
    try {
      return ConfigFactory.parseMap(Map.of("time", text)).getDuration("time");
    } catch (ConfigException refused) {
      throw new IllegalArgumentException(refused);
    }
  }
}
