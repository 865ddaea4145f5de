package dev.althing.feature.trivia;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Focus;
import dev.althing.effect.Target;
import dev.althing.feature.trivia.game.Plan;
import dev.althing.feature.trivia.game.Posed;
import dev.althing.feature.trivia.game.Quiz;
import dev.althing.feature.trivia.game.Result;
import dev.althing.feature.trivia.game.TriviaEvent.Asked;
import dev.althing.feature.trivia.game.TriviaEvent.Revealed;
import dev.althing.feature.trivia.game.TriviaEvent.Stopped;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.matrix.event.outgoing.ReactionContent;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Reply;
import dev.althing.text.Formatted;
import dev.althing.text.Markup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to happen in a room when something has happened in its quiz. */
final class Staging {
  static final String REVEAL = "reveal";
  static final String NEXT = "next";

  /** Under which name points are kept. */
  static final String GAME = "trivia";

  /** So long after its time somebody may still wait for an answer, at the very most. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final RoomId room;

  Staging(RoomId room) {
    this.room = room;
  }

  /** All that asks a question, behind its message: reactions to begin with, and the waiting. */
  List<Effect> asked(Asked asked) {
    Posed posed = asked.posed();
    List<Effect> all = new ArrayList<>();
    for (int i = 0; i < posed.options().size(); i++) {
      all.add(seed(posed, i));
    }
    String note = posed.cause().value();
    Instant until = asked.due().plus(PATIENCE);
    all.add(due(asked.due()));
    all.add(
        new Effect.Expect(
            question(posed), asked.plan().thread(), Quiz.TYPE, room.value(), note, until));
    if (asked.plan().isTyped()) {
      all.add(new Effect.Claim(focus(asked.plan()), Quiz.TYPE, room.value(), note, until));
    }
    return all;
  }

  /** All that comes of an answer, behind the message that tells it. */
  List<Effect> revealed(Revealed revealed) {
    List<Effect> all = closed(revealed.plan(), revealed.posed());
    for (Result result : revealed.results()) {
      all.add(
          new Effect.Score(GAME, room.value(), result.person(), revealed.at(), result.points()));
    }
    switch (revealed.onward()) {
      case NEXT -> all.add(new Effect.Schedule(Quiz.TYPE, room.value(), NEXT, revealed.next()));
      case OVER, QUIET, AWAY -> {}
    }
    return all;
  }

  /** All that comes of an early end. */
  List<Effect> stopped(Stopped stopped) {
    List<Effect> all = new ArrayList<>();
    stopped.open().ifPresent(posed -> all.addAll(closed(stopped.plan(), posed)));
    all.add(unscheduled(NEXT));
    return all;
  }

  /** The answer is told then. */
  Effect due(Instant due) {
    return new Effect.Schedule(Quiz.TYPE, room.value(), REVEAL, due);
  }

  /** A message where the round is played. */
  Effect message(Reply.Text text, Plan plan) {
    Formatted formatted = Markup.format(text.markdown());
    MessageContent message = text.tone() == Reply.Tone.TEXT ? formatted.text() : formatted.notice();
    ObjectNode content =
        plan.thread().map(root -> message.thread(root, root)).orElse(message).build();
    return new Effect.Send(Destination.room(room), "m.room.message", content);
  }

  private List<Effect> closed(Plan plan, Posed posed) {
    List<Effect> all = new ArrayList<>();
    all.add(unscheduled(REVEAL));
    all.add(new Effect.Unexpect(question(posed)));
    if (plan.isTyped()) {
      all.add(new Effect.Release(focus(plan), Quiz.TYPE, room.value()));
    }
    return all;
  }

  private Effect unscheduled(String key) {
    return new Effect.Unschedule(Quiz.TYPE, room.value(), key, Optional.empty());
  }

  private Effect seed(Posed posed, int option) {
    return new Effect.Send(
        Destination.room(room),
        "m.reaction",
        ReactionContent.of(Keys.of(option)),
        Optional.of(question(posed)),
        Effect.Priority.INTERACTIVE);
  }

  private Focus focus(Plan plan) {
    return plan.thread()
        .<Focus>map(root -> new Focus.InThread(room, root))
        .orElseGet(() -> new Focus.OfRoom(room));
  }

  private static Target question(Posed posed) {
    Cause cause = posed.cause();
    return Target.ours(cause, 0);
  }
}
