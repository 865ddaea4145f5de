package dev.althing.plugin.jar;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
  private static final String FILE = "file:";
  private static final String BETWEEN = "\n";

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
    /** A text that is never shown, or the file that holds it. */
    SECRET("a secret, or file: and the path of a file that holds it"),
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
      case SECRET -> secret(text);
      case INTEGER -> within(new BigDecimal(text.strip())).longValueExact();
      case NUMBER -> within(new BigDecimal(text.strip()));
      case FLAG -> flag(text.strip());
      case DURATION -> duration(text.strip());
      case TEXTS ->
          Arrays.stream(text.split(text.contains(BETWEEN) ? BETWEEN : ","))
              .map(String::strip)
              .filter(one -> !one.isEmpty())
              .toList();
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

  /** Several texts as one: each is a line, so that commas can stand in them. */
  static String together(List<String> texts) {
    return texts.stream().map(one -> one + BETWEEN).collect(Collectors.joining());
  }

  /** The value as it may be shown. */
  public String shown(String text) {
    if (kind == Kind.SECRET) {
      return text.isEmpty() ? "" : "[secret]";
    }
    return text.strip().replace(BETWEEN, ", ");
  }

  private static String secret(String text) {
    if (!text.startsWith(FILE)) {
      return text;
    }
    try {
      return Files.readString(Path.of(text.substring(FILE.length()).strip())).strip();
    } catch (IOException | RuntimeException fault) {
      throw new IllegalArgumentException("the file cannot be read", fault);
    }
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
