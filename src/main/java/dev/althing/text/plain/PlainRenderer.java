package dev.althing.text.plain;

import dev.althing.matrix.id.MatrixLink;
import dev.althing.text.html.AllowList;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * The renderer of Markdown as text that lacks nothing: links spelt out, lists and tables aligned.
 */
public final class PlainRenderer extends AbstractVisitor {
  private final PlainBlocks out = new PlainBlocks();

  private PlainRenderer() {}

  /** A parsed text as plain text. */
  public static String render(Node node) {
    PlainRenderer renderer = new PlainRenderer();
    node.accept(renderer);
    return renderer.out.written();
  }

  @Override
  public void visit(Paragraph paragraph) {
    block(paragraph);
  }

  @Override
  public void visit(Heading heading) {
    block(heading);
  }

  @Override
  public void visit(ThematicBreak rule) {
    out.line("———");
    out.gap();
  }

  @Override
  public void visit(HtmlBlock html) {
    html.getLiteral().lines().forEach(out::line);
    out.gap();
  }

  @Override
  public void visit(FencedCodeBlock code) {
    String fence = Backticks.fence(code.getLiteral());
    out.line(fence + (code.getInfo() == null ? "" : code.getInfo()));
    code.getLiteral().lines().forEach(out::line);
    out.line(fence);
    out.gap();
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    code.getLiteral().lines().forEach(line -> out.line("    " + line));
    out.gap();
  }

  @Override
  public void visit(BlockQuote quote) {
    out.indented("> ", "> ", () -> visitChildren(quote));
    out.gap();
  }

  @Override
  public void visit(BulletList list) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      item("• ", item, list.isTight());
    }
    out.gap();
  }

  @Override
  public void visit(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    int number = start == null ? 1 : start;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      item(number++ + ". ", item, list.isTight());
    }
    out.gap();
  }

  @Override
  public void visit(ListItem item) {
    visitChildren(item);
  }

  @Override
  public void visit(CustomBlock block) {
    if (block instanceof TableBlock table) {
      PlainTable.of(table).forEach(out::line);
      out.gap();
    } else {
      visitChildren(block);
    }
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof Strikethrough) {
      out.text("~~");
      visitChildren(node);
      out.text("~~");
    } else {
      visitChildren(node);
    }
  }

  @Override
  public void visit(Text text) {
    out.text(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    out.text(code.getLiteral());
  }

  @Override
  public void visit(HtmlInline html) {
    out.text(html.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    out.newLine();
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    out.newLine();
  }

  @Override
  public void visit(Link link) {
    int start = out.mark();
    visitChildren(link);
    spellOut(link.getDestination(), out.since(start));
  }

  @Override
  public void visit(Image image) {
    int start = out.mark();
    visitChildren(image);
    spellOut(image.getDestination(), out.since(start));
  }

  private void spellOut(String address, String text) {
    String shown =
        MatrixLink.parse(address)
            .filter(link -> link.event().isEmpty())
            .map(MatrixLink::target)
            .orElse(address);
    boolean said = text.equals(shown) || text.equals(address) || ("mailto:" + text).equals(address);
    boolean safe = AllowList.isLink(address) || address.startsWith("mxc://");
    if (text.isBlank()) {
      out.text(shown);
    } else if (safe && !said) {
      out.text(" (" + shown + ")");
    }
  }

  private void block(Node node) {
    visitChildren(node);
    out.endLine();
    if (!isInTightList(node)) {
      out.gap();
    }
  }

  private static boolean isInTightList(Node node) {
    return node.getParent() instanceof ListItem item
        && item.getParent() instanceof ListBlock list
        && list.isTight();
  }

  private void item(String marker, Node item, boolean tight) {
    out.indented(marker, " ".repeat(marker.length()), () -> item.accept(this));
    if (tight) {
      out.noGap();
    }
  }
}
