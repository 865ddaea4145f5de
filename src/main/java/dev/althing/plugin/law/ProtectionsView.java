package dev.althing.plugin.law;

import dev.althing.matrix.id.UserId;
import dev.althing.plugin.keep.Modes.Mode;
import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is said of protections, in words. */
final class ProtectionsView {
  private static final int LONGEST_REASON = 200;

  private final Texts texts;

  ProtectionsView(Locale locale) {
    this.texts = Texts.of("protections", locale);
  }

  Reply unknown(String word, List<Seat> like) {
    return Reply.refusal(
        texts.say(
            "unknown",
            Map.of(
                "name", Markdown.code(word),
                "count", like.size(),
                "names",
                    String.join(
                        ", ", like.stream().map(seat -> Markdown.code(seat.name())).toList()))));
  }

  Reply noRoom() {
    return Reply.refusal(texts.say("no-room", Map.of()));
  }

  Reply list(Judges judges) {
    List<String> lines = new ArrayList<>();
    Map<String, Seat> all = judges.all();
    lines.add(texts.say("list", Map.of("count", all.size())) + "\n");
    all.values().forEach(seat -> lines.add(line(judges, seat)));
    return Reply.text(String.join("\n", lines));
  }

  private String line(Judges judges, Seat seat) {
    String name = seat.name();
    Tally tally = judges.tally(name);
    return texts.say(
        "line",
        Map.of(
            "name", Markdown.escape(name),
            "summary", Markdown.escape(seat.judge().summary()),
            "mode", seat.mode().code(),
            "missing", seat.life().gate().missing().size(),
            "grants",
                String.join(
                    ", ",
                    seat.life().gate().missing().stream()
                        .map(one -> Markdown.code(one.text()))
                        .toList()),
            "rests", seat.life().mayBeCalled() ? "no" : "yes",
            "acted", tally.count(Tally.Result.ACTED),
            "shadow", tally.count(Tally.Result.SHADOW),
            "spared", tally.count(Tally.Result.SPARED),
            "rooms", judges.modes().rooms(name).size()));
  }

  Reply info(Judges judges, Seat seat) {
    String name = seat.name();
    List<String> lines = new ArrayList<>();
    lines.add(line(judges, seat));
    judges
        .modes()
        .rooms(name)
        .forEach(
            (room, mode) ->
                lines.add(
                    texts.say("info.room", Map.of("room", Markdown.code(room), "mode", mode))));
    judges.tally(name).last().forEach(entry -> lines.add(entry(entry)));
    return Reply.text(String.join("\n", lines));
  }

  private String entry(Tally.Entry entry) {
    return texts.say(
        "info.entry",
        Map.of(
            "at", entry.at().toEpochMilli(),
            "room", Markdown.code(entry.room().value()),
            "user", Markdown.escape(entry.user().value()),
            "reason", Markdown.escape(entry.reason(), LONGEST_REASON),
            "result", entry.result().name().toLowerCase(Locale.ROOT)));
  }

  Reply changed(Seat seat, boolean isRoom, Optional<Mode> mode) {
    String plugin = seat.life().id();
    boolean mayAct = seat.life().gate().missing().isEmpty();
    return Reply.text(
        texts.say(
            "changed",
            Map.of(
                "name", Markdown.escape(seat.name()),
                "mode", mode.map(Mode::code).orElse("same"),
                "where", isRoom ? "room" : "all",
                "granted", mayAct || mode.filter(Mode.ON::equals).isEmpty() ? "yes" : "no",
                "grant", Markdown.code("plugins grant " + plugin + " all"))));
  }

  String spared(String name, UserId user, String reason) {
    return texts.say(
        "spared",
        Map.of(
            "name", Markdown.escape(name),
            "user", Markdown.escape(user.value()),
            "reason", Markdown.escape(reason, LONGEST_REASON)));
  }
}
