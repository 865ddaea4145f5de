package dev.althing.reference;

import com.sun.source.doctree.AttributeTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import dev.althing.spi.Markdown;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Words within a paragraph of a doc comment as Markdown on one line. */
final class Inline {
  private final BinaryOperator<String> links;

  /**
   * Words that may name types.
   *
   * @param links of the name of a type and what is shown for it, that with a link
   */
  Inline(BinaryOperator<String> links) {
    this.links = links;
  }

  /**
   * The words.
   *
   * @throws IllegalArgumentException for what nobody has written yet, such as tables
   */
  String of(List<? extends DocTree> trees) {
    var writing = new Writing();
    return line(
        trees.stream().map(tree -> tree.accept(writing, null)).collect(Collectors.joining()));
  }

  /** A text without its line breaks. */
  static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** What is meant by {@code Type#member}, with simple names. */
  static String name(String reference) {
    String simple = reference.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    return simple.startsWith("#") ? simple.substring(1) : simple.replace('#', '.');
  }

  /** Who writes backticks means code, and nothing in it is to be escaped. */
  private static String escaped(String text) {
    return text.contains("`") ? text : text.replaceAll("([*_\\[\\]])", "\\\\$1");
  }

  /** Turns one piece after the other into Markdown. */
  private final class Writing extends SimpleDocTreeVisitor<String, Void> {
    private String href = "";

    @Override
    public String visitText(TextTree text, Void none) {
      return escaped(text.getBody());
    }

    @Override
    public String visitEntity(EntityTree entity, Void none) {
      return "&" + entity.getName() + ";";
    }

    @Override
    public String visitLiteral(LiteralTree literal, Void none) {
      String body = line(literal.getBody().getBody());
      return literal.getKind() == DocTree.Kind.CODE
          ? Markdown.code(body)
          : escaped(body.replace("&", "&amp;").replace("<", "&lt;"));
    }

    @Override
    public String visitLink(LinkTree link, Void none) {
      String name = name(link.getReference().getSignature());
      String type = name(link.getReference().getSignature().replaceAll("#.*", ""));
      String label = of(link.getLabel());
      return links.apply(type, label.isEmpty() ? Markdown.code(name) : label);
    }

    @Override
    public String visitStartElement(StartElementTree start, Void none) {
      if (!start.getName().contentEquals("a")) {
        throw refusal("<" + start.getName() + ">");
      }
      href =
          start.getAttributes().stream()
              .map(AttributeTree.class::cast)
              .filter(attribute -> attribute.getName().contentEquals("href"))
              .flatMap(attribute -> attribute.getValue().stream())
              .map(value -> ((TextTree) value).getBody())
              .collect(Collectors.joining());
      return "[";
    }

    @Override
    public String visitEndElement(EndElementTree end, Void none) {
      return end.getName().contentEquals("a") ? "](" + href + ")" : "";
    }

    @Override
    protected String defaultAction(DocTree tree, Void none) {
      throw refusal(tree.getKind().name().toLowerCase(Locale.ROOT));
    }
  }

  private static IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException("the reference cannot show " + what + " yet");
  }
}
