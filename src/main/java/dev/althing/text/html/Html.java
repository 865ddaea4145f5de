package dev.althing.text.html;

import dev.althing.matrix.json.Hygiene;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/** The filter that leaves of any HTML only what Matrix allows. */
public final class Html {
  /** More than this of an input is never looked at. */
  static final int MAX_INPUT = 256 * 1024;

  private static final PolicyFactory POLICY = policy();

  private Html() {}

  /** The HTML reduced to Matrix's allow-list, well-formed and nested at most 100 deep. */
  public static String sanitize(String html) {
    HtmlWriter writer = new HtmlWriter();
    read(html, POLICY.apply(writer));
    return writer.written();
  }

  /** Text as HTML that shows just that text. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Tells a policy about hostile HTML: balanced, bounded, without quoted replies. */
  static void read(String html, HtmlSanitizer.Policy policy) {
    String bounded = Hygiene.clean(html.length() > MAX_INPUT ? html.substring(0, MAX_INPUT) : html);
    HtmlSanitizer.sanitize(bounded, policy, OldHtml::new);
  }

  private static PolicyFactory policy() {
    return new HtmlPolicyBuilder()
        .allowElements(AllowList.TAGS.toArray(String[]::new))
        .allowWithoutAttributes("span")
        .allowUrlProtocols(AllowList.SCHEMES.toArray(String[]::new))
        .allowUrlProtocols("mxc")
        .allowAttributes("href")
        .matching(Html::allowed)
        .onElements("a")
        .allowAttributes("src", "width", "height", "alt", "title")
        .matching(Html::allowed)
        .onElements("img")
        .allowAttributes("start")
        .matching(Html::allowed)
        .onElements("ol")
        .allowAttributes("class")
        .matching(Html::allowed)
        .onElements("code")
        .allowAttributes("data-mx-color", "data-mx-bg-color")
        .matching((tag, name, value) -> Colours.hex(value).orElse(null))
        .onElements("span")
        .allowAttributes("data-mx-spoiler")
        .matching((tag, name, value) -> value.equals(name) ? "" : value)
        .onElements("span")
        .allowAttributes("data-mx-maths")
        .onElements("span")
        .allowAttributes("data-mx-maths")
        .onElements("div")
        .toFactory();
  }

  private static @Nullable String allowed(String tag, String attribute, String value) {
    return AllowList.allows(tag, attribute, value) ? value : null;
  }
}
