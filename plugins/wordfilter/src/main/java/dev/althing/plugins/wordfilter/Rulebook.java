package dev.althing.plugins.wordfilter;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that is forbidden, ready to be looked for. An expression is tried where its needle is; that
 * takes far less time than one large alternation, in which RE2 follows all of them at once.
 *
 * @param words the words
 * @param expressions the expressions
 * @param leet whether digits may stand for letters
 */
record Rulebook(WordTree words, List<Expression> expressions, boolean leet) {
  /**
   * An expression that is ready to be looked for.
   *
   * @param needle what every text it fits has in it, folded; perhaps empty
   */
  record Expression(Pattern pattern, String needle, Rule rule) {}

  /** A text, and its form for needles. */
  private record Haystack(String text, String folded) {
    Haystack(String text) {
      this(text, Needle.folded(text));
    }

    boolean has(Expression expression) {
      return folded.contains(expression.needle()) && expression.pattern().matcher(text).find();
    }
  }

  Rulebook {
    expressions = List.copyOf(expressions);
  }

  /** The first rule that a text breaks. */
  Optional<Rule> find(String text) {
    String plain = Plain.of(text);
    for (String reading : leet ? Leet.readings(plain) : Set.of(plain)) {
      Optional<Rule> word = words.find(Reading.of(reading));
      if (word.isPresent()) {
        return word;
      }
    }
    return expressions.isEmpty() ? Optional.empty() : fitting(Plain.cut(text), plain);
  }

  private Optional<Rule> fitting(String written, String plain) {
    List<Haystack> texts = Stream.of(written, plain).distinct().map(Haystack::new).toList();
    return expressions.stream()
        .filter(expression -> texts.stream().anyMatch(text -> text.has(expression)))
        .map(Expression::rule)
        .findFirst();
  }
}
