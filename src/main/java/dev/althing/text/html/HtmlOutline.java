package dev.althing.text.html;

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
public final class HtmlOutline implements HtmlSanitizer.Policy {
  private static final int MOST_DETAILS = 10;

  private final Set<String> top = new TreeSet<>();
  private final List<String> forbiddenTags = new ArrayList<>();
  private final List<String> forbiddenAttributes = new ArrayList<>();
  private final StringBuilder said = new StringBuilder();
  private final Deque<Boolean> spoilers = new ArrayDeque<>();
  private int deepest;

  private HtmlOutline() {}

  /** The outline of any HTML. */
  public static HtmlOutline of(String html) {
    HtmlOutline outline = new HtmlOutline();
    HtmlSanitizer.sanitize(html, outline);
    return outline;
  }

  /** Whether everything that can be seen stands in elements of one kind. */
  public boolean isWholly(String tag) {
    return top.size() == 1 && top.contains(tag);
  }

  /** The elements that Matrix does not allow. */
  public List<String> forbiddenTags() {
    return List.copyOf(forbiddenTags);
  }

  /** The attributes that Matrix does not allow, with their elements and values. */
  public List<String> forbiddenAttributes() {
    return List.copyOf(forbiddenAttributes);
  }

  /** What can be read without opening a spoiler. */
  public String said() {
    return said.toString();
  }

  /** How many elements stand in each other at most. */
  public int deepest() {
    return deepest;
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
