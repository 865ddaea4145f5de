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
import java.time.Instant;
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
   * @param at when the homeserver had it
   * @param thread the root of the thread it was done in; what is no message is in none
   */
  public record Deed(RoomEvent event, Instant at, Optional<EventId> thread, Continued.By by) {}

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

  /**
   * Who claims a text: of several the one that it is for, or else the latest.
   *
   * @param isPrivate whether nobody is in the room but the sender and the bot
   */
  public Optional<Claims.Claim> claim(Deed deed, String text, boolean isReply, boolean isPrivate) {
    RoomEvent event = deed.event();
    List<Claims.Claim> all =
        claims.of(
            new Claims.Written(event.room(), event.sender(), deed.thread(), isPrivate), isReply);
    return all.stream()
        .filter(claim -> isFor(claim, text))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** Whether a text is for whoever claimed it even where it may be a command without a prefix. */
  public boolean isFor(Claims.Claim claim, String text) {
    EntityKind kind = kinds.get(claim.entityType());
    return kind != null && kind.isFor(claim.entityId(), text);
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
    var counted = CountedReaction.of(reaction.target(), key, event.sender());
    return counted(deed, counted, new Stimulus.Reacted(key));
  }

  /** An event of another type continues those who wait for what it refers to. */
  public CompletionStage<List<Answer>> referred(Deed deed, EventId target) {
    RoomEvent event = deed.event();
    var counted = CountedReaction.reference(target, event.sender());
    return counted(deed, counted, new Stimulus.Referred(event.type(), event.raw()));
  }

  private CompletionStage<List<Answer>> counted(
      Deed deed, CountedReaction counted, Stimulus stimulus) {
    return waiting(deed.event().room(), counted.target())
        .thenCompose(
            waiting ->
                noted(deed.event(), counted, waiting)
                    .thenCompose(noted -> all(waiting, deed, stimulus)));
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
                    ? unreacted(deed, target, reaction.get())
                    : waiting(deed.event().room(), target)
                        .thenCompose(waiting -> all(waiting, deed, new Stimulus.Redacted())));
  }

  private CompletionStage<List<Answer>> unreacted(
      Deed deed, EventId removed, CountedReaction reaction) {
    // Whoever removes it, a moderator too: it is the reaction's sender who no longer votes.
    Stimulus unreacted =
        reaction.isReference()
            ? new Stimulus.Unreferred(reaction.sender(), removed)
            : new Stimulus.Unreacted(reaction.sender(), reaction.key(), removed);
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
        entityId, continuation, event.id(), thread, event.room(), deed.by(), deed.at(), stimulus);
  }
}
