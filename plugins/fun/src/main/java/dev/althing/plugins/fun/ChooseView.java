package dev.althing.plugins.fun;

import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;

/**
 * What was chosen, in words; options are shown plainly, so that they cannot format anything.
 *
 * @param words in which language
 */
record ChooseView(Wording.Tongue words) {
  Reply picked(String option) {
    return Reply.plain(words.say("choose.picked", Shown.of(option)));
  }

  Reply noChoice(String example) {
    return Reply.refusal(words.say("choose.no-choice", example));
  }

  Reply tooMany(Options options) {
    return Reply.refusal(words.say("choose.too-many", options.all().size(), Options.MOST));
  }

  /** A line as one may type it. */
  String example() {
    return words.say("choose.example");
  }
}
