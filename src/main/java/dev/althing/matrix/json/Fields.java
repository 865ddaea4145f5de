package dev.althing.matrix.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tolerant readers of single JSON members: a wrong type counts as an absent member. */
public final class Fields {
  private static final int LONGEST_NUMBER = 20;

  private Fields() {}

  /** The member as text; numbers and booleans are no text. */
  public static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  /** The member as an object. */
  public static Optional<JsonNode> object(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isObject() ? Optional.of(value) : Optional.empty();
  }

  /** The member as a truth value. */
  public static Optional<Boolean> flag(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  /** The member as a whole number of 64 bits. */
  public static OptionalLong integer(JsonNode node, String name) {
    return integer(node.path(name));
  }

  /** The node as a whole number of 64 bits; {@code 50.0} is one, {@code 1e30} is none. */
  public static OptionalLong integer(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }
    if (value.isDouble() || value.isFloat()) {
      double number = value.doubleValue();
      return number == Math.rint(number) && Math.abs(number) < 1L << 53
          ? OptionalLong.of((long) number)
          : OptionalLong.empty();
    }
    return value.isBigDecimal() ? exact(value.decimalValue()) : OptionalLong.empty();
  }

  /** The node as a whole number, also when it was written as text, as old rooms allow. */
  public static OptionalLong lenientInteger(JsonNode value) {
    if (!value.isTextual()) {
      return integer(value);
    }
    String text = value.textValue().strip();
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }

  /** The texts of an array member; elements of other types are left out. */
  public static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    JsonNode value = node.path(name);
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (element.isTextual()) {
          texts.add(element.textValue());
        }
      }
    }
    return texts;
  }

  private static OptionalLong exact(BigDecimal number) {
    boolean tooLarge = (long) number.precision() - number.scale() > LONGEST_NUMBER;
    if (tooLarge || number.scale() > 100) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(number.longValueExact());
    } catch (ArithmeticException notWhole) {
      return OptionalLong.empty();
    }
  }
}
