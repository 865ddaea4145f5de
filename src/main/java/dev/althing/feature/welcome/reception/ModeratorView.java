package dev.althing.feature.welcome.reception;

import static dev.althing.feature.welcome.reception.WelcomeView.pilled;

import dev.althing.feature.welcome.premises.Target;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.RoomReference;
import dev.althing.text.Texts;
import dev.althing.text.Texts.Markdown;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What moderators are asked and told unasked, in words; all is Markdown. */
public final class ModeratorView {
  private static final int LONGEST_REASON = 300;

  private final Texts texts;

  ModeratorView(Locale locale) {
    this.texts = Texts.of("welcome", locale);
  }

  String refer(UserId person, String place) {
    return texts.markdown("refer", Map.of("person", pilled(person), "place", place));
  }

  String knock(UserId person, String room, Optional<String> reason) {
    return reason
        .filter(text -> !text.isBlank())
        .map(
            text ->
                texts.markdown(
                    "knock-reason",
                    Map.of("person", pilled(person), "room", room, "reason", cut(text))))
        .orElseGet(() -> texts.markdown("knock", Map.of("person", pilled(person), "room", room)));
  }

  private static String cut(String reason) {
    return reason.codePointCount(0, reason.length()) > LONGEST_REASON
        ? reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON)) + "…"
        : reason;
  }

  String letIn(UserId moderator, UserId person, boolean isAdmitted) {
    return texts.markdown(
        isAdmitted ? "let-in" : "not-let-in",
        Map.of("moderator", pilled(moderator), "person", pilled(person)));
  }

  String decided() {
    return texts.say("decided");
  }

  String trouble(Target room, String reason) {
    return texts.markdown(
        "trouble", Map.of("room", new Markdown(room.link()), "reason", cut(reason)));
  }

  String missing(RoomReference room) {
    return texts.markdown("trouble-missing", Map.of("room", room.target()));
  }
}
