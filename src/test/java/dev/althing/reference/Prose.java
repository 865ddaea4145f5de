package dev.althing.reference;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of a doc comment as Markdown: paragraphs, and examples as blocks of Java. */
final class Prose {
  private final Inline inline;
  private final List<String> blocks = new ArrayList<>();
  private final List<DocTree> paragraph = new ArrayList<>();
  private boolean isPreformatted;

  private Prose(Inline inline) {
    this.inline = inline;
  }

  /** The text in its paragraphs, with an empty line between them. */
  static String of(List<? extends DocTree> trees, Inline inline) {
    var prose = new Prose(inline);
    trees.forEach(prose::take);
    prose.end();
    return String.join("\n\n", prose.blocks);
  }

  private void take(DocTree tree) {
    if (tree instanceof StartElementTree start && isBlock(start.getName().toString())) {
      end();
      isPreformatted = start.getName().contentEquals("pre");
    } else if (tree instanceof EndElementTree end && isBlock(end.getName().toString())) {
      end();
      isPreformatted = false;
    } else {
      paragraph.add(tree);
    }
  }

  private static boolean isBlock(String element) {
    String name = element.toLowerCase(Locale.ROOT);
    return name.equals("p") || name.equals("pre");
  }

  private void end() {
    String text = isPreformatted ? java(verbatim()) : isExample() ? java(lines()) : words();
    if (!text.isEmpty()) {
      blocks.add(text);
    }
    paragraph.clear();
  }

  private String words() {
    return inline.of(paragraph);
  }

  /** A paragraph of nothing but code, in one piece or in several with commas between them. */
  private boolean isExample() {
    return paragraph.stream().anyMatch(LiteralTree.class::isInstance)
        && paragraph.stream().allMatch(tree -> tree instanceof LiteralTree || isComma(tree));
  }

  private static boolean isComma(DocTree tree) {
    return tree instanceof TextTree text && text.getBody().strip().matches(",?");
  }

  private String lines() {
    return paragraph.stream()
        .filter(LiteralTree.class::isInstance)
        .map(tree -> Inline.line(((LiteralTree) tree).getBody().getBody()))
        .collect(Collectors.joining("\n"));
  }

  private String verbatim() {
    var code = new StringBuilder();
    for (DocTree tree : paragraph) {
      if (tree instanceof LiteralTree literal) {
        code.append(literal.getBody().getBody());
      } else if (tree instanceof TextTree text) {
        code.append(text.getBody());
      } else {
        throw new IllegalArgumentException("put {@code …} into <pre>, not " + tree.getKind());
      }
    }
    return code.toString();
  }

  /** A block of Java. */
  static String java(String code) {
    List<String> lines = new ArrayList<>(code.lines().map(String::stripTrailing).toList());
    while (!lines.isEmpty() && lines.get(0).isEmpty()) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return "```java\n" + String.join("\n", lines).stripIndent() + "\n```";
  }
}
