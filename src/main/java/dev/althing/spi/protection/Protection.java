package dev.althing.spi.protection;

import dev.althing.spi.event.Happening;
import java.util.Set;

/**
 * A judgement over one thing that happens in a room. It looks at what it is given and nothing else,
 * never waits, and never acts: what is to follow it says, and the bot does it, or, in the shadow,
 * only counts it.
 *
 * <pre>{@code
 * public Judgement judge(Happening happening, RoomView room) {
 *   return happening instanceof Happening.Message message && message.body().length() > 10_000
 *       ? Judgement.of("too long", Consequence.redact())
 *       : Judgement.PASS;
 * }
 * }</pre>
 *
 * <p>It is never asked about the bot itself, moderators of the room, owners and those in the
 * management room. All protections of a room together have a budget of a few hundredths of a second
 * for what came in at once; whoever uses it up is left out, and told of.
 */
public interface Protection {
  /** What it is called, small letters, digits and hyphens. */
  String name();

  /** What it does, in one sentence, for moderators. */
  String summary();

  /** What it wants to judge. */
  Set<Happening.Kind> kinds();

  /**
   * Judges; may be asked again about the same, and answers the same then.
   *
   * @param room the room just before it happened
   */
  Judgement judge(Happening happening, RoomView room);
}
