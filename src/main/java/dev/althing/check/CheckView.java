package dev.althing.check;

import dev.althing.check.Finding.Level;
import dev.althing.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an operator reads of the look at an installation: a line each, below it what to do. */
public final class CheckView {
  private static final String INDENT = "      ";

  private final Texts texts;

  /** The view in a language. */
  public CheckView(Locale locale) {
    this.texts = Texts.of("check", locale);
  }

  /** All lines, the sum at the end. */
  public String shown(List<Finding> findings) {
    var text = new StringBuilder();
    for (Finding finding : findings) {
      Map<String, Object> said = said(finding.arguments());
      text.append("%-4s  ".formatted(mark(finding.level())))
          .append(texts.say(finding.text(), said))
          .append('\n');
      String fix = finding.text() + ".fix";
      if (texts.keys().contains(fix)) {
        text.append(INDENT).append(texts.say(fix, said)).append('\n');
      }
    }
    return text.append(sum(findings)).toString();
  }

  private String sum(List<Finding> findings) {
    Map<Level, Long> counts =
        findings.stream().collect(Collectors.groupingBy(Finding::level, Collectors.counting()));
    return texts.say(
        "sum",
        Map.of(
            "fails", counts.getOrDefault(Level.FAIL, 0L),
            "warnings", counts.getOrDefault(Level.WARN, 0L)));
  }

  private static String mark(Level level) {
    return switch (level) {
      case OK -> "ok";
      case WARN -> "warn";
      case FAIL -> "FAIL";
    };
  }

  /** Lists are of names of rights. */
  private Map<String, Object> said(Map<String, Object> arguments) {
    var said = new HashMap<String, Object>();
    arguments.forEach(
        (name, value) ->
            said.put(
                name,
                value instanceof List<?> names
                    ? names.stream()
                        .map(it -> texts.say("right." + it))
                        .collect(Collectors.joining(", "))
                    : value instanceof Number ? value : calm(value.toString())));
    return said;
  }

  /** A room may be called anything, and this goes to a terminal. */
  private static String calm(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
  }
}
