package dev.althing.feature.welcome.reception;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Effect.Priority;
import dev.althing.effect.Target;
import dev.althing.feature.welcome.newcomer.Newcomers;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.event.outgoing.ReactionContent;
import dev.althing.matrix.id.UserId;
import dev.althing.text.Markup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The effects of one cause, among them messages that are waited at. */
public final class Messages {
  private static final String MESSAGE = "m.room.message";

  private final Cause cause;
  private final int first;
  private final List<Effect> all = new ArrayList<>();

  /** All there is of a cause. */
  Messages(Cause cause) {
    this(cause, 0);
  }

  /**
   * Effects behind others of the same cause.
   *
   * @param first how many those are
   */
  Messages(Cause cause, int first) {
    this.cause = cause;
    this.first = first;
  }

  /**
   * A message that is waited at.
   *
   * @param content what is sent
   * @param keys what the bot begins with
   * @param guest whose record is told of answers
   * @param note what is told to it
   */
  record Waiting(
      Destination to, ObjectNode content, List<String> keys, GuestId guest, String note) {
    Waiting {
      keys = List.copyOf(keys);
    }
  }

  Messages wait(Waiting message, Instant until) {
    Target target = Target.ours(cause, first + all.size());
    // Nobody asked for it: when many come at once, those who ask something go first.
    all.add(
        new Effect.Send(message.to(), MESSAGE, message.content(), Optional.empty(), Priority.BULK));
    for (String key : message.keys()) {
      all.add(
          new Effect.Send(
              message.to(),
              "m.reaction",
              ReactionContent.of(key),
              Optional.of(target),
              Priority.BULK));
    }
    all.add(
        new Effect.Expect(
            target,
            Optional.empty(),
            Newcomers.TYPE,
            message.guest().text(),
            message.note(),
            until));
    return this;
  }

  Messages and(Effect effect) {
    all.add(effect);
    return this;
  }

  List<Effect> all() {
    return List.copyOf(all);
  }

  /** A message that notifies those whom it mentions, and everybody in a direct room. */
  static ObjectNode loud(String markdown, UserId... mentioned) {
    return Markup.format(markdown).text().mentions(new Mentions(Set.of(mentioned), false)).build();
  }

  /** A message that makes no sound. */
  static ObjectNode quiet(String markdown) {
    return Markup.format(markdown).notice().mentions(Mentions.NOBODY).build();
  }
}
