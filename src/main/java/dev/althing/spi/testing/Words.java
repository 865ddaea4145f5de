package dev.althing.spi.testing;

import dev.althing.spi.Reply;

/** The words of an answer. */
final class Words {
  private Words() {}

  /** The words; of an emoji itself, of an edit the new ones. */
  static String of(Reply reply) {
    if (reply instanceof Reply.Text text) {
      return text.markdown();
    }
    if (reply instanceof Reply.Plain plain) {
      return plain.text();
    }
    if (reply instanceof Reply.Refusal refusal) {
      return refusal.markdown();
    }
    if (reply instanceof Reply.Reaction reaction) {
      return reaction.key();
    }
    if (reply instanceof Reply.Edit edit) {
      return of(edit.replacement());
    }
    if (reply instanceof Reply.InThread thread) {
      return of(thread.inside());
    }
    if (reply instanceof Reply.Asking asking) {
      return of(asking.reply());
    }
    if (reply instanceof Reply.Several several) {
      return String.join("\n", several.replies().stream().map(Words::of).toList());
    }
    return "";
  }
}
