package dev.althing.text.html;

import static java.util.Map.entry;

import dev.althing.matrix.id.MxcUri;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The HTML that Matrix allows in messages, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroommessage-msgtypes">spec</a>.
 */
public final class AllowList {
  /** How deep elements may stand in each other. */
  public static final int MAX_DEPTH = 100;

  static final Set<String> TAGS =
      Set.of(
          "del",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "p",
          "a",
          "ul",
          "ol",
          "sup",
          "sub",
          "li",
          "b",
          "i",
          "u",
          "strong",
          "em",
          "s",
          "code",
          "hr",
          "br",
          "div",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "caption",
          "pre",
          "span",
          "img",
          "details",
          "summary");

  static final Set<String> VOID_TAGS = Set.of("br", "hr", "img");

  static final Set<String> SCHEMES = Set.of("https", "http", "ftp", "mailto", "magnet");

  static final Pattern LANGUAGE = Pattern.compile("language-[\\w+#.-]{1,40}");
  static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
  static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.ofEntries(
          entry(
              "span",
              Set.of("data-mx-bg-color", "data-mx-color", "data-mx-spoiler", "data-mx-maths")),
          entry("div", Set.of("data-mx-maths")),
          entry("a", Set.of("href", "target")),
          entry("img", Set.of("width", "height", "alt", "title", "src")),
          entry("ol", Set.of("start")),
          entry("code", Set.of("class")));

  private AllowList() {}

  /** Whether an element may carry an attribute with this value. */
  static boolean allows(String tag, String attribute, String value) {
    if (!ATTRIBUTES.getOrDefault(tag, Set.of()).contains(attribute)) {
      return false;
    }
    return switch (attribute) {
      case "href" -> isLink(value);
      case "src" -> MxcUri.parse(value).isPresent();
      case "class" -> LANGUAGE.matcher(value).matches();
      case "start", "width", "height" -> NUMBER.matcher(value).matches();
      case "data-mx-color", "data-mx-bg-color" -> COLOUR.matcher(value).matches();
      default -> true;
    };
  }

  /** Whether an address may be linked to. */
  public static boolean isLink(String address) {
    int colon = address.indexOf(':');
    return colon > 0 && SCHEMES.contains(address.substring(0, colon).toLowerCase(Locale.ROOT));
  }
}
