package dev.althing.room;

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
    return matter(Cause.once("encrypted:" + room), room, say(locale, "encrypted", Map.of()));
  }

  /** Which commands came while we were away and were not run. */
  Hearing.Matter missed(RoomId room, Missed.All all, Locale locale) {
    String names = all.texts().stream().map(Markup::code).collect(Collectors.joining(", "));
    int more = all.count() - all.texts().size();
    return matter(
        Cause.event(all.first()).step("missed"),
        room,
        say(locale, "missed", Map.of("names", names, "count", all.count(), "more", more)));
  }

  String declined(Locale locale) {
    return say(locale, "declined", Map.of());
  }

  String cut(Locale locale) {
    return say(locale, "cut", Map.of());
  }

  private static String say(Locale locale, String key, Map<String, ?> arguments) {
    return Texts.of("room", locale).say(key, arguments);
  }

  private static Hearing.Matter matter(Cause cause, RoomId room, String markdown) {
    Effect notice =
        new Effect.Send(
            Destination.room(room), "m.room.message", Markup.format(markdown).notice().build());
    return new Hearing.Matter(cause, CompletableFuture.completedFuture(List.of(notice)));
  }
}
