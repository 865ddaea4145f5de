package dev.althing.plugin;

import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import java.util.ArrayList;
import java.util.List;

/** Takes what a plugin stores out of what it answers, however deep it lies. */
final class Unwrapping {
  private static final int DEEPEST = 20;
  private static final int MOST_CHANGES = 1_000;

  private final String plugin;
  private final List<Effect> kept = new ArrayList<>();

  private Unwrapping(String plugin) {
    this.plugin = plugin;
  }

  /**
   * The answer, and the changes as effects.
   *
   * @throws IllegalArgumentException for an answer that is nested too deep or changes too much
   */
  static Outcome of(String plugin, Reply reply) {
    Unwrapping unwrapping = new Unwrapping(plugin);
    return new Outcome(unwrapping.bare(reply, 0), unwrapping.kept);
  }

  private Reply bare(Reply reply, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("an answer is nested too deep");
    }
    if (reply instanceof Reply.Storing storing) {
      for (Store.Change change : storing.changes()) {
        keep(change);
      }
      return bare(storing.reply(), depth + 1);
    }
    if (reply instanceof Reply.Several several) {
      return new Reply.Several(several.replies().stream().map(r -> bare(r, depth + 1)).toList());
    }
    return reply instanceof Reply.InThread thread
        ? new Reply.InThread(bare(thread.inside(), depth + 1))
        : reply;
  }

  private void keep(Store.Change change) {
    if (kept.size() == MOST_CHANGES) {
      throw new IllegalArgumentException("an answer stores too much");
    }
    kept.add(new Effect.Keep(plugin, change));
  }
}
