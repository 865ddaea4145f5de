package dev.althing.text;

import dev.althing.matrix.json.Hygiene;
import dev.althing.text.plain.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cutter of long Markdown into messages: at paragraphs if it can, else at lines, sentences,
 * words or characters; code, tables and numbering go on in the next message.
 */
public final class Splitter {
  /** Parts of 10 KB, which may also be edited and encrypted; at most ten of them. */
  public static final Splitter USUAL = new Splitter(10_000, 10);

  private static final int LEAST_BYTES = 200;
  private static final Pattern LEADING_LINES = Pattern.compile("^(?:[ \\t]*\\n)+");
  private static final Pattern INDENT = Pattern.compile("^ +");

  private final int maxBytes;
  private final int maxParts;

  /**
   * Cuts into parts of a size.
   *
   * @param maxBytes the most that plain text and HTML may take each
   * @param maxParts the most parts; what would come after them is left out
   */
  public Splitter(int maxBytes, int maxParts) {
    if (maxBytes < LEAST_BYTES || maxParts < 1) {
      throw new IllegalArgumentException(maxBytes + " bytes, " + maxParts + " parts");
    }
    this.maxBytes = maxBytes;
    this.maxParts = maxParts;
  }

  /**
   * The parts in their order; none, if there is nothing to show.
   *
   * @param markdown a text of any length
   * @param cutNote Markdown that ends the last part when not all could be kept
   */
  public List<Formatted> split(String markdown, String cutNote) {
    String clean = Hygiene.clean(markdown).replace("\r\n", "\n").replace('\r', '\n').strip();
    if (clean.length() <= maxBytes) {
      Formatted whole = Markup.format(clean);
      if (fits(whole)) {
        return whole.plain().isBlank() ? List.of() : List.of(whole);
      }
    }
    return parts(clean, cutNote);
  }

  private List<Formatted> parts(String clean, String cutNote) {
    String bounded = Numbering.explicit(bounded(clean));
    List<Formatted> parts = new ArrayList<>();
    String rest = bounded;
    String reopened = "";
    boolean shortened = bounded(clean).length() < clean.length();
    while (!rest.isBlank()) {
      boolean last = parts.size() + 1 == maxParts;
      String note = last ? "\n\n" + cutNote : "";
      boolean ends =
          rest.length() <= 2 * maxBytes && fits(reopened + rest + (shortened ? note : ""));
      int cut = ends ? rest.length() : cut(rest, reopened, note);
      String kept = reopened + rest.substring(0, cut);
      OpenBlocks open = OpenBlocks.after(kept);
      boolean noted = last && (!ends || shortened);
      add(parts, kept + open.closing() + (noted ? note : ""), rest.substring(0, cut));
      if (ends || last) {
        break;
      }
      reopened = reopening(rest.substring(cut), open);
      rest = next(rest, cut, open);
    }
    return parts;
  }

  /** What is left after a cut, without what only made sense before it. */
  private static String next(String rest, int cut, OpenBlocks open) {
    String next = rest.substring(cut);
    if (OpenBlocks.closes(next, open.reopening())) {
      int end = next.indexOf('\n');
      return dedented(end < 0 ? "" : next.substring(end + 1));
    }
    boolean inCode = !open.closing().isEmpty();
    return inCode ? atMargin(next, rest.charAt(cut - 1) == '\n', open) : dedented(next);
  }

  /** Code that goes on, and what belongs to the same item behind it, where its fence is now. */
  private static String atMargin(String text, boolean isWholeLine, OpenBlocks open) {
    StringBuilder moved = new StringBuilder();
    boolean inCode = true;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start) + 1;
      String line = text.substring(start, end == 0 ? text.length() : end);
      int spaces = (int) line.chars().takeWhile(c -> c == ' ').count();
      if (!inCode && !line.isBlank() && spaces < open.indent()) {
        break;
      }
      boolean isMoved = start > 0 || isWholeLine;
      moved.append(line.substring(isMoved ? Math.min(spaces, open.indent()) : 0));
      inCode &= !OpenBlocks.closes(line, open.reopening());
      start += line.length();
    }
    return moved.append(text, start, text.length()).toString();
  }

  private String reopening(String next, OpenBlocks open) {
    int end = next.indexOf('\n');
    boolean row = (end < 0 ? next : next.substring(0, end)).contains("|");
    boolean tableEnded = open.isTable() && !row;
    boolean codeEnded = OpenBlocks.closes(next, open.reopening());
    boolean tooLong = Sizes.json(open.reopening()) > maxBytes / 4;
    return tableEnded || codeEnded || tooLong ? "" : open.reopening();
  }

  /** Without leading blank lines, and with its first lines moved to the margin. */
  private static String dedented(String text) {
    String bare = LEADING_LINES.matcher(text).replaceFirst("");
    Matcher indent = INDENT.matcher(bare);
    if (!indent.find()) {
      return bare;
    }
    String margin = indent.group();
    StringBuilder moved = new StringBuilder();
    int start = 0;
    while (start < bare.length() && bare.startsWith(margin, start)) {
      int end = bare.indexOf('\n', start);
      end = end < 0 ? bare.length() : end + 1;
      moved.append(bare, start + margin.length(), end);
      start = end;
    }
    return moved.append(bare, start, bare.length()).toString();
  }

  private int cut(String rest, String reopened, String note) {
    int latest = longest(rest, reopened, note);
    int cut = best(rest, latest, reopened);
    while (cut > 1 && !fits(piece(rest, cut, reopened, note))) {
      latest = Math.max(1, cut / 2);
      cut = best(rest, latest, reopened);
    }
    int empty = OpenBlocks.after(reopened + rest.substring(0, cut)).emptySince();
    return empty > reopened.length() ? empty - reopened.length() : cut;
  }

  private static int best(String rest, int latest, String reopened) {
    return Inlines.before(rest, Cuts.best(rest, latest, reopened), reopened);
  }

  /** About the longest beginning that fits. */
  private int longest(String rest, String reopened, String note) {
    int low = 1;
    int high = Math.min(rest.length(), 2 * maxBytes);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (fits(piece(rest, middle, reopened, note))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static String piece(String rest, int end, String reopened, String note) {
    String kept = reopened + rest.substring(0, end);
    return kept + OpenBlocks.after(kept).closing() + note;
  }

  private boolean fits(String markdown) {
    return fits(Markup.format(markdown));
  }

  private boolean fits(Formatted formatted) {
    return Sizes.json(formatted.plain()) <= maxBytes && Sizes.json(formatted.html()) <= maxBytes;
  }

  private void add(List<Formatted> parts, String markdown, String unformatted) {
    Formatted part = fits(markdown) ? Markup.format(markdown) : Markup.literal(unformatted);
    if (!part.plain().isBlank()) {
      parts.add(part);
    }
  }

  private String bounded(String text) {
    long most = 2L * maxBytes * maxParts;
    if (text.length() <= most) {
      return text;
    }
    int end = (int) most;
    return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end);
  }
}
