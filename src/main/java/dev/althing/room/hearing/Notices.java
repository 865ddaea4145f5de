package dev.althing.room.hearing;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.matrix.id.RoomId;
import dev.althing.text.Markup;
import dev.althing.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What the bot says in rooms by itself, each once per cause. */
public final class Notices {
  /** That messages here cannot be read; said once in the life of a room. */
  Hearing.Matter encrypted(RoomId room, Locale locale) {
    Effect notice = notice(room, say(locale, "encrypted", Map.of()));
    return new Hearing.Matter(
        Cause.once("encrypted:" + room), CompletableFuture.completedFuture(List.of(notice)));
  }

  /** Which commands came while we were away and were not run. */
  Hearing.Matter missed(RoomId room, Missed.Noted noted, Locale locale) {
    return new Hearing.Matter(
        Cause.event(noted.first()).step("missed"),
        noted
            .all()
            .thenApply(all -> all.count() == 0 ? List.of() : List.of(missed(room, all, locale))));
  }

  private static Effect missed(RoomId room, Missed.All all, Locale locale) {
    String names = all.texts().stream().map(Markup::code).collect(Collectors.joining(", "));
    int more = all.count() - all.texts().size();
    return notice(
        room, say(locale, "missed", Map.of("names", names, "count", all.count(), "more", more)));
  }

  String declined(Locale locale) {
    return say(locale, "declined", Map.of());
  }

  public String cut(Locale locale) {
    return say(locale, "cut", Map.of());
  }

  private static String say(Locale locale, String key, Map<String, ?> arguments) {
    return Texts.of("room", locale).say(key, arguments);
  }

  private static Effect notice(RoomId room, String markdown) {
    return new Effect.Send(
        Destination.room(room), "m.room.message", Markup.format(markdown).notice().build());
  }
}
