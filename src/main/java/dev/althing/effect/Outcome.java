package dev.althing.effect;

import dev.althing.spi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What a command or a continuation comes to: an answer to the one who asked, and what else happens
 * because of it.
 *
 * @param reply said where the question was asked
 * @param effects written together with the reply
 * @param waiting which of the messages of the reply are waited at
 */
public record Outcome(Reply reply, List<Effect> effects, List<Waiting> waiting) {
  /**
   * A message of the reply is waited at for answers.
   *
   * @param leaf which of the single replies it is, from 0, however deep they are nested
   * @param seeds reactions that the bot begins with
   * @param note what is noted, by the ordinal of the message among the effects
   */
  public record Waiting(int leaf, List<String> seeds, IntFunction<Effect> note) {
    /** Copies the list. */
    public Waiting {
      seeds = List.copyOf(seeds);
    }
  }

  /** Copies the lists. */
  public Outcome {
    effects = List.copyOf(effects);
    waiting = List.copyOf(waiting);
  }

  /** An answer with effects. */
  public Outcome(Reply reply, List<Effect> effects) {
    this(reply, effects, List.of());
  }

  /** An answer and nothing else. */
  public static Outcome of(Reply reply) {
    return new Outcome(reply, List.of());
  }

  /** The same with an effect before the others. */
  public Outcome first(Effect effect) {
    List<Effect> all = new ArrayList<>(List.of(effect));
    all.addAll(effects);
    return new Outcome(reply, all, waiting);
  }

  /** The same with more effects. */
  public Outcome and(List<Effect> more) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(more);
    return new Outcome(reply, all, waiting);
  }
}
