package dev.althing.plugins.fun;

import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;

/**
 * What flipped coins show, in words.
 *
 * @param words in which language
 */
record FlipView(Wording.Tongue words) {
  Reply of(Coins coins) {
    if (coins.count() == 1) {
      return Reply.text(words.say(coins.heads() == 1 ? "flip.heads" : "flip.tails"));
    }
    return Reply.text(words.say("flip.several", coins.count(), coins.heads(), coins.tails()));
  }
}
