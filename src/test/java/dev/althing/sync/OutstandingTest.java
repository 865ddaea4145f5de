package dev.althing.sync;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.testing.Stages;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

final class OutstandingTest {
  private final Semaphore permits = new Semaphore(2);
  private final Outstanding outstanding = new Outstanding(permits);

  @Test
  void isSafeAtOnceWhenThereIsNothing() {
    assertThat(outstanding.close()).isCompleted();
  }

  @Test
  void isSafeWhenAllIsSafeAndItWasClosed() {
    var one = new CompletableFuture<Void>();
    var two = new CompletableFuture<Void>();
    outstanding.add(() -> one);
    outstanding.add(() -> two);
    two.complete(null);

    var safe = outstanding.close().toCompletableFuture();

    assertThat(safe).isNotDone();
    one.complete(null);
    assertThat(safe).isCompleted();
  }

  @Test
  void failsWhenAnUpdateIsLost() {
    outstanding.add(() -> CompletableFuture.failedFuture(new IllegalStateException("lost")));

    assertThatThrownBy(() -> Stages.await(outstanding.close())).hasMessage("lost");
    assertThat(permits.availablePermits()).isEqualTo(2);
  }

  @Test
  void failsWhenAnUpdateCannotEvenBegin() {
    outstanding.add(
        () -> {
          throw new IllegalStateException("not begun");
        });

    assertThatThrownBy(() -> Stages.await(outstanding.close())).hasMessage("not begun");
    assertThat(permits.availablePermits()).isEqualTo(2);
  }

  @Test
  void keepsNoPermitForAnUpdateThatEndsTheReadingByAnError() {
    assertThatThrownBy(
            () ->
                outstanding.add(
                    () -> {
                      throw new OutOfMemoryError("too much");
                    }))
        .hasMessage("too much");

    assertThat(permits.availablePermits()).isEqualTo(2);
    assertThat(outstanding.close()).isNotCompleted();
  }

  @Test
  void waitsUntilOneMoreMayBeUnderWay() {
    var first = new CompletableFuture<Void>();
    outstanding.add(() -> first);
    outstanding.add(CompletableFuture::new);
    var third = CompletableFuture.runAsync(() -> outstanding.add(CompletableFuture::new));
    eventually("somebody waits", permits::hasQueuedThreads);
    assertThat(third).isNotDone();

    first.complete(null);

    Stages.await(third);
  }

  @Test
  void handsNothingOverOnceTheAnswerIsNotWanted() {
    outstanding.abandon();

    assertThatThrownBy(() -> outstanding.add(CompletableFuture::new))
        .isInstanceOf(CancellationException.class);
    assertThat(permits.availablePermits()).isEqualTo(2);
  }

  @Test
  void letsAReaderGoThatWaitsForNothing() {
    permits.drainPermits();
    var reader = CompletableFuture.runAsync(() -> outstanding.add(CompletableFuture::new));
    eventually("somebody waits", permits::hasQueuedThreads);

    outstanding.abandon();

    assertThatThrownBy(() -> Stages.await(reader)).isInstanceOf(CancellationException.class);
  }

  @Test
  void letsAnInterruptedReaderGo() throws Exception {
    permits.drainPermits();
    var end = new CompletableFuture<Boolean>();
    var reader =
        new Thread(
            () -> {
              try {
                outstanding.add(CompletableFuture::new);
              } catch (CancellationException e) {
                end.complete(Thread.currentThread().isInterrupted());
              }
            });
    reader.start();

    reader.interrupt();

    assertThat(Stages.await(end)).isTrue();
    reader.join(60_000);
  }
}
