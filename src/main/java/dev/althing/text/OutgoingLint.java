package dev.althing.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Hygiene;
import dev.althing.text.Violation.Rule;
import dev.althing.text.html.AllowList;
import dev.althing.text.html.HtmlOutline;
import dev.althing.text.plain.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The check of every message before it goes out: what some client would not show is a violation.
 */
public final class OutgoingLint {
  /** The most that body and HTML may take each, in bytes. */
  public static final int MAX_TEXT = 30 * 1024;

  /** The most that a content may take, in bytes; the server adds up to 4 KB. */
  public static final int MAX_CONTENT = 60 * 1024;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|\\p{So}");

  private final List<Violation> violations = new ArrayList<>();

  private OutgoingLint() {}

  /** What is wrong with the content of an {@code m.room.message}; nothing, if it may go out. */
  public static List<Violation> check(JsonNode content) {
    OutgoingLint lint = new OutgoingLint();
    lint.checkMessage(content);
    Fields.object(content, "m.new_content").ifPresent(lint::checkMessage);
    int size = content.toString().getBytes(StandardCharsets.UTF_8).length;
    lint.require(size <= MAX_CONTENT, Rule.BOUNDED_EVENT, size + " bytes");
    return List.copyOf(lint.violations);
  }

  private void checkMessage(JsonNode content) {
    String msgtype = Fields.text(content, "msgtype").orElse("");
    require(!msgtype.isBlank(), Rule.HAS_MSGTYPE, "none");
    String body = Fields.text(content, "body").orElse("");
    require(!body.isBlank(), Rule.HAS_BODY, "none");
    checkMentions(content.path("m.mentions"));
    checkText("body", body);
    Optional<String> html = Fields.text(content, "formatted_body");
    html.ifPresent(
        text -> {
          checkText("formatted_body", text);
          checkHtml(text, body);
        });
  }

  private void checkMentions(JsonNode mentions) {
    boolean users = !mentions.has("user_ids") || mentions.get("user_ids").isArray();
    require(mentions.isObject() && users, Rule.HAS_MENTIONS, "none or malformed");
    for (JsonNode user : mentions.path("user_ids")) {
      boolean valid = user.isTextual() && UserId.parse(user.textValue()).isPresent();
      require(valid, Rule.HAS_MENTIONS, "not a user id");
    }
  }

  private void checkText(String name, String text) {
    int size = Sizes.json(text);
    require(size <= MAX_TEXT, Rule.BOUNDED_TEXT, name + ": " + size + " bytes");
    require(Hygiene.isClean(text), Rule.STORABLE_TEXT, name);
  }

  private void checkHtml(String html, String body) {
    HtmlOutline outline = HtmlOutline.of(html);
    require(!outline.isWholly("span"), Rule.NOT_WHOLLY_IN_SPAN, "only spans");
    require(!outline.isWholly("table"), Rule.NO_TABLE_ALONE, "only a table");
    require(outline.deepest() <= AllowList.MAX_DEPTH, Rule.BOUNDED_DEPTH, "" + outline.deepest());
    outline.forbiddenTags().forEach(tag -> require(false, Rule.ALLOWED_TAGS, tag));
    outline.forbiddenAttributes().forEach(a -> require(false, Rule.ALLOWED_ATTRIBUTES, a));
    Set<String> missing = words(outline.said());
    missing.removeAll(words(body));
    missing.removeIf(body::contains);
    require(missing.isEmpty(), Rule.COMPLETE_WITHOUT_HTML, "only in HTML: " + some(missing));
  }

  private void require(boolean kept, Rule rule, String detail) {
    if (!kept) {
      violations.add(new Violation(rule, detail));
    }
  }

  private static Set<String> words(CharSequence text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static List<String> some(Set<String> words) {
    return words.stream().sorted().limit(5).toList();
  }
}
