package dev.althing.plugin.call;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class CallsTest {
  /** Long enough for a call on a busy machine. */
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private static final ClassLoader LOADER = CallsTest.class.getClassLoader();

  private static Calls calls(Duration deadline) {
    return new Calls("test", deadline, LOADER);
  }

  private static void failsWith(CompletionStage<?> stage, Class<? extends Throwable> kind) {
    assertThatThrownBy(() -> stage.toCompletableFuture().join()).hasCauseInstanceOf(kind);
  }

  @Test
  void answersFromAThreadOfThePlugin() {
    try (Calls calls = calls(Duration.ofSeconds(10))) {
      String name = await(calls.call(() -> completedFuture(Thread.currentThread().getName())));

      assertThat(name).startsWith("plugin-test-");
    }
  }

  @Test
  void whatIsThrownIsToldWhateverItIs() {
    try (Calls calls = calls(Duration.ofSeconds(10))) {
      failsWith(
          calls.call(
              () -> {
                throw new java.io.IOException("no");
              }),
          java.io.IOException.class);
      failsWith(calls.call(CallsTest::endless), StackOverflowError.class);
      failsWith(calls.call(() -> null), NullPointerException.class);
      failsWith(calls.call(() -> completedFuture(null)), NullPointerException.class);
      assertThat(await(calls.call(() -> completedFuture("goes on")))).isEqualTo("goes on");
    }
  }

  private static <T> CompletionStage<T> endless() {
    return CallsTest.<T>endless().thenApply(x -> x);
  }

  @Test
  void aCallThatSleepsIsWokenAndItsThreadComesBack() {
    try (Calls calls = calls(DEADLINE)) {
      failsWith(
          calls.call(
              () -> {
                new CountDownLatch(1).await();
                return completedFuture(1);
              }),
          TooSlow.class);

      assertThat(await(calls.call(() -> completedFuture(2)))).isEqualTo(2);
      assertThat(calls.abandoned()).isZero();
    }
  }

  @Test
  void anAnswerThatNeverComesIsGivenUp() {
    try (Calls calls = calls(DEADLINE)) {
      failsWith(calls.call(CompletableFuture::new), TooSlow.class);
      assertThat(calls.abandoned()).isZero();
    }
  }

  @Test
  void aLoopIsLeftBehindAndCounted() {
    AtomicBoolean go = new AtomicBoolean(true);
    try (Calls calls = calls(DEADLINE)) {
      failsWith(
          calls.call(
              () -> {
                while (go.get()) {
                  Thread.onSpinWait();
                }
                return completedFuture(1);
              }),
          TooSlow.class);

      eventually("it is counted", () -> calls.abandoned() == 1);
      assertThat(await(calls.call(() -> completedFuture(2)))).isEqualTo(2);
    } finally {
      go.set(false);
    }
  }

  @Test
  void aFullQueueRefuses() {
    CountDownLatch held = new CountDownLatch(1);
    try (Calls calls = calls(Duration.ofSeconds(30))) {
      List<CompletionStage<Integer>> all = new ArrayList<>();
      for (int i = 0; i < Calls.THREADS + Calls.WAITING; i++) {
        all.add(
            calls.call(
                () -> {
                  held.await();
                  return completedFuture(1);
                }));
      }
      failsWith(calls.call(() -> completedFuture(2)), TooBusy.class);

      held.countDown();
      all.forEach(one -> assertThat(await(one)).isEqualTo(1));
    }
  }

  @Test
  void whoTakesTooMuchMemoryIsTold() {
    try (Calls calls = calls(Duration.ofSeconds(30))) {
      failsWith(
          calls.call(() -> completedFuture(new byte[(int) Allocation.MOST + 1_000_000].length)),
          TooGreedy.class);
    }
  }
}
