package dev.althing.plugins.ask;

import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import java.util.Locale;
import java.util.Map;

/**
 * The end of what was under way when the bot ended.
 *
 * @param around what is needed for it
 * @param desk what is under way now
 */
record Recovery(Surroundings around, Desk desk) {
  private static final int MOST = 1_000;

  void begin() {
    around
        .context()
        .store()
        .list(StoreKey.OPEN, MOST)
        .thenAccept(notes -> notes.forEach(this::end))
        .whenComplete((ended, fault) -> around.note("what was interrupted cannot be found", fault));
  }

  private void end(String key, String note) {
    Json json = Json.read(note).orElse(new Json(Map.of()));
    String id = json.text("id");
    if (!id.isEmpty() && desk.find(id).isEmpty()) {
      Locale locale = Locale.forLanguageTag(json.text("language"));
      Question.Where.read(json).ifPresent(where -> say(key, id, where, locale));
    }
  }

  private void say(String key, String id, Question.Where where, Locale locale) {
    Reply.Text words = around.answers(locale).interrupted();
    around
        .context()
        .voice()
        .say(
            Question.end(id),
            where.spot(),
            new Reply.Edit(Question.first(id), words).storing(Store.remove(key)))
        .whenComplete((said, fault) -> around.note("an interruption cannot be told", fault));
  }
}
