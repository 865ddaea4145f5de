package dev.althing.text;

import dev.althing.matrix.json.Hygiene;
import dev.althing.spi.Markdown;
import dev.althing.text.html.AllowList;
import dev.althing.text.html.Html;
import dev.althing.text.html.HtmlOutline;
import dev.althing.text.html.HtmlText;
import dev.althing.text.plain.Backticks;
import dev.althing.text.plain.PlainRenderer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The translator of Markdown (CommonMark with tables and strikethrough) into what a message
 * carries. Raw HTML in it is text; a new line is a new line, as people who chat expect.
 */
public final class Markup {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), StrikethroughExtension.create());

  private static final Parser PARSER = parser(EXTENSIONS);
  private static final Parser TABLELESS = parser(List.of(StrikethroughExtension.create()));

  /** Short rows are filled up to the header's width, so a table may be far larger than its text. */
  private static final int MOST_CELLS = 20_000;

  private static final long MOST_STEPS = 50_000_000;

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(false)
          .omitSingleParagraphP(true)
          .softbreak("<br>\n")
          .build();

  private Markup() {}

  /** Both forms of a Markdown text. */
  public static Formatted format(String markdown) {
    String clean = Hygiene.clean(markdown);
    if (isCostly(clean)) {
      return literal(clean);
    }
    Node document = parse(clean);
    if (isTooDeep(document)) {
      return literal(clean);
    }
    document.accept(new ForeignImages());
    String html = Html.sanitize(RENDERER.render(document)).strip();
    String plain = PlainRenderer.render(document);
    return new Formatted(plain, HtmlOutline.of(html).isWholly("table") ? drawn(plain) : html);
  }

  /** Both forms of a text in which nothing is formatting. */
  public static Formatted literal(String text) {
    String clean = Hygiene.clean(text).strip();
    return new Formatted(clean, Html.escape(clean).replace("\n", "<br>\n"));
  }

  /**
   * The text of HTML that somebody else wrote: quotations marked, pills as ids, links spelt out.
   */
  public static String textOf(String html) {
    return HtmlText.of(html);
  }

  /**
   * A foreign text as Markdown that shows just that text on one line, without the control
   * characters that could turn the text around it.
   */
  public static String escape(String text) {
    return Markdown.escape(Hygiene.clean(text));
  }

  /** A foreign text as Markdown that shows just that text, its lines kept. */
  public static String escapeLines(String text) {
    return Markdown.escapeLines(Hygiene.clean(text));
  }

  /** Code as Markdown that shows just that code, however many backticks are in it. */
  public static String code(String text) {
    return Markdown.code(Hygiene.clean(text));
  }

  /** A block of code as Markdown, whatever is in it. */
  public static String codeBlock(String language, String text) {
    String fence = Backticks.fence(text);
    String end = text.endsWith("\n") ? "" : "\n";
    return fence + language.replaceAll("[^\\w+#.-]", "") + "\n" + text + end + fence;
  }

  static Node parse(String markdown) {
    boolean bounded = mostPipes(markdown) * markdown.lines().count() <= MOST_CELLS;
    return (bounded ? PARSER : TABLELESS).parse(markdown);
  }

  /** For each {@code <} the parser looks for its end in all that follows. */
  static boolean isCostly(String markdown) {
    return markdown.chars().filter(c -> c == '<').count() * markdown.length() > MOST_STEPS;
  }

  private static Parser parser(List<Extension> extensions) {
    return Parser.builder()
        .extensions(extensions)
        .maxOpenBlockParsers(AllowList.MAX_DEPTH / 2)
        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
        .build();
  }

  private static long mostPipes(String markdown) {
    return markdown.lines().mapToLong(l -> l.chars().filter(c -> c == '|').count()).max().orElse(0);
  }

  /**
   * A message that is nothing but a table is drawn with characters, since many clients show none.
   */
  private static String drawn(String table) {
    return "<pre><code>" + Html.escape(table) + "</code></pre>";
  }

  /**
   * Rendering is recursive, so what is nested deeper than Matrix allows is shown as it was typed.
   */
  private static boolean isTooDeep(Node document) {
    record Level(Node node, int depth) {}
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(document, 0));
    while (!open.isEmpty()) {
      Level level = open.pop();
      if (level.depth() > AllowList.MAX_DEPTH) {
        return true;
      }
      for (Node c = level.node().getFirstChild(); c != null; c = c.getNext()) {
        open.push(new Level(c, level.depth() + 1));
      }
    }
    return false;
  }

  /** Images from elsewhere become links, since clients load pictures from Matrix only. */
  private static final class ForeignImages extends AbstractVisitor {
    @Override
    public void visit(Image image) {
      visitChildren(image);
      if (!image.getDestination().startsWith("mxc://")) {
        Link link = new Link(image.getDestination(), image.getTitle());
        while (image.getFirstChild() != null) {
          link.appendChild(image.getFirstChild());
        }
        image.insertAfter(link);
        image.unlink();
      }
    }
  }
}
