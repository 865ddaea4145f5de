package dev.althing.text.html;

import java.util.List;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * The writer of checked HTML: escapes only what must be, and leaves out what is nested too deep.
 */
final class HtmlWriter implements HtmlStreamEventReceiver {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  String written() {
    return out.toString();
  }

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String tag, List<String> attributes) {
    boolean open = !AllowList.VOID_TAGS.contains(tag);
    if (depth + 1 > AllowList.MAX_DEPTH) {
      depth += open ? 1 : 0;
      return;
    }
    depth += open ? 1 : 0;
    out.append('<').append(tag);
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      out.append(' ').append(attributes.get(i)).append("=\"");
      out.append(Html.escape(attributes.get(i + 1))).append('"');
    }
    out.append('>');
  }

  @Override
  public void closeTag(String tag) {
    if (AllowList.VOID_TAGS.contains(tag)) {
      return;
    }
    if (depth <= AllowList.MAX_DEPTH) {
      out.append("</").append(tag).append('>');
    }
    depth--;
  }

  @Override
  public void text(String text) {
    out.append(Html.escape(text).replace("&quot;", "\""));
  }
}
