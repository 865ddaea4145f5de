package dev.althing.plugins.ask;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Spot;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks.
 *
 * @param id what the bot calls it
 * @param where in which conversation
 * @param asker who asks
 * @param locale in which language they are spoken to
 * @param model which model is asked
 * @param text the question itself
 */
record Question(String id, Where where, UserId asker, Locale locale, String model, String text) {
  /**
   * A conversation's place.
   *
   * @param room the room
   * @param event what asks
   * @param root the root of the thread
   */
  record Where(RoomId room, EventId event, EventId root) {
    /** The place to say something at. */
    Spot spot() {
      return new Spot.InRoom(room, Optional.of(event), Optional.of(root));
    }

    /** How it is kept. */
    String written(String id, Locale locale) {
      return Json.write(
          Map.of(
              "id", id,
              "room", room.value(),
              "event", event.value(),
              "root", root.value(),
              "language", locale.toLanguageTag()));
    }

    /** Reads what was kept; empty when it is damaged. */
    static Optional<Where> read(Json json) {
      return RoomId.parse(json.text("room"))
          .flatMap(
              room ->
                  EventId.parse(json.text("event"))
                      .flatMap(
                          event ->
                              EventId.parse(json.text("root"))
                                  .map(root -> new Where(room, event, root))));
    }
  }

  /** The message that becomes the answer. */
  Reply.Answer first() {
    return first(id);
  }

  static Reply.Answer first(String id) {
    return new Reply.Answer(id, 0);
  }

  /** Under which id its end is said, in this life or the next. */
  static String end(String id) {
    return id + "/end";
  }
}
