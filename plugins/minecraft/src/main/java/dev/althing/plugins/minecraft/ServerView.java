package dev.althing.plugins.minecraft;

import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording.Tongue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How things are, in words.
 *
 * @param tongue in which language
 */
record ServerView(Tongue tongue) {
  private static final int MOST_NAMES = 100;

  /** The whitelist, and who added whom as far as that is known. */
  Reply whitelist(List<String> names, Map<String, Registration> known) {
    if (names.isEmpty()) {
      return Reply.text(tongue.say("list.none"));
    }
    StringBuilder list = new StringBuilder();
    list.append(tongue.say("list.head", Integer.toString(names.size())));
    list.append('\n');
    names.stream()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .limit(MOST_NAMES)
        .forEach(name -> list.append("\n- ").append(entry(name, known)));
    if (names.size() > MOST_NAMES) {
      String more = Integer.toString(names.size() - MOST_NAMES);
      list.append("\n- ").append(tongue.say("list.more", more));
    }
    return Reply.text(list.toString());
  }

  private String entry(String name, Map<String, Registration> known) {
    Registration registration = known.get(name.toLowerCase(Locale.ROOT));
    if (registration == null) {
      return Shown.name(name);
    }
    return tongue.say("list.of", Shown.name(name), Shown.user(registration.user()));
  }

  Reply players(Said.Players players) {
    return Reply.text(
        tongue.say(
            "status.players",
            Integer.toString(players.online()),
            Integer.toString(players.most())));
  }

  /** A request that waits from now on. */
  Reply waiting(Request request) {
    return Reply.text(
        tongue.say(
            "approval.waiting",
            Markdown.code(request.name().value()),
            Shown.user(request.user()),
            Approval.YES,
            Approval.NO,
            Integer.toString(Approval.DAYS)));
  }

  Reply notAName(String written, boolean bedrock, String example) {
    String key = bedrock ? "name.bad.bedrock" : "name.bad";
    return Reply.refusal(tongue.say(key, Shown.name(written), example));
  }

  Reply notInThisRoom() {
    return Reply.refusal(tongue.say("room.wrong"));
  }

  Reply nobodyCouldApprove() {
    return Reply.refusal(tongue.say("room.direct"));
  }
}
