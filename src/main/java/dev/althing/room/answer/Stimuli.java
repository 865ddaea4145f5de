package dev.althing.room.answer;

import dev.althing.effect.Outcome;
import dev.althing.entity.Claims;
import dev.althing.entity.Continued;
import dev.althing.entity.EntityKind;
import dev.althing.entity.Expectations;
import dev.althing.entity.Expectations.CountedReaction;
import dev.althing.entity.Expected;
import dev.althing.entity.Stimulus;
import dev.althing.matrix.event.Reaction;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Reply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Continues entities by what people do: reactions, replies, removals, and texts they claimed. */
public final class Stimuli {
  /** Nobody waits for a reaction that is a letter. */
  private static final int LONGEST_KEY = 1_000;

  /**
   * Something that somebody did, and that may continue an entity.
   *
   * @param thread the root of the thread it was done in; what is no message is in none
   */
  public record Deed(RoomEvent event, Optional<EventId> thread, Continued.By by) {}

  /**
   * What is answered, and where.
   *
   * @param thread the root of the thread it belongs to
   */
  public record Answer(Outcome outcome, Optional<EventId> thread) {
    /** Whether nothing comes of it. */
    public boolean isNothing() {
      return outcome.equals(Outcome.of(Reply.silence()));
    }
  }

  private final Expectations expectations;
  private final Claims claims;
  private final Map<String, EntityKind> kinds;

  /** The continuation of these kinds of entities. */
  public Stimuli(Expectations expectations, Claims claims, Map<String, EntityKind> kinds) {
    this.expectations = expectations;
    this.claims = claims;
    this.kinds = Map.copyOf(kinds);
  }

  /** Who claims a text. */
  public Optional<Claims.Claim> claim(Deed deed, boolean isReply) {
    return claims.of(deed.event().room(), deed.event().sender(), deed.thread(), isReply);
  }

  /** A text continues whoever claimed it. */
  public CompletionStage<List<Answer>> said(Claims.Claim claim, Deed deed, String text) {
    Stimulus said = new Stimulus.Said(text);
    return kinds.containsKey(claim.entityType())
        ? continued(
                claim.entityType(),
                continued(claim.entityId(), claim.continuation(), deed, deed.thread(), said))
            .thenApply(List::of)
        : CompletableFuture.completedFuture(List.of());
  }

  /** Who waits for answers to an event. */
  public CompletionStage<List<Expected>> waiting(RoomId room, EventId target) {
    return expectations.of(room, target);
  }

  /** A reaction continues those who wait for one. */
  public CompletionStage<List<Answer>> reacted(Deed deed, Reaction reaction) {
    String key = reaction.plainKey();
    if (key.length() > LONGEST_KEY) {
      return CompletableFuture.completedFuture(List.of());
    }
    RoomEvent event = deed.event();
    var counted = new CountedReaction(reaction.target(), key, event.sender());
    return waiting(event.room(), reaction.target())
        .thenCompose(
            waiting ->
                noted(event, counted, waiting)
                    .thenCompose(noted -> all(waiting, deed, new Stimulus.Reacted(key))));
  }

  /** A reply continues those who wait for one. */
  public CompletionStage<List<Answer>> replied(List<Expected> waiting, Deed deed, String text) {
    return all(waiting, deed, new Stimulus.Replied(text));
  }

  /** Taking something back is a reaction withdrawn, or the end of what was waited for. */
  public CompletionStage<List<Answer>> redacted(Deed deed, EventId target) {
    return expectations
        .reaction(target)
        .thenCompose(
            reaction ->
                reaction.isPresent()
                    ? unreacted(deed, reaction.get())
                    : waiting(deed.event().room(), target)
                        .thenCompose(waiting -> all(waiting, deed, new Stimulus.Redacted())));
  }

  private CompletionStage<List<Answer>> unreacted(Deed deed, CountedReaction reaction) {
    // Whoever removes it, a moderator too: it is the reaction's sender who no longer votes.
    Stimulus unreacted = new Stimulus.Unreacted(reaction.sender(), reaction.key());
    return waiting(deed.event().room(), reaction.target())
        .thenCompose(waiting -> all(waiting, deed, unreacted));
  }

  private CompletionStage<Integer> noted(
      RoomEvent event, CountedReaction reaction, List<Expected> waiting) {
    return waiting.isEmpty()
        ? CompletableFuture.completedFuture(0)
        : expectations.counted(event.id(), reaction, waiting.get(0).until());
  }

  private CompletionStage<List<Answer>> all(List<Expected> waiting, Deed deed, Stimulus stimulus) {
    List<CompletableFuture<Answer>> answers =
        waiting.stream()
            .filter(expected -> kinds.containsKey(expected.entityType()))
            .map(expected -> continued(expected, deed, stimulus).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
  }

  private CompletionStage<Answer> continued(Expected expected, Deed deed, Stimulus stimulus) {
    // A reaction is in no thread itself: it belongs where that is to which somebody reacts.
    Optional<EventId> thread = deed.thread().or(expected::thread);
    return continued(
        expected.entityType(),
        continued(expected.entityId(), expected.continuation(), deed, thread, stimulus));
  }

  private CompletionStage<Answer> continued(String type, Continued continued) {
    return Objects.requireNonNull(kinds.get(type))
        .continued(continued)
        .thenApply(outcome -> new Answer(outcome, continued.thread()));
  }

  private static Continued continued(
      String entityId,
      String continuation,
      Deed deed,
      Optional<EventId> thread,
      Stimulus stimulus) {
    RoomEvent event = deed.event();
    return new Continued(
        entityId, continuation, event.id(), thread, event.room(), deed.by(), stimulus);
  }
}
