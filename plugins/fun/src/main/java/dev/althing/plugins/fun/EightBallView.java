package dev.althing.plugins.fun;

import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;

/**
 * What the oracle says, in words.
 *
 * @param words in which language
 */
record EightBallView(Wording.Tongue words) {
  /** How many answers there are: ten that say yes, five that do not know, five that say no. */
  static final int ANSWERS = 20;

  /** An answer by its number, from 0. */
  Reply answer(int number) {
    return Reply.plain("🎱 " + words.say("8ball." + (number + 1)));
  }

  Reply noQuestion(String example) {
    return Reply.refusal(words.say("8ball.no-question", example));
  }

  /** A question as one may type it. */
  String example() {
    return words.say("8ball.example");
  }
}
