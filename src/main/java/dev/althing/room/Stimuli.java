package dev.althing.room;

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
import dev.althing.spi.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Continues entities by what people do: reactions, replies, removals, and texts they claimed. */
public final class Stimuli {
  /** Nobody waits for a reaction that is a letter. */
  private static final int LONGEST_KEY = 1_000;

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
  Optional<Claims.Claim> claim(RoomEvent event, Optional<EventId> thread) {
    return claims.of(event.room(), event.sender(), thread);
  }

  /** A text continues whoever claimed it. */
  CompletionStage<List<Outcome>> said(
      Claims.Claim claim, RoomEvent event, String text, Locale locale) {
    return kind(claim.entityType())
        .map(
            kind ->
                kind.continued(
                    continued(
                        claim.entityId(),
                        claim.continuation(),
                        event,
                        new Stimulus.Said(text),
                        locale)))
        .orElseGet(Stimuli::nothing)
        .thenApply(List::of);
  }

  /** A reaction continues those who wait for one. */
  CompletionStage<List<Outcome>> reacted(RoomEvent event, Reaction reaction, Locale locale) {
    String key = reaction.plainKey();
    if (key.length() > LONGEST_KEY) {
      return CompletableFuture.completedFuture(List.of());
    }
    return expectations
        .of(event.room(), reaction.target())
        .thenCompose(
            waiting ->
                noted(event, new CountedReaction(reaction.target(), key, event.sender()), waiting)
                    .thenCompose(noted -> all(waiting, event, new Stimulus.Reacted(key), locale)));
  }

  /** A reply continues those who wait for one. */
  CompletionStage<List<Outcome>> replied(
      RoomEvent event, EventId target, String text, Locale locale) {
    return expectations
        .of(event.room(), target)
        .thenCompose(waiting -> all(waiting, event, new Stimulus.Replied(text), locale));
  }

  /** Taking something back is a reaction withdrawn, or the end of what was waited for. */
  CompletionStage<List<Outcome>> redacted(RoomEvent event, EventId target, Locale locale) {
    return expectations
        .reaction(target)
        .thenCompose(
            reaction ->
                reaction.isPresent()
                    ? unreacted(event, reaction.get(), locale)
                    : expectations
                        .of(event.room(), target)
                        .thenCompose(
                            waiting -> all(waiting, event, new Stimulus.Redacted(), locale)));
  }

  private CompletionStage<List<Outcome>> unreacted(
      RoomEvent event, CountedReaction reaction, Locale locale) {
    // Whoever removes it, a moderator too: it is the reaction's sender who no longer votes.
    return expectations
        .of(event.room(), reaction.target())
        .thenCompose(
            waiting ->
                all(
                    waiting,
                    event,
                    new Stimulus.Unreacted(reaction.sender(), reaction.key()),
                    locale));
  }

  private CompletionStage<Integer> noted(
      RoomEvent event, CountedReaction reaction, List<Expected> waiting) {
    return waiting.isEmpty()
        ? CompletableFuture.completedFuture(0)
        : expectations.counted(event.id(), reaction, waiting.get(0).until());
  }

  private CompletionStage<List<Outcome>> all(
      List<Expected> waiting, RoomEvent event, Stimulus stimulus, Locale locale) {
    List<CompletableFuture<Outcome>> outcomes =
        waiting.stream()
            .flatMap(
                expected ->
                    kind(expected.entityType()).stream()
                        .map(
                            kind ->
                                kind.continued(
                                        continued(
                                            expected.entityId(),
                                            expected.continuation(),
                                            event,
                                            stimulus,
                                            locale))
                                    .toCompletableFuture()))
            .toList();
    return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
        .thenApply(done -> outcomes.stream().map(CompletableFuture::join).toList());
  }

  private Optional<EntityKind> kind(String type) {
    return Optional.ofNullable(kinds.get(type));
  }

  private static Continued continued(
      String entityId, String continuation, RoomEvent event, Stimulus stimulus, Locale locale) {
    return new Continued(
        entityId, continuation, event.id(), event.room(), event.sender(), stimulus, locale);
  }

  private static CompletionStage<Outcome> nothing() {
    return CompletableFuture.completedFuture(Outcome.of(Reply.silence()));
  }
}
