package dev.althing.command.text;

import dev.althing.command.text.Pills.Pill;
import dev.althing.matrix.id.MatrixLink;
import dev.althing.spi.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a command line into tokens: words, quoted texts, options, pills. Whatever is written has
 * tokens; a quote that is never closed is part of its word. Each character is read a fixed number
 * of times.
 */
public final class Tokenizer {
  /** A piece of a command line with its place in the text. */
  public sealed interface Token {
    /** The index of its first character. */
    int start();

    /** The index after its last character. */
    int end();

    /**
     * A word, a quoted text, or a pill.
     *
     * @param text its meaning: without quotes, and a pill's target instead of the name it shows
     * @param quoted whether it stood in quotes
     */
    record Word(String text, boolean quoted, int start, int end) implements Token {}

    /**
     * {@code --name} or {@code --name=value}.
     *
     * @param name without the dashes, folded
     * @param value what follows the equals sign
     */
    record Option(String name, Optional<String> value, int start, int end) implements Token {}

    /** The two dashes after which nothing is an option any more. */
    record Separator(int start, int end) implements Token {}
  }

  private static final String DOUBLE = "\"\u201C\u201D\u201E\u201F\uFF02";
  private static final String LEFT = "\u00AB";
  private static final String RIGHT = "\u00BB";
  private static final String DASHES = "\u2014\u2013";
  private static final Pattern OPTION =
      Pattern.compile("(?:--|[" + DASHES + "])(\\p{L}[\\p{L}\\p{M}\\p{N}_-]{0,63}+)(=)?");
  private static final Pattern LINK =
      Pattern.compile("\\[[^\\]\\n]{0,255}+\\]\\(([^)\\s]{1,600}+)\\)");

  /** Each missing name costs a search through the whole text. */
  private static final int MOST_MISSING = 3;

  private final String text;
  private final List<PlacedPill> pills;
  private final List<Token> tokens = new ArrayList<>();
  private final boolean[] neverCloses = new boolean[2];
  private int nextPill;
  private int knownWordEnd;

  private record PlacedPill(Pill pill, int start, int end) {}

  private record Quoted(String text, int end) {}

  private Tokenizer(String text, List<PlacedPill> pills) {
    this.text = text;
    this.pills = pills;
  }

  /** The tokens of the text from {@code from} on. */
  public static List<Token> tokens(String text, int from, List<Pill> pills) {
    var tokenizer = new Tokenizer(text, place(text, from, pills));
    tokenizer.read(from);
    return List.copyOf(tokenizer.tokens);
  }

  /** Finds the names that the pills show, in their order; a few may be missing. */
  private static List<PlacedPill> place(String text, int from, List<Pill> pills) {
    List<PlacedPill> placed = new ArrayList<>();
    int at = from;
    int missing = 0;
    for (Pill pill : pills) {
      int start = missing < MOST_MISSING ? wholeWords(text, pill.text(), at) : -1;
      if (start < 0) {
        missing++;
      } else {
        at = start + pill.text().length();
        placed.add(new PlacedPill(pill, start, at));
      }
    }
    return placed;
  }

  private static int wholeWords(String text, String words, int from) {
    int start = text.indexOf(words, from);
    while (start >= 0) {
      int end = start + words.length();
      boolean begins = start == from || Blank.is(text.charAt(start - 1));
      if (begins && (end == text.length() || endsWord(text.charAt(end)))) {
        return start;
      }
      start = text.indexOf(words, end);
    }
    return -1;
  }

  private static boolean endsWord(char c) {
    return Blank.is(c) || c == ':' || c == ',';
  }

  private void read(int from) {
    int at = Blank.skip(text, from);
    while (at < text.length()) {
      Token token = token(at);
      tokens.add(token);
      at = Blank.skip(text, token.end());
    }
  }

  private Token token(int at) {
    return pill(at)
        .or(() -> link(at))
        .or(() -> quoted(at).map(q -> new Token.Word(q.text(), true, at, q.end())))
        .or(() -> option(at))
        .orElseGet(() -> word(at));
  }

  private Optional<Token> pill(int at) {
    while (nextPill < pills.size() && pills.get(nextPill).start() < at) {
      nextPill++;
    }
    if (nextPill == pills.size() || pills.get(nextPill).start() != at) {
      return Optional.empty();
    }
    PlacedPill placed = pills.get(nextPill);
    int end = placed.end();
    boolean followed = end < text.length() && !Blank.is(text.charAt(end));
    return Optional.of(new Token.Word(placed.pill().word(), false, at, followed ? end + 1 : end));
  }

  /** A link as Markdown has it, which some clients put into the plain text for a pill. */
  private Optional<Token> link(int at) {
    if (text.charAt(at) != '[') {
      return Optional.empty();
    }
    Matcher matcher = LINK.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String href = matcher.group(1);
    return MatrixLink.parse(href)
        .map(link -> new Token.Word(new Pill("", href, link).word(), false, at, matcher.end()));
  }

  private Optional<Quoted> quoted(int at) {
    char open = text.charAt(at);
    if (DOUBLE.indexOf(open) >= 0) {
      return quoted(at, DOUBLE, 0);
    }
    return LEFT.indexOf(open) >= 0 ? quoted(at, RIGHT, 1) : Optional.empty();
  }

  private Optional<Quoted> quoted(int open, String closers, int kind) {
    if (neverCloses[kind]) {
      return Optional.empty();
    }
    var content = new StringBuilder();
    for (int at = open + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean escapes = c == '\\' && at + 1 < text.length() && isEscaped(text.charAt(at + 1));
      if (escapes) {
        at++;
        content.append(text.charAt(at));
      } else if (closers.indexOf(c) >= 0) {
        return Optional.of(new Quoted(content.toString(), at + 1));
      } else {
        content.append(c);
      }
    }
    neverCloses[kind] = true;
    return Optional.empty();
  }

  private static boolean isEscaped(char c) {
    return c == '\\' || DOUBLE.indexOf(c) >= 0 || LEFT.indexOf(c) >= 0 || RIGHT.indexOf(c) >= 0;
  }

  private Optional<Token> option(int at) {
    char first = text.charAt(at);
    if (first != '-' && DASHES.indexOf(first) < 0) {
      return Optional.empty();
    }
    int end = wordEnd(at);
    if (text.startsWith("--", at) && end == at + 2) {
      return Optional.of(new Token.Separator(at, end));
    }
    Matcher matcher = OPTION.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String name = Spelling.fold(matcher.group(1));
    if (matcher.group(2) == null) {
      return matcher.end() == end
          ? Optional.of(new Token.Option(name, Optional.empty(), at, end))
          : Optional.empty();
    }
    return Optional.of(withValue(name, at, matcher.end()));
  }

  private Token withValue(String name, int at, int valueStart) {
    Optional<Quoted> quoted = valueStart < text.length() ? quoted(valueStart) : Optional.empty();
    int end = quoted.map(Quoted::end).orElseGet(() -> wordEnd(valueStart));
    String value = quoted.map(Quoted::text).orElseGet(() -> text.substring(valueStart, end));
    return new Token.Option(name, Optional.of(value), at, end);
  }

  private Token word(int at) {
    int end = wordEnd(at);
    return new Token.Word(text.substring(at, end), false, at, end);
  }

  /** Where the word around {@code at} ends; a word of many tokens is searched through once. */
  private int wordEnd(int at) {
    if (at >= knownWordEnd) {
      knownWordEnd = Blank.wordEnd(text, at);
    }
    return knownWordEnd;
  }
}
