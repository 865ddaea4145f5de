package dev.althing.plugins.ask;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code that Markdown leaves open.
 *
 * @param indent what stands before it
 * @param marks the backticks or tildes
 * @param language what stands behind them
 */
record Fence(String indent, String marks, String language) {
  private static final Pattern LINE = Pattern.compile("([ \\t]*)(`{3,}|~{3,})(.*)");

  /** The block that is open at the end of a text. */
  static Optional<Fence> openAt(String markdown) {
    Optional<Fence> open = Optional.empty();
    for (String line : markdown.split("\n", -1)) {
      Matcher fence = LINE.matcher(line);
      if (!fence.matches()) {
        continue;
      }
      Fence found = new Fence(fence.group(1), fence.group(2), fence.group(3));
      if (open.isEmpty()) {
        open = Optional.of(found).filter(Fence::isOpening);
      } else if (found.closes(open.get())) {
        open = Optional.empty();
      }
    }
    return open;
  }

  private boolean isOpening() {
    return marks.startsWith("~") || !language.contains("`");
  }

  private boolean closes(Fence other) {
    return marks.startsWith(other.marks) && language.isBlank();
  }

  /** The text with what is open closed. */
  static String closed(String markdown) {
    return openAt(markdown).map(fence -> markdown + fence.closing()).orElse(markdown);
  }

  /** What ends it. */
  String closing() {
    return "\n" + indent + marks;
  }

  /** What begins it again. */
  String opening() {
    return indent + marks + language + "\n";
  }
}
