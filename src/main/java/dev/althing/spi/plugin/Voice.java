package dev.althing.spi.plugin;

import dev.althing.spi.Reply;
import java.util.concurrent.CompletionStage;

/**
 * How a plugin says something outside of an answer: later, again, or without having been asked.
 * What is said goes the way of all answers: in order, within the homeserver's limits, and once,
 * however often it is said under one id.
 *
 * <pre>{@code
 * // in a command: the answer comes when it is known
 * context.voice().say(invocation.id() + "/result", Spot.of(invocation), Reply.text("**42**"));
 * // changes what was said before
 * Reply.Answer first = new Reply.Answer(invocation.id(), 0);
 * context.voice().say(
 *     invocation.id() + "/end", Spot.of(invocation), new Reply.Edit(first, Reply.text("done")));
 * }</pre>
 *
 * <p>Needs the capability {@code send}, and for reactions {@code react}; only what begins with the
 * id of an invocation of this plugin, and is said where that was asked, needs none as long as the
 * plugin was not started again since.
 */
public interface Voice {
  /**
   * Says something once.
   *
   * @param id names what is said, 1 to 700 characters: a second time under the same id changes
   *     nothing
   * @return done when it is written down and will be sent; fails with {@link NotGranted} when the
   *     operator did not allow it
   */
  CompletionStage<Void> say(String id, Spot where, Reply what);

  /** What {@link #say} has said under an id, to be changed later. */
  Reply.Answer said(String id, int ordinal);

  /**
   * Shows how far something is, in the place of an earlier message: as often as you like, and the
   * homeserver's limits let the latest through. Nobody keeps it, so say the end with {@link #say}.
   *
   * @param where a room
   */
  void show(Spot where, Reply.Answer earlier, Reply.Message words);
}
