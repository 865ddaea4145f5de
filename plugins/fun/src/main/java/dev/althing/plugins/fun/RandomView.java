package dev.althing.plugins.fun;

import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;
import java.math.BigInteger;

/**
 * Which number was drawn, in words.
 *
 * @param words in which language
 */
record RandomView(Wording.Tongue words) {
  Reply drawn(BigInteger number, Range range) {
    Digits digits = Digits.of(number);
    String low = brief(Digits.of(range.low()));
    String high = brief(Digits.of(range.high()));
    return Reply.text(
        digits.fitInLine()
            ? words.say("random.short", digits.inLine(), low, high)
            : words.say("random.long", digits.count(), low, high, digits.rows()));
  }

  private String brief(Digits digits) {
    return digits.fitInLine()
        ? digits.inLine()
        : words.say("random.bound", digits.ends(), digits.count());
  }
}
