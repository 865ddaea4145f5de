package dev.althing.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Hygiene;
import dev.althing.text.Violation.Rule;
import dev.althing.text.html.Html;
import dev.althing.text.html.HtmlOutline;
import dev.althing.text.html.HtmlText;
import java.util.EnumSet;
import java.util.Set;

/**
 * The repair of outgoing messages, as far as nothing is lost by it that somebody could have read.
 */
public final class Mending {
  private static final String HTML = "formatted_body";

  private Mending() {}

  /** The content of an {@code m.room.message} as it had better go out; a good one as it is. */
  public static ObjectNode of(ObjectNode content) {
    if (OutgoingLint.check(content).isEmpty()) {
      return content;
    }
    ObjectNode mended = (ObjectNode) Hygiene.clean(content).orElse(content).deepCopy();
    mend(mended);
    if (mended.get("m.new_content") instanceof ObjectNode replacement) {
      mend(replacement);
    }
    if (rules(mended).contains(Rule.BOUNDED_EVENT)) {
      leaveHtmlOut(mended);
      Fields.object(mended, "m.new_content").ifPresent(part -> leaveHtmlOut((ObjectNode) part));
    }
    return mended;
  }

  private static void mend(ObjectNode message) {
    Set<Rule> broken = rules(message);
    if (broken.contains(Rule.HAS_MSGTYPE)) {
      message.put("msgtype", "m.notice");
    }
    if (broken.contains(Rule.HAS_MENTIONS)) {
      mentions(message);
    }
    Fields.text(message, HTML).ifPresent(html -> mendHtml(message, html, broken));
  }

  private static void mendHtml(ObjectNode message, String given, Set<Rule> broken) {
    boolean isForbidden =
        broken.contains(Rule.ALLOWED_TAGS)
            || broken.contains(Rule.ALLOWED_ATTRIBUTES)
            || broken.contains(Rule.BOUNDED_DEPTH);
    String html = isForbidden ? Html.sanitize(given) : given;
    HtmlOutline outline = HtmlOutline.of(html);
    message.put(HTML, outline.isWholly("span") ? "<p>" + html + "</p>" : html);
    if (broken.contains(Rule.HAS_BODY) || broken.contains(Rule.COMPLETE_WITHOUT_HTML)) {
      // A spoiler is not to be spoilt for those who see no HTML.
      boolean hidesSomething = html.contains("data-mx-spoiler");
      message.put("body", hidesSomething ? outline.said().strip() : HtmlText.of(html));
    }
    if (outline.isWholly("table") || broken.contains(Rule.BOUNDED_TEXT)) {
      leaveHtmlOut(message);
    }
  }

  private static void leaveHtmlOut(ObjectNode message) {
    message.remove(HTML);
    message.remove("format");
  }

  private static void mentions(ObjectNode message) {
    boolean isRoom = Fields.flag(message.path("m.mentions"), "room").orElse(false);
    var users = Fields.texts(message.path("m.mentions"), "user_ids");
    ObjectNode mentions = message.putObject("m.mentions");
    if (isRoom) {
      mentions.put("room", true);
    }
    if (users.stream().anyMatch(user -> UserId.parse(user).isPresent())) {
      ArrayNode ids = mentions.putArray("user_ids");
      users.stream().filter(user -> UserId.parse(user).isPresent()).forEach(ids::add);
    }
  }

  private static Set<Rule> rules(ObjectNode message) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    OutgoingLint.check(message).forEach(violation -> rules.add(violation.rule()));
    return rules;
  }
}
