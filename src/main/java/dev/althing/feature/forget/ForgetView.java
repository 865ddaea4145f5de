package dev.althing.feature.forget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.journal.erasure.Erasure;
import dev.althing.spi.Reply;
import dev.althing.text.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What is said about forgetting, in words. */
final class ForgetView {
  private final Texts texts;

  ForgetView(Locale locale) {
    this.texts = Texts.of("forget", locale);
  }

  Reply question() {
    return Reply.text(texts.say("question", Map.of("yes", ForgetKind.YES)));
  }

  Reply done(Erasure.Done done) {
    return Reply.text(
        texts.say("done", Map.of("removed", done.removed(), "renamed", done.renamed())));
  }

  Reply export(ObjectNode json) {
    byte[] bytes = json.toPrettyString().getBytes(StandardCharsets.UTF_8);
    return new Reply.File("althing-export.json", "application/json", ByteBuffer.wrap(bytes));
  }
}
