package dev.althing.feature.trivia;

import dev.althing.effect.Cause;
import dev.althing.entity.Entities;
import dev.althing.feature.trivia.game.Answer;
import dev.althing.feature.trivia.game.Open;
import dev.althing.feature.trivia.game.Posed;
import dev.althing.feature.trivia.game.Quiz;
import dev.althing.feature.trivia.game.Running;
import dev.althing.feature.trivia.game.State;
import dev.althing.feature.trivia.game.Wish;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.Postmark;
import dev.althing.outbox.Postmarks;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The one who runs the quizzes of all rooms: what command, votes and deadlines have in common. */
final class Quizmaster {
  private final Entities entities;
  private final Quiz rules;
  private final Postmarks postmarks;
  private final Presence presence;

  /** Knows who is in a room. */
  @FunctionalInterface
  interface Presence {
    /** Who is joined; may be some seconds old. */
    CompletionStage<Set<UserId>> in(RoomId room);
  }

  Quizmaster(Entities entities, Quiz rules, Postmarks postmarks, Presence presence) {
    this.entities = entities;
    this.rules = rules;
    this.postmarks = postmarks;
    this.presence = presence;
  }

  CompletionStage<Answer> ask(RoomId room, Cause cause, Wish wish) {
    return entities.ask(rules, room.value(), cause, wish);
  }

  CompletionStage<State> look(RoomId room, Cause cause) {
    return ask(room, cause.step("look"), new Wish.Look())
        .thenApply(
            answer -> {
              if (answer instanceof Answer.IsSo so) {
                return so.state();
              }
              throw new AssertionError(answer);
            });
  }

  /** Whether the open question of a room is out, with all its reactions. */
  CompletionStage<Postmark> out(RoomId room, Cause cause) {
    return look(room, cause)
        .thenCompose(
            state ->
                state
                    .running()
                    .filter(running -> running.open().isPresent())
                    .map(running -> out(running.posed()))
                    .orElseGet(() -> CompletableFuture.completedFuture(new Postmark.Unknown())));
  }

  /** Where reactions are not allowed to the bot the question can be answered all the same. */
  private CompletionStage<Postmark> out(Posed posed) {
    return postmarks
        .of(posed.cause(), posed.lastOrdinal())
        .thenCompose(
            last ->
                last instanceof Postmark.Refused
                    ? postmarks.of(posed.cause(), 0)
                    : CompletableFuture.completedFuture(last));
  }

  /** Whether nobody is left of those who play who has not answered the question. */
  CompletionStage<Boolean> haveAllAnswered(RoomId room, Cause cause) {
    return look(room, cause)
        .thenCompose(
            state -> {
              Optional<Running> running = state.running();
              return running.isPresent() && running.get().open().isPresent()
                  ? haveAllAnswered(room, running.get(), running.get().open().get())
                  : CompletableFuture.completedFuture(false);
            });
  }

  private CompletionStage<Boolean> haveAllAnswered(RoomId room, Running running, Open open) {
    Set<UserId> answered = open.answered();
    if (answered.isEmpty()) {
      return CompletableFuture.completedFuture(false);
    }
    Set<UserId> players = running.players();
    if (!players.isEmpty() && answered.containsAll(players)) {
      return CompletableFuture.completedFuture(true);
    }
    return presence
        .in(room)
        .thenApply(
            here ->
                players.isEmpty()
                    ? areAll(here, answered)
                    : players.stream().noneMatch(it -> here.contains(it) && !answered.contains(it)))
        .exceptionally(unknown -> false);
  }

  /** All but one, who is the bot. */
  private static boolean areAll(Set<UserId> here, Set<UserId> answered) {
    return here.stream().filter(answered::contains).count() >= here.size() - 1;
  }
}
