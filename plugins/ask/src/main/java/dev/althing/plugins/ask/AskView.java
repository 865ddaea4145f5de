package dev.althing.plugins.ask;

import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;
import java.util.List;

/**
 * What is said to somebody who asks, apart from answers.
 *
 * @param words in which language
 */
record AskView(Wording.Tongue words) {
  Reply noSuchModel(String model, List<String> models) {
    return refusal("model", TroubleView.named(model), TroubleView.names(models));
  }

  Reply oneEach() {
    return refusal("one-each");
  }

  Reply full(int waiting) {
    return refusal("full", Integer.toString(waiting));
  }

  Reply tooLong(int length, int most) {
    return refusal("long", Integer.toString(length), Integer.toString(most));
  }

  Reply empty(Invocation invocation) {
    return refusal("empty", invocation.origin().typed("ask"));
  }

  Reply emptyText() {
    return refusal("empty-text");
  }

  Reply notYours() {
    return refusal("cancel");
  }

  Reply models(List<String> models, Invocation.Origin origin) {
    String usual = TroubleView.named(models.get(0));
    if (models.size() == 1) {
      return Reply.text(
          words.say("models.one", usual, origin.typed(words.say("models.example.one"))));
    }
    String example = origin.typed(words.say("models.example", models.get(1)));
    return Reply.text(words.say("models", TroubleView.names(models), usual, example));
  }

  private Reply refusal(String key, Object... arguments) {
    return Reply.refusal(words.say("refused." + key, arguments));
  }
}
