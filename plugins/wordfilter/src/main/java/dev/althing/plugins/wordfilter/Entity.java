package dev.althing.plugins.wordfilter;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A character that HTML writes with a name or a number.
 *
 * @param text what it stands for
 * @param end where it ends
 */
record Entity(String text, int end) {
  private static final Pattern FORM =
      Pattern.compile("&(?:#([0-9]{1,9});?|#[xX]([0-9A-Fa-f]{1,7});?|([A-Za-z0-9]{1,32});)");

  /** Letters with an accent, or in another face: {@code &aacute;}, {@code &bscr;}. */
  private static final Pattern LETTER =
      Pattern.compile(
          "([A-Za-z])(?:acute|breve|caron|cedil|circ|dot|grave|macr|ogon|ring|slash|strok|tilde|uml"
              + "|fr|opf|scr)");

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("ensp", " "),
          Map.entry("emsp", " "),
          Map.entry("thinsp", " "),
          Map.entry("Tab", " "),
          Map.entry("NewLine", "\n"),
          Map.entry("szlig", "ß"),
          Map.entry("shy", ""),
          Map.entry("zwj", ""),
          Map.entry("zwnj", ""),
          Map.entry("lrm", ""),
          Map.entry("rlm", ""),
          Map.entry("ZeroWidthSpace", ""),
          Map.entry("NoBreak", ""));

  /** The one that begins at an index. */
  static Optional<Entity> at(String html, int index) {
    Matcher form = FORM.matcher(html).region(index, html.length());
    return form.lookingAt()
        ? text(form).map(text -> new Entity(text, form.end()))
        : Optional.empty();
  }

  /** A text with all of them read. */
  static String decoded(String html) {
    Matcher form = FORM.matcher(html);
    return form.replaceAll(found -> Matcher.quoteReplacement(text(found).orElse(found.group())));
  }

  private static Optional<String> text(MatchResult form) {
    if (form.group(3) != null) {
      Matcher letter = LETTER.matcher(form.group(3));
      return letter.matches()
          ? Optional.of(letter.group(1))
          : Optional.ofNullable(NAMED.get(form.group(3)));
    }
    boolean isDecimal = form.group(1) != null;
    int number = Integer.parseInt(form.group(isDecimal ? 1 : 2), isDecimal ? 10 : 16);
    return Character.isValidCodePoint(number)
        ? Optional.of(Character.toString(number))
        : Optional.empty();
  }
}
