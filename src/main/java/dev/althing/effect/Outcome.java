package dev.althing.effect;

import dev.althing.spi.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command or a continuation comes to: an answer to the one who asked, and what else happens
 * because of it.
 *
 * @param reply said where the question was asked
 * @param effects written together with the reply
 */
public record Outcome(Reply reply, List<Effect> effects) {
  /** Copies the list. */
  public Outcome {
    effects = List.copyOf(effects);
  }

  /** An answer and nothing else. */
  public static Outcome of(Reply reply) {
    return new Outcome(reply, List.of());
  }

  /** The same with more effects. */
  public Outcome and(List<Effect> more) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(more);
    return new Outcome(reply, all);
  }
}
