package dev.althing.feature.poll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Target;
import dev.althing.feature.poll.PollAnswer.Ends;
import dev.althing.feature.poll.PollAnswer.Stands;
import dev.althing.feature.poll.ask.Option;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.count.Voter;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.matrix.event.outgoing.ReactionContent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.text.Markup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a poll sends: a message that is voted on by reactions, a native poll beside it, changes of
 * the message, and another one at the end.
 */
final class PollPosts {
  /** The deadlines of a poll. */
  static final String END = "end";

  static final String LATE_END = "late-end";
  static final String BARS = "bars";
  static final String FORGET = "forget";

  /** What is noted for the moment when somebody does something about its two events. */
  static final String AT_MESSAGE = "message";

  static final String AT_NATIVE = "native";

  private static final String MESSAGE = "m.room.message";
  private static final String REACTION = "m.reaction";

  /** So long after the end votes are counted that were cast in time. */
  private static final Duration GRACE = Duration.ofDays(1);

  private PollPosts() {}

  /** The beginning: what is sent has the places 0 and 1, by which it is found again. */
  static List<Effect> opened(Poll poll) {
    Stands stands = new Stands(poll, Optional.empty(), Map.<UserId, Voter>of());
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Send(here(poll), MESSAGE, answering(board(stands), poll)));
    if (poll.isNative()) {
      effects.add(new Effect.Send(here(poll), NativePoll.START, NativePoll.start(poll)));
    }
    for (Option option : poll.options()) {
      effects.add(about(poll, REACTION, ReactionContent.of(option.sign()), message(poll)));
    }
    Instant until = poll.due().plus(GRACE);
    effects.add(expect(poll, message(poll), AT_MESSAGE, until));
    if (poll.isNative()) {
      effects.add(expect(poll, nativePoll(poll), AT_NATIVE, until));
    }
    effects.add(schedule(poll, END, poll.due()));
    return effects;
  }

  private static ObjectNode answering(MessageContent message, Poll poll) {
    EventId question = poll.origin().question();
    return poll.origin()
        .thread()
        .map(root -> message.threadReply(root, question))
        .orElseGet(() -> message.reply(question))
        .build();
  }

  private static Effect expect(Poll poll, Target target, String note, Instant until) {
    return new Effect.Expect(
        target, poll.origin().thread(), PollRules.TYPE, poll.id(), note, until);
  }

  /** The bars as they are now; those of the end are shown by the end, unless that was wrong. */
  static List<Effect> shown(Stands stands, boolean corrects) {
    Poll poll = stands.poll();
    Optional<Ending> ending = stands.ending();
    if (ending.isPresent() && !corrects) {
      return List.of();
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(edit(poll, board(stands), message(poll)));
    ending
        .map(end -> edit(poll, verdict(stands), Target.ours(end.cause(), 0)))
        .ifPresent(effects::add);
    return effects;
  }

  /** The end: the message that says so has the place 0. */
  static List<Effect> ended(Stands stands, Ends ends, Instant now) {
    Poll poll = stands.poll();
    List<Effect> effects = new ArrayList<>();
    effects.add(about(poll, MESSAGE, replying(verdict(stands), poll), message(poll)));
    effects.add(
        new Effect.Send(
            here(poll),
            MESSAGE,
            board(stands).edit(),
            Optional.of(message(poll)),
            Effect.Priority.INTERACTIVE));
    if (poll.isNative()) {
      String text = new PollView(poll.locale()).end(stands);
      effects.add(about(poll, NativePoll.END, NativePoll.end(text), nativePoll(poll)));
    }
    effects.addAll(timed(poll, ends, now));
    return effects;
  }

  /** The end of one of which a moderator has removed a part: the rest goes, and nothing is said. */
  static List<Effect> removed(Stands stands, Ends ends, Instant now, String removed) {
    Poll poll = stands.poll();
    List<Effect> effects = new ArrayList<>();
    if (poll.isNative()) {
      Target other = removed.equals(AT_MESSAGE) ? nativePoll(poll) : message(poll);
      effects.add(
          new Effect.Redact(here(poll), other, Optional.empty(), Effect.Priority.INTERACTIVE));
    }
    effects.addAll(timed(poll, ends, now));
    return effects;
  }

  private static List<Effect> timed(Poll poll, Ends ends, Instant now) {
    List<Effect> effects = new ArrayList<>();
    if (ends.ending().how() != Ending.How.TIME) {
      effects.add(new Effect.Unschedule(PollRules.TYPE, poll.id(), END, Optional.empty()));
    }
    effects.add(schedule(poll, FORGET, now.plus(GRACE)));
    return effects;
  }

  /** Nothing more is expected of anybody. */
  static List<Effect> forgotten(Poll poll) {
    return List.of(new Effect.Unexpect(message(poll)), new Effect.Unexpect(nativePoll(poll)));
  }

  static Effect schedule(Poll poll, String key, Instant due) {
    return schedule(poll.id(), key, due);
  }

  static Effect schedule(String id, String key, Instant due) {
    return new Effect.Schedule(PollRules.TYPE, id, key, due);
  }

  private static Effect edit(Poll poll, MessageContent content, Target target) {
    // What somebody waits for goes first: it is the next edit that counts, not this one.
    return new Effect.Send(
        here(poll), MESSAGE, content.edit(), Optional.of(target), Effect.Priority.BULK);
  }

  private static Effect about(Poll poll, String type, ObjectNode content, Target target) {
    return new Effect.Send(
        here(poll), type, content, Optional.of(target), Effect.Priority.INTERACTIVE);
  }

  /** A reply to the poll, whose id is filled in when it is known. */
  private static ObjectNode replying(MessageContent message, Poll poll) {
    ObjectNode content = message.build();
    ObjectNode relation = content.putObject("m.relates_to");
    poll.origin()
        .thread()
        .ifPresent(root -> relation.put("rel_type", "m.thread").put("event_id", root.value()));
    relation.putObject("m.in_reply_to");
    return content;
  }

  private static MessageContent board(Stands stands) {
    return Markup.format(new PollView(stands.poll().locale()).board(stands)).text();
  }

  private static MessageContent verdict(Stands stands) {
    return Markup.format(new PollView(stands.poll().locale()).verdict(stands)).text();
  }

  private static Destination here(Poll poll) {
    return Destination.room(poll.origin().room());
  }

  private static Target message(Poll poll) {
    return Target.ours(poll.cause(), 0);
  }

  private static Target nativePoll(Poll poll) {
    return Target.ours(poll.cause(), 1);
  }
}
