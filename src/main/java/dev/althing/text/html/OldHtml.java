package dev.althing.text.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * A stage before the sanitizer that drops what old clients quote before a reply and puts today's
 * elements in the place of {@code font} and {@code strike}.
 */
final class OldHtml implements HtmlStreamEventReceiver {
  private final HtmlStreamEventReceiver next;
  private int quoting;

  OldHtml(HtmlStreamEventReceiver next) {
    this.next = next;
  }

  @Override
  public void openDocument() {
    next.openDocument();
  }

  @Override
  public void closeDocument() {
    next.closeDocument();
  }

  @Override
  public void openTag(String tag, List<String> attributes) {
    String name = tag.toLowerCase(Locale.ROOT);
    if (name.equals("mx-reply")) {
      quoting++;
    } else if (quoting == 0) {
      next.openTag(modern(name), name.equals("font") ? colours(attributes) : attributes);
    }
  }

  @Override
  public void closeTag(String tag) {
    String name = tag.toLowerCase(Locale.ROOT);
    if (name.equals("mx-reply")) {
      quoting = Math.max(0, quoting - 1);
    } else if (quoting == 0) {
      next.closeTag(modern(name));
    }
  }

  @Override
  public void text(String text) {
    if (quoting == 0) {
      next.text(text);
    }
  }

  private static String modern(String name) {
    return switch (name) {
      case "font" -> "span";
      case "strike" -> "del";
      default -> name;
    };
  }

  private static List<String> colours(List<String> attributes) {
    List<String> modern = new ArrayList<>(attributes);
    for (int i = 0; i + 1 < modern.size(); i += 2) {
      if (modern.get(i).equalsIgnoreCase("color")) {
        modern.set(i, "data-mx-color");
      }
    }
    return modern;
  }
}
