package dev.althing.journal.erasure;

import dev.althing.matrix.id.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's id wherever it stands in a text: as it is, as JSON writes it, or as a link does; and
 * never as the beginning of another's id.
 */
public final class Mention {
  private static final String NO_MORE = "(?![A-Za-z0-9\\-]|[.:](?=[A-Za-z0-9\\-]))";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");

  private final String root;
  private final Pattern pattern;

  /** The id of a person. */
  public Mention(UserId person) {
    String id = person.value();
    this.root =
        PLAIN
            .matcher(id)
            .results()
            .map(MatchResult::group)
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    String inJson = id.replace("\\", "\\\\").replace("\"", "\\\"");
    String inLinks = URLEncoder.encode(id, StandardCharsets.UTF_8);
    this.pattern =
        Pattern.compile(
            "(?:%s|%s|%s|%s)%s"
                .formatted(
                    Pattern.quote(id),
                    Pattern.quote(inJson),
                    Pattern.quote(inLinks),
                    Pattern.quote(inLinks.replace("%3A", ":")),
                    NO_MORE));
  }

  /** The longest part of the id that every spelling has: where it is missing, nobody is named. */
  String root() {
    return root;
  }

  /** Whether it stands in a text. */
  public boolean isIn(String text) {
    return pattern.matcher(text).find();
  }

  /** The text with another id in its place. */
  public String replaced(String text, UserId other) {
    return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(other.value()));
  }
}
