package dev.althing.plugins.fun;

import dev.althing.matrix.id.UserId;
import dev.althing.plugins.fun.Hand.Outcome;
import dev.althing.spi.Store;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * The scores of all players, the same in every room.
 *
 * @param store where they are kept, under {@code rps:<user>:won}, {@code :lost} and {@code :drawn}
 */
record Scores(Store store) {
  /** What somebody has reached so far. */
  CompletionStage<Score> of(UserId player) {
    CompletionStage<Long> lost = count(player, Outcome.LOST);
    CompletionStage<Long> drawn = count(player, Outcome.DRAWN);
    return count(player, Outcome.WON)
        .thenCompose(won -> lost.thenCombine(drawn, (l, d) -> new Score(won, l, d)));
  }

  /** The change that counts a round. */
  Store.Change counting(UserId player, Outcome outcome) {
    return Store.add(key(player, outcome), 1);
  }

  /** The changes that forget a player. */
  Store.Change[] forgetting(UserId player) {
    return Arrays.stream(Outcome.values())
        .map(outcome -> Store.remove(key(player, outcome)))
        .toArray(Store.Change[]::new);
  }

  private CompletionStage<Long> count(UserId player, Outcome outcome) {
    return store.find(key(player, outcome)).thenApply(kept -> kept.map(Scores::number).orElse(0L));
  }

  private static String key(UserId player, Outcome outcome) {
    return "rps:" + player.value() + ":" + outcome.name().toLowerCase(Locale.ROOT);
  }

  /** What is no number counts as 0, as it does when the store adds to it. */
  private static long number(String kept) {
    try {
      return Long.parseLong(kept);
    } catch (NumberFormatException none) {
      return 0;
    }
  }
}
