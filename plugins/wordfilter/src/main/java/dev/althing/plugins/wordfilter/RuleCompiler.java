package dev.althing.plugins.wordfilter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.althing.plugins.wordfilter.Rulebook.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** The making of a rulebook out of rules: what is wrong with any of them is noted. */
final class RuleCompiler {
  /** A word of a tree takes about a hundred bytes a letter. */
  private static final int MOST_LETTERS = 100_000;

  /** More than a plain expression of full length has. */
  private static final int LARGEST_EXPRESSION = 600;

  private static final int MOST_INSTRUCTIONS = 50_000;

  /**
   * Repeated repetitions multiply; RE2 lays them all out before it can be asked how large it is.
   */
  private static final int MOST_REPEATED = 1_000;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("(\\))?\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");
  private static final java.util.regex.Pattern DIVIDED =
      java.util.regex.Pattern.compile("^\\s*[0-9]*\\s*\\}|\\{[0-9]+\\s*$");

  private final WordTree words = new WordTree();
  private final List<Expression> expressions = new ArrayList<>();
  private final List<Trouble> troubles;
  private int letters;
  private int instructions;

  /**
   * A compiler without rules.
   *
   * @param troubles where to note what is wrong
   */
  RuleCompiler(List<Trouble> troubles) {
    this.troubles = troubles;
  }

  /** The rulebook of these; it lacks what there is trouble with. */
  Rulebook compile(List<Rule> rules, boolean leet) {
    if (rules.size() > Rule.MOST) {
      troubles.add(Trouble.of(Trouble.Kind.TOO_MANY, Integer.toString(rules.size())));
      return new Rulebook(words, expressions, leet);
    }
    for (Rule rule : rules) {
      trouble(rule).ifPresent(troubles::add);
      if (letters > MOST_LETTERS || instructions > MOST_INSTRUCTIONS) {
        troubles.add(Trouble.in(rule, Trouble.Kind.ALL_TOO_LARGE));
        break;
      }
    }
    return new Rulebook(words, expressions, leet);
  }

  private Optional<Trouble> trouble(Rule rule) {
    if (rule.text().length() > Rule.LONGEST) {
      return Optional.of(Trouble.in(rule, Trouble.Kind.TOO_LONG));
    }
    return rule.form() == Rule.Form.WORD ? word(rule) : expression(rule);
  }

  private Optional<Trouble> word(Rule rule) {
    Reading reading = Reading.of(Plain.of(rule.text())).stripped();
    letters += reading.length();
    if (reading.length() == 0) {
      return Optional.of(Trouble.in(rule, Trouble.Kind.NO_LETTERS));
    }
    words.add(reading, rule);
    return Optional.empty();
  }

  private Optional<Trouble> expression(Rule rule) {
    boolean mayBeDivided = rule.source().place() == Source.Place.PATTERNS;
    if (mayBeDivided && DIVIDED.matcher(rule.text()).find()) {
      return Optional.of(Trouble.in(rule, Trouble.Kind.DIVIDED));
    }
    if (repeated(rule.text()) > MOST_REPEATED) {
      return Optional.of(Trouble.in(rule, Trouble.Kind.EXPRESSION_TOO_LARGE));
    }
    try {
      return compiled(rule, Pattern.compile(rule.text()));
    } catch (PatternSyntaxException refused) {
      return Optional.of(Trouble.at(rule.source(), Trouble.Kind.NO_EXPRESSION, why(refused)));
    }
  }

  private static String why(PatternSyntaxException refused) {
    if (refused.getMessage().contains("stack underflow")) {
      return "unexpected )"; // RE2/J takes that for an error of its own.
    }
    String part = Optional.ofNullable(refused.getPattern()).orElse("");
    return refused.getDescription() + (part.isEmpty() ? "" : ": " + part);
  }

  private Optional<Trouble> compiled(Rule rule, Pattern pattern) {
    if (pattern.programSize() > LARGEST_EXPRESSION) {
      return Optional.of(Trouble.in(rule, Trouble.Kind.EXPRESSION_TOO_LARGE));
    }
    if (pattern.matcher("").find()) {
      return Optional.of(Trouble.in(rule, Trouble.Kind.FITS_NOTHING));
    }
    instructions += pattern.programSize();
    expressions.add(new Expression(pattern, Needle.of(rule.text()), rule));
    return Optional.empty();
  }

  /** How often something is repeated at most, if all groups that are repeated lay in another. */
  private static long repeated(String expression) {
    long groups = 1;
    long most = 1;
    Matcher count = COUNT.matcher(expression);
    while (count.find() && groups <= MOST_REPEATED) {
      String upper = Optional.ofNullable(count.group(3)).orElse("");
      long times = Long.parseLong(upper.isEmpty() ? count.group(2) : upper);
      boolean isGroup = count.group(1) != null;
      groups *= isGroup ? Math.max(times, 1) : 1;
      most = isGroup ? most : Math.max(most, times);
    }
    return groups * most;
  }
}
