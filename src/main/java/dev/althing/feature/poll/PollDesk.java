package dev.althing.feature.poll;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.entity.Entities;
import dev.althing.feature.poll.PollAnswer.Ends;
import dev.althing.feature.poll.PollAnswer.Stands;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.matrix.id.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Everybody's polls: what commands, deadlines and votes have in common. */
final class PollDesk {
  private final Entities entities;
  private final PollRules polls = new PollRules();
  private final BookRules books = new BookRules();

  PollDesk(Entities entities) {
    this.entities = entities;
  }

  CompletionStage<PollAnswer> ask(String poll, Cause cause, PollWish wish) {
    return entities.ask(polls, poll, cause, wish);
  }

  CompletionStage<BookRules.Answer> ask(RoomId room, Cause cause, BookRules.Wish wish) {
    return entities.ask(books, room.value(), cause, wish);
  }

  /** How a poll stands; empty when there is none. */
  CompletionStage<Optional<Stands>> look(String poll, Cause cause) {
    // Under the same cause the poll would say again what it said to the deed.
    return ask(poll, cause.step("look"), new PollWish.Look())
        .thenApply(
            answer -> answer instanceof Stands stands ? Optional.of(stands) : Optional.empty());
  }

  /** Ends a poll, and strikes it from the book of its room; says what it answered. */
  CompletionStage<PollAnswer> end(String poll, PollWish.End end) {
    return ask(poll, end.cause(), end)
        .thenCompose(
            answer ->
                answer instanceof Ends
                    ? look(poll, end.cause())
                        .thenCompose(stands -> struck(stands.orElseThrow().poll(), end.cause()))
                        .thenApply(struck -> answer)
                    : CompletableFuture.completedFuture(answer));
  }

  private CompletionStage<BookRules.Answer> struck(Poll poll, Cause cause) {
    return ask(poll.origin().room(), cause, new BookRules.Wish.Strike(poll.number()));
  }

  /** What follows from how a poll stands now. */
  CompletionStage<List<Effect>> following(
      String poll, Cause cause, Function<Stands, List<Effect>> effects) {
    return look(poll, cause).thenApply(stands -> stands.map(effects).orElse(List.of()));
  }

  /** What follows from the end. */
  CompletionStage<List<Effect>> ended(String poll, Ends ends, Instant now) {
    return following(poll, ends.ending().cause(), stands -> PollPosts.ended(stands, ends, now));
  }
}
