package dev.althing.room.hearing;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.outbox.Effects;
import dev.althing.outbox.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private static final Duration PATIENCE = Duration.ofMillis(20);
  private static final List<Effect> SOMETHING =
      List.of(new Effect.Join("#lobby:example.org", List.of(), Optional.empty()));

  private final List<String> written = new CopyOnWriteArrayList<>();
  private final CompletableFuture<List<Effect>> slow = new CompletableFuture<>();
  private final CompletableFuture<List<Effect>> quick =
      CompletableFuture.completedFuture(SOMETHING);

  @Test
  void whatIsWorkedOutFirstIsNotWrittenFirst() {
    Turns turns = new Turns(new Pen(), Duration.ofMinutes(5), TurnsTest::isUpToDate);

    turns.write(Cause.own("first"), slow);
    CompletionStage<Void> second = turns.write(Cause.own("second"), quick);
    assertThat(written).isEmpty();
    slow.complete(SOMETHING);

    await(second);
    assertThat(written).containsExactly("own:first", "own:second");
  }

  @Test
  void oneThatTakesLongLosesItsTurn() {
    Turns turns = new Turns(new Pen(), PATIENCE, TurnsTest::isUpToDate);

    CompletionStage<Void> first = turns.write(Cause.own("first"), slow);
    await(turns.write(Cause.own("second"), quick));
    slow.complete(SOMETHING);

    await(first);
    assertThat(written).containsExactly("own:second", "own:first");
  }

  @Test
  void afterOneThatFailsNothingIsWrittenThatWouldOvertakeIt() {
    Turns turns = new Turns(new Pen(), Duration.ofMinutes(5), TurnsTest::isUpToDate);

    CompletionStage<Void> first = turns.write(Cause.own("first"), slow);
    CompletionStage<Void> second = turns.write(Cause.own("second"), quick);
    slow.completeExceptionally(new IllegalStateException("the journal is away"));

    for (CompletionStage<Void> one : List.of(first, second)) {
      assertThat(one.toCompletableFuture()).isCompletedExceptionally();
    }
    assertThat(turns.write(Cause.own("third"), quick).toCompletableFuture())
        .isCompletedExceptionally();
    assertThat(written).isEmpty();
  }

  @Test
  void nobodyLosesATurnWhileTheJournalCatchesUp() {
    AtomicInteger looks = new AtomicInteger();
    AtomicBoolean behind = new AtomicBoolean(true);
    Turns turns =
        new Turns(
            new Pen(),
            PATIENCE,
            () -> {
              looks.incrementAndGet();
              return CompletableFuture.completedFuture(behind.get());
            });

    turns.write(Cause.own("first"), slow);
    CompletionStage<Void> second = turns.write(Cause.own("second"), quick);
    eventually("patience ends a few times", () -> looks.get() > 3);
    assertThat(written).isEmpty();
    slow.complete(SOMETHING);

    await(second);
    assertThat(written).containsExactly("own:first", "own:second");
  }

  @Test
  void nobodyLosesATurnBeforeTheJournalHasSaidThatItIsThere() {
    CompletableFuture<Boolean> saidLate = new CompletableFuture<>();
    AtomicBoolean asked = new AtomicBoolean();
    Turns turns =
        new Turns(
            new Pen(),
            PATIENCE,
            () -> {
              asked.set(true);
              return saidLate;
            });

    turns.write(Cause.own("first"), slow);
    CompletionStage<Void> second = turns.write(Cause.own("second"), quick);
    eventually("the journal is asked", asked::get);
    assertThat(written).isEmpty();
    saidLate.complete(true);
    slow.complete(SOMETHING);

    await(second);
    assertThat(written).containsExactly("own:first", "own:second");
  }

  private static CompletionStage<Boolean> isUpToDate() {
    return CompletableFuture.completedFuture(false);
  }

  private final class Pen implements Effects {
    @Override
    public CompletionStage<Written> write(Cause cause, List<Effect> effects) {
      written.add(cause.value());
      return CompletableFuture.completedFuture(Written.FIRST);
    }

    @Override
    public CompletionStage<Boolean> knows(Cause cause) {
      return CompletableFuture.completedFuture(false);
    }
  }
}
