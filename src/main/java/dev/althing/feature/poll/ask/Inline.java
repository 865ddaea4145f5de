package dev.althing.feature.poll.ask;

import dev.althing.command.text.Tokenizer;
import dev.althing.command.text.Tokenizer.Token;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the options of the command that stand within the question and its options: anywhere between
 * quoted texts, and else at the end of the first line or on a line of their own.
 *
 * @param text the text without them
 * @param values what was given, by name
 * @param unreadable the name of one whose value cannot be read
 */
public record Inline(
    String text, Map<String, List<Object>> values, Optional<Parameter> unreadable) {
  /** The value of {@code for} that goes on in the next word: {@code --for until 18:00}. */
  public static final String UNTIL = "until";

  /** Copies the map. */
  public Inline {
    values = Map.copyOf(values);
  }

  /** One of them, from its dashes to the end of its value. */
  private record Found(Parameter parameter, String value, int start, int end) {}

  /** Reads a text in which these may stand. */
  public static Inline read(String text, List<Parameter> parameters) {
    List<Token> tokens = Tokenizer.tokens(text, 0, List.of());
    boolean isQuoted =
        !tokens.isEmpty() && tokens.get(0) instanceof Token.Word word && word.quoted();
    List<Found> found = new ArrayList<>();
    boolean isFirst = true;
    for (List<Token> line : lines(text, tokens)) {
      if (line.stream().anyMatch(Token.Separator.class::isInstance)) {
        break;
      }
      List<Found> here = inLine(line, parameters);
      List<Found> last = atEnd(here, line);
      boolean isOnlyThose = !last.isEmpty() && last.get(0).start() == line.get(0).start();
      found.addAll(isQuoted ? here : isFirst || isOnlyThose ? last : List.of());
      isFirst = false;
    }
    return without(text, found);
  }

  private static List<List<Token>> lines(String text, List<Token> tokens) {
    List<List<Token>> lines = new ArrayList<>();
    int end = 0;
    for (Token token : tokens) {
      boolean isNew = lines.isEmpty() || text.substring(end, token.start()).indexOf('\n') >= 0;
      if (isNew) {
        lines.add(new ArrayList<>());
      }
      lines.get(lines.size() - 1).add(token);
      end = token.end();
    }
    return lines;
  }

  private static List<Found> inLine(List<Token> line, List<Parameter> parameters) {
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (at < line.size()) {
      Optional<Found> next = at(line, at, parameters);
      next.ifPresent(found::add);
      int end = next.map(Found::end).orElse(line.get(at).end());
      while (at < line.size() && line.get(at).start() < end) {
        at++;
      }
    }
    return found;
  }

  private static Optional<Found> at(List<Token> line, int at, List<Parameter> parameters) {
    if (!(line.get(at) instanceof Token.Option option)) {
      return Optional.empty();
    }
    return parameters.stream()
        .filter(parameter -> parameter.form() == Parameter.Form.OPTION)
        .filter(parameter -> parameter.name().equals(option.name()))
        .findFirst()
        .flatMap(parameter -> valued(line, at, option, parameter));
  }

  private static Optional<Found> valued(
      List<Token> line, int at, Token.Option option, Parameter parameter) {
    if (option.value().isPresent()) {
      String value = option.value().get();
      return Optional.of(new Found(parameter, value, option.start(), option.end()));
    }
    if (parameter.type().equals(ParameterType.flag())) {
      return Optional.of(new Found(parameter, "true", option.start(), option.end()));
    }
    Optional<Token.Word> first = word(line, at + 1);
    boolean goesOn = first.filter(word -> word.text().equalsIgnoreCase(UNTIL)).isPresent();
    Optional<Token.Word> second = goesOn ? word(line, at + 2) : Optional.empty();
    return first.map(
        word ->
            new Found(
                parameter,
                second.map(time -> word.text() + " " + time.text()).orElse(word.text()),
                option.start(),
                second.orElse(word).end()));
  }

  private static Optional<Token.Word> word(List<Token> line, int at) {
    return at < line.size() && line.get(at) instanceof Token.Word word
        ? Optional.of(word)
        : Optional.empty();
  }

  /** Those behind which nothing else stands on the line. */
  private static List<Found> atEnd(List<Found> found, List<Token> line) {
    int first = found.size();
    int token = line.size();
    while (first > 0 && token > 0 && found.get(first - 1).end() == line.get(token - 1).end()) {
      first--;
      int start = found.get(first).start();
      while (token > 0 && line.get(token - 1).start() >= start) {
        token--;
      }
    }
    return found.subList(first, found.size());
  }

  private static Inline without(String text, List<Found> found) {
    StringBuilder rest = new StringBuilder();
    Map<String, List<Object>> values = new LinkedHashMap<>();
    Optional<Parameter> unreadable = Optional.empty();
    int from = 0;
    for (Found one : found) {
      rest.append(text, from, one.start());
      from = one.end();
      Optional<?> value = one.parameter().type().read(one.value());
      value.ifPresent(it -> values.put(one.parameter().name(), List.of(it)));
      if (value.isEmpty()) {
        unreadable = unreadable.or(() -> Optional.of(one.parameter()));
      }
    }
    rest.append(text.substring(from));
    return new Inline(rest.toString(), values, unreadable);
  }
}
