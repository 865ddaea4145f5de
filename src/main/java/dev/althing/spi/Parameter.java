package dev.althing.spi;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something a command takes.
 *
 * <p>{@code Parameter.of("sides", ParameterType.integer(2, 1000), "How many sides").or("6")} is
 * positional and has a default; {@code Parameter.flag("secret", "Only you see it")} is {@code
 * --secret}; {@code Parameter.rest("question", "What to ask")} takes all that follows, with its
 * line breaks and quotes.
 *
 * <p>An optional positional parameter that does not fit what was written is left out, and the next
 * one is tried.
 *
 * @param name lower case; how the value is asked for, and how the option is written
 * @param type what is accepted
 * @param summary half a sentence
 * @param form how it is written
 * @param required whether the command cannot run without it
 * @param fallback what is meant when nothing is given, as one would write it
 */
public record Parameter(
    String name,
    ParameterType<?> type,
    String summary,
    Form form,
    boolean required,
    Optional<String> fallback) {
  /** How a parameter is written. */
  public enum Form {
    /** One word, or several in quotes. */
    ONE,
    /** One word or more, to the end. */
    MANY,
    /** All the rest as it is, several lines included. */
    REST,
    /** By name: {@code --name value} or {@code --name=value}; a flag is {@code --name} alone. */
    OPTION
  }

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /**
   * Checks that the parts agree.
   *
   * @throws IllegalArgumentException when they do not
   */
  public Parameter {
    check(NAME.matcher(name).matches(), name, "has a name that is not [a-z][a-z0-9-]*");
    check(form != Form.REST || type.equals(ParameterType.text()), name, "takes the rest: a text");
    boolean isFlag = type.equals(ParameterType.flag());
    check(!isFlag || (form == Form.OPTION && !required), name, "is a flag: an optional option");
    check(fallback.isEmpty() || !required, name, "has a default: it is not required");
    check(fallback.isEmpty() || type.read(fallback.get()).isPresent(), name, "has a bad default");
  }

  private static void check(boolean holds, String name, String what) {
    if (!holds) {
      throw new IllegalArgumentException("parameter " + name + " " + what);
    }
  }

  /** A required value at its place in the line. */
  public static Parameter of(String name, ParameterType<?> type, String summary) {
    return new Parameter(name, type, summary, Form.ONE, true, Optional.empty());
  }

  /** A required text that takes all the rest, several lines included. */
  public static Parameter rest(String name, String summary) {
    return of(name, ParameterType.text(), summary).as(Form.REST);
  }

  /** Several values, at least one, to the end of the line. */
  public static Parameter many(String name, ParameterType<?> type, String summary) {
    return of(name, type, summary).as(Form.MANY);
  }

  /** An optional value given by name: {@code --name value}. */
  public static Parameter option(String name, ParameterType<?> type, String summary) {
    return new Parameter(name, type, summary, Form.OPTION, false, Optional.empty());
  }

  /** A switch that is off unless given: {@code --name}. */
  public static Parameter flag(String name, String summary) {
    return option(name, ParameterType.flag(), summary);
  }

  /** The same, but it may be left out. */
  public Parameter optional() {
    return new Parameter(name, type, summary, form, false, fallback);
  }

  /** The same, but when left out this is meant. */
  public Parameter or(String value) {
    return new Parameter(name, type, summary, form, false, Optional.of(value));
  }

  private Parameter as(Form other) {
    return new Parameter(name, type, summary, other, required, fallback);
  }
}
