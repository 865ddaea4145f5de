package dev.althing.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.owasp.html.HtmlSanitizer;

/**
 * What a lint wants to know about HTML: what stands at the top, what is said, what is forbidden.
 */
final class HtmlOutline implements HtmlSanitizer.Policy {
  private static final int MOST_DETAILS = 10;

  final Set<String> top = new TreeSet<>();
  final List<String> forbiddenTags = new ArrayList<>();
  final List<String> forbiddenAttributes = new ArrayList<>();
  final StringBuilder said = new StringBuilder();
  int deepest;

  private final Deque<Boolean> spoilers = new ArrayDeque<>();

  /** The outline of any HTML. */
  static HtmlOutline of(String html) {
    HtmlOutline outline = new HtmlOutline();
    HtmlSanitizer.sanitize(html, outline);
    return outline;
  }

  /** Whether everything that can be seen stands in elements of one kind. */
  boolean isWholly(String tag) {
    return top.size() == 1 && top.contains(tag);
  }

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String tag, List<String> attributes) {
    if (spoilers.isEmpty()) {
      top.add(tag);
    }
    boolean spoiler = !spoilers.isEmpty() && spoilers.peek();
    if (!AllowList.TAGS.contains(tag)) {
      note(forbiddenTags, tag);
    }
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      String name = attributes.get(i);
      spoiler |= name.equals("data-mx-spoiler");
      if (!AllowList.allows(tag, name, attributes.get(i + 1))) {
        note(forbiddenAttributes, tag + " " + name + "=" + attributes.get(i + 1));
      }
    }
    said.append(' ');
    if (!AllowList.VOID_TAGS.contains(tag)) {
      spoilers.push(spoiler);
      deepest = Math.max(deepest, spoilers.size());
    }
  }

  @Override
  public void closeTag(String tag) {
    said.append(' ');
    if (!AllowList.VOID_TAGS.contains(tag)) {
      spoilers.pollFirst();
    }
  }

  @Override
  public void text(String text) {
    if (spoilers.isEmpty() && !text.isBlank()) {
      top.add("text");
    }
    if (spoilers.isEmpty() || !spoilers.peek()) {
      said.append(text);
    }
  }

  private static void note(List<String> details, String detail) {
    if (details.size() < MOST_DETAILS) {
      details.add(detail.length() > 80 ? detail.substring(0, 80) : detail);
    }
  }
}
