package dev.althing.plugins.wordfilter;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an HTML text: what is seen of it, and after that what its tags show or point at.
 * Whatever it is, each character is looked at a fixed number of times.
 */
final class Html {
  private static final int MOST_READ = 100_000;
  private static final Set<String> BLOCKS =
      Set.of(
          ("address article aside blockquote br caption center dd details div dl dt figure footer"
                  + " h1 h2 h3 h4 h5 h6 header hr img li main nav ol p pre section summary table"
                  + " tbody td tfoot th thead tr ul")
              .split(" "));
  private static final Pattern NAME = Pattern.compile("/?([A-Za-z][A-Za-z0-9-]{0,19})");
  private static final Pattern SHOWN =
      Pattern.compile(
          "\\b(?:href|src|alt|title|data-mx-spoiler|data-mx-maths)\\s*+=\\s*+"
              + "(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\\s\"']++))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED =
      Pattern.compile("\\s*+<mx-reply>.*?</mx-reply>", Pattern.DOTALL);

  private final String html;
  private final StringBuilder seen = new StringBuilder();
  private final StringBuilder beside = new StringBuilder();
  private int at;

  private Html(String html) {
    this.html = html.length() <= MOST_READ ? html : html.substring(0, MOST_READ);
  }

  /** The words of a text. */
  static String words(String html) {
    var reading = new Html(html);
    while (reading.at < reading.html.length()) {
      reading.step();
    }
    return reading.seen.append('\n').append(reading.beside).toString();
  }

  /** The words of a reply, without the old message that may be quoted at its beginning. */
  static String wordsOfReply(String html) {
    Matcher quoted = QUOTED.matcher(html);
    return words(quoted.lookingAt() ? html.substring(quoted.end()) : html);
  }

  private void step() {
    char c = html.charAt(at);
    Optional<Entity> entity = c == '&' ? Entity.at(html, at) : Optional.empty();
    if (c == '<' && isTag()) {
      tag();
    } else if (entity.isPresent()) {
      seen.append(entity.get().text());
      at = entity.get().end();
    } else {
      seen.append(c);
      at++;
    }
  }

  private boolean isTag() {
    if (at + 1 == html.length()) {
      return false;
    }
    char next = html.charAt(at + 1);
    boolean isLetter = next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z';
    return isLetter || next == '/' || next == '!' || next == '?';
  }

  private void tag() {
    boolean isComment = html.startsWith("<!--", at);
    int end = isComment ? html.indexOf("-->", at + 4) : endOfTag();
    if (end < 0) {
      // Clients do not agree on how much of it is seen.
      beside.append('\n').append(html, at + 1, html.length());
      at = html.length();
      return;
    }
    if (!isComment) {
      inside(html.substring(at + 1, end));
    }
    at = end + (isComment ? 3 : 1);
  }

  private void inside(String tag) {
    Matcher name = NAME.matcher(tag);
    if (name.lookingAt() && BLOCKS.contains(name.group(1).toLowerCase(Locale.ROOT))) {
      seen.append('\n');
    }
    Matcher shown = SHOWN.matcher(tag);
    while (shown.find()) {
      for (int group = 1; group <= shown.groupCount(); group++) {
        Optional.ofNullable(shown.group(group))
            .ifPresent(value -> beside.append('\n').append(Entity.decoded(value)));
      }
    }
  }

  /** The end of the tag, in which quoted values may hold anything; -1 when there is none. */
  private int endOfTag() {
    char quote = 0;
    char before = 0;
    for (int i = at + 1; i < html.length(); i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return i;
      } else if ((c == '"' || c == '\'') && before == '=') {
        quote = c;
      }
      before = Character.isWhitespace(c) ? before : c;
    }
    return -1;
  }
}
