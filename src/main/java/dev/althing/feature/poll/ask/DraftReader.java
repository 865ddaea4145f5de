package dev.althing.feature.poll.ask;

import dev.althing.command.text.Tokenizer;
import dev.althing.command.text.Tokenizer.Token;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a question and its options: {@code "Question" "A" "B"}, {@code Question? "A" "B"}, the
 * question on the first line and an option on each other one, or a question alone.
 */
final class DraftReader {
  private static final Pattern DOT = Pattern.compile("^\\s*[-*•]\\s+");

  private DraftReader() {}

  /** Whatever is written is a draft, if perhaps a bad one. */
  static Draft read(String text) {
    List<Token> tokens = Tokenizer.tokens(text, 0, List.of());
    int quotes = trailingQuotes(tokens);
    if (isQuoted(tokens, 0) && (quotes == tokens.size() || !hasLines(text))) {
      return new Draft(meaning(text, tokens.get(0)), meanings(text, tokens, 1));
    }
    if (hasLines(text)) {
      return lines(text);
    }
    if (quotes >= 2) {
      int first = tokens.size() - quotes;
      return new Draft(text.substring(0, tokens.get(first).start()), meanings(text, tokens, first));
    }
    return new Draft(text, List.of());
  }

  private static Draft lines(String text) {
    List<String> lines = text.lines().filter(Foreign::isVisible).map(DraftReader::bare).toList();
    return lines.isEmpty()
        ? new Draft("", List.of())
        : new Draft(lines.get(0), lines.subList(1, lines.size()));
  }

  /** A line without the quotes around all of it, or the dot before it. */
  private static String bare(String line) {
    List<Token> tokens = Tokenizer.tokens(line, 0, List.of());
    return tokens.size() == 1 ? meaning(line, tokens.get(0)) : DOT.matcher(line).replaceFirst("");
  }

  private static boolean hasLines(String text) {
    return text.lines().filter(Foreign::isVisible).limit(2).count() > 1;
  }

  private static int trailingQuotes(List<Token> tokens) {
    int first = tokens.size();
    while (first > 0 && isQuoted(tokens, first - 1)) {
      first--;
    }
    return tokens.size() - first;
  }

  private static boolean isQuoted(List<Token> tokens, int index) {
    return index < tokens.size() && tokens.get(index) instanceof Token.Word word && word.quoted();
  }

  private static List<String> meanings(String text, List<Token> tokens, int from) {
    return IntStream.range(from, tokens.size())
        .mapToObj(i -> meaning(text, tokens.get(i)))
        .toList();
  }

  private static String meaning(String text, Token token) {
    return token instanceof Token.Word word && word.quoted()
        ? word.text()
        : text.substring(token.start(), token.end());
  }
}
