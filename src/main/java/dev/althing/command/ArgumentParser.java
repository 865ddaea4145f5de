package dev.althing.command;

import dev.althing.command.Routing.Problem;
import dev.althing.command.text.Tokenizer.Token;
import dev.althing.spi.Arguments;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Parameter;
import dev.althing.spi.Parameter.Form;
import dev.althing.spi.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fits the tokens of one command line to the parameters of its command. */
final class ArgumentParser {
  /** What came of it. */
  sealed interface Outcome {}

  /** The arguments fit. */
  record Fitting(Arguments arguments) implements Outcome {}

  /**
   * They do not.
   *
   * @param problem why
   * @param at the index in the text
   */
  record Failing(Problem problem, int at) implements Outcome {}

  private final CommandSpec spec;
  private final String text;
  private final List<Token> tokens;
  private final List<Parameter> positional;
  private final Map<String, List<Object>> values = new LinkedHashMap<>();
  private int token;
  private int next;
  private boolean optionsOver;

  private ArgumentParser(CommandSpec spec, String text, List<Token> tokens) {
    this.spec = spec;
    this.text = text;
    this.tokens = tokens;
    positional =
        spec.parameters().stream().filter(parameter -> parameter.form() != Form.OPTION).toList();
  }

  /** Reads the tokens, whose places are places in the text. */
  static Outcome parse(CommandSpec spec, String text, List<Token> tokens) {
    return new ArgumentParser(spec, text, tokens).run();
  }

  private Outcome run() {
    while (token < tokens.size()) {
      Optional<Failing> failing = step(tokens.get(token));
      if (failing.isPresent()) {
        return failing.get();
      }
    }
    return complete();
  }

  private Optional<Failing> step(Token current) {
    if (current instanceof Token.Option option && !optionsOver) {
      Optional<Parameter> known = declared(option);
      if (known.isPresent()) {
        return option(option, known.get());
      }
    }
    if (current instanceof Token.Separator && !optionsOver && takesOptions()) {
      optionsOver = true;
      token++;
      return Optional.empty();
    }
    return positional(current);
  }

  private boolean takesOptions() {
    return positional.size() < spec.parameters().size();
  }

  private Optional<Parameter> declared(Token.Option option) {
    return spec.parameters().stream()
        .filter(parameter -> parameter.form() == Form.OPTION)
        .filter(parameter -> parameter.name().equals(option.name()))
        .findFirst();
  }

  private Optional<Failing> option(Token.Option option, Parameter parameter) {
    token++;
    if (option.value().isPresent()) {
      return take(parameter, option.value().get(), option.start());
    }
    if (isFlag(parameter)) {
      return take(parameter, "true", option.start());
    }
    if (token < tokens.size() && tokens.get(token) instanceof Token.Word word) {
      token++;
      return take(parameter, word.text(), word.start());
    }
    return fail(new Problem.Missing(parameter), option.end());
  }

  private Optional<Failing> positional(Token current) {
    if (next == positional.size()) {
      return fail(surplus(current), current.start());
    }
    Parameter parameter = positional.get(next);
    if (parameter.form() == Form.REST) {
      return rest(parameter, current);
    }
    if (current instanceof Token.Option option && !optionsOver) {
      return fail(surplus(option), option.start());
    }
    Optional<?> value = parameter.type().read(meaning(current));
    if (value.isEmpty() && maySkip(parameter)) {
      next++;
      return Optional.empty();
    }
    token++;
    if (parameter.form() == Form.ONE) {
      next++;
    }
    return put(parameter, value, current.start());
  }

  private boolean maySkip(Parameter parameter) {
    return !parameter.required() && next + 1 < positional.size();
  }

  private Problem surplus(Token current) {
    if (current instanceof Token.Option option && !optionsOver) {
      List<String> names =
          spec.parameters().stream()
              .filter(parameter -> parameter.form() == Form.OPTION)
              .map(Parameter::name)
              .toList();
      return new Problem.UnknownOption(option.name(), Suggestions.of(option.name(), names));
    }
    return new Problem.TooMuch();
  }

  /** Takes all the rest, except options of this command that stand at its very end. */
  private Optional<Failing> rest(Parameter parameter, Token first) {
    int end = optionsOver ? tokens.size() : trailingOptions();
    int textEnd = tokens.get(end - 1).end();
    token = end;
    next++;
    return take(parameter, text.substring(first.start(), textEnd), first.start());
  }

  private int trailingOptions() {
    int end = tokens.size();
    while (true) {
      int before = beforeOption(end);
      if (before == end || before <= token) {
        return end;
      }
      end = before;
    }
  }

  /** The index of the option that ends before {@code end}, or {@code end} if there is none. */
  private int beforeOption(int end) {
    if (tokens.get(end - 1) instanceof Token.Option option) {
      boolean whole =
          declared(option).filter(known -> option.value().isPresent() || isFlag(known)).isPresent();
      return whole ? end - 1 : end;
    }
    if (end - 2 > token && tokens.get(end - 2) instanceof Token.Option option) {
      boolean takesNext =
          declared(option).filter(known -> option.value().isEmpty() && !isFlag(known)).isPresent();
      return takesNext ? end - 2 : end;
    }
    return end;
  }

  private static boolean isFlag(Parameter parameter) {
    return parameter.type().equals(ParameterType.flag());
  }

  private String meaning(Token current) {
    return current instanceof Token.Word word
        ? word.text()
        : text.substring(current.start(), current.end());
  }

  private Optional<Failing> take(Parameter parameter, String given, int at) {
    return put(parameter, parameter.type().read(given), at);
  }

  private Optional<Failing> put(Parameter parameter, Optional<?> value, int at) {
    if (value.isEmpty()) {
      return fail(new Problem.Unreadable(parameter), at);
    }
    values.computeIfAbsent(parameter.name(), name -> new ArrayList<>()).add(value.get());
    return Optional.empty();
  }

  private static Optional<Failing> fail(Problem problem, int at) {
    return Optional.of(new Failing(problem, at));
  }

  private Outcome complete() {
    for (Parameter parameter : spec.parameters()) {
      if (!values.containsKey(parameter.name())) {
        if (parameter.required()) {
          return new Failing(new Problem.Missing(parameter), text.length());
        }
        parameter
            .fallback()
            .flatMap(written -> parameter.type().read(written))
            .ifPresent(value -> values.put(parameter.name(), List.of(value)));
      }
    }
    return new Fitting(Arguments.of(values));
  }
}
