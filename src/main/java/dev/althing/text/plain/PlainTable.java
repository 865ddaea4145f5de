package dev.althing.text.plain;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableCell.Alignment;
import org.commonmark.node.Node;

/** A table as lines of text whose columns stand below each other in a fixed-width font. */
final class PlainTable {
  private static final int WIDEST = 40;

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Alignment> alignments = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  private PlainTable() {}

  static List<String> of(TableBlock block) {
    PlainTable table = new PlainTable();
    for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        table.add(row);
      }
    }
    return table.lines();
  }

  private void add(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node child = row.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof TableCell cell) {
        String text = PlainRenderer.render(cell).replace('\n', ' ');
        int column = cells.size();
        if (column == widths.size()) {
          widths.add(0);
          alignments.add(cell.getAlignment() == null ? Alignment.LEFT : cell.getAlignment());
        }
        widths.set(column, Math.min(WIDEST, Math.max(widths.get(column), Sizes.columns(text))));
        cells.add(text);
      }
    }
    rows.add(cells);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<String> cells : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        line.append(i == 0 ? "" : " | ").append(padded(cells.get(i), i));
      }
      lines.add(line.toString().stripTrailing());
      if (lines.size() == 1) {
        lines.add(rule());
      }
    }
    return lines;
  }

  private String rule() {
    List<String> dashes = new ArrayList<>();
    widths.forEach(width -> dashes.add("-".repeat(Math.max(1, width))));
    return String.join("-+-", dashes);
  }

  private String padded(String text, int column) {
    int missing = Math.max(0, widths.get(column) - Sizes.columns(text));
    int before =
        switch (alignments.get(column)) {
          case LEFT -> 0;
          case CENTER -> missing / 2;
          case RIGHT -> missing;
        };
    return " ".repeat(before) + text + " ".repeat(missing - before);
  }
}
