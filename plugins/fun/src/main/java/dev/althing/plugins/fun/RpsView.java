package dev.althing.plugins.fun;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;

/**
 * What happens in rock-paper-scissors, in words.
 *
 * @param words in which language
 */
record RpsView(Wording.Tongue words) {
  Reply played(Hand yours, Hand mine, Score score) {
    String round =
        switch (yours.against(mine)) {
          case WON -> words.say("rps.won", name(yours), name(mine));
          case LOST -> words.say("rps.lost", name(mine), name(yours));
          case DRAWN -> words.say("rps.drawn", name(yours));
        };
    return Reply.plain(round + "\n" + words.say("rps.yours", counts(score)));
  }

  Reply yourScore(Score score, String example) {
    return score.isEmpty()
        ? Reply.text(words.say("rps.yours.none", example))
        : Reply.plain(words.say("rps.yours", counts(score)));
  }

  Reply scoreOf(UserId player, Score score) {
    String name = Shown.of(player.value());
    return score.isEmpty()
        ? Reply.plain(words.say("rps.theirs.none", name))
        : Reply.plain(words.say("rps.theirs", name, counts(score)));
  }

  Reply wasReset(Score before) {
    return before.isEmpty()
        ? Reply.plain(words.say("rps.reset.none"))
        : Reply.plain(words.say("rps.reset", counts(before)));
  }

  private String name(Hand hand) {
    return words.say("rps.hand." + hand.word());
  }

  private String counts(Score score) {
    return words.say("rps.counts", score.won(), score.lost(), score.drawn());
  }
}
