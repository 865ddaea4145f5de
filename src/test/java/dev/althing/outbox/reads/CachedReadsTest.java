package dev.althing.outbox.reads;

import static dev.althing.outbox.assembly.OutgoingRig.OTHER;
import static dev.althing.outbox.assembly.OutgoingRig.ROOM;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.trouble.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CachedReadsTest {
  private static final UserId ALICE = new UserId("@alice:fake");
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(1), Duration.ofMillis(10));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
  private final InstantSource clock = now::get;
  private final FakeHomeserver homeserver = new FakeHomeserver(Clock.systemUTC(), ROOM, OTHER);
  private final Reads reads =
      new CachedReads(homeserver, 4, BACKOFF, Clock.systemUTC(), new Random(1));

  @AfterEach
  void stop() {
    homeserver.close();
  }

  @Test
  void whoAsksTheSameAtTheSameTimeGetsTheSameAnswer() {
    homeserver.isSlow(() -> Duration.ofMillis(50));
    var answers = new ArrayList<CompletionStage<?>>();
    for (int i = 0; i < 20; i++) {
      answers.add(reads.joinedMembers(ROOM));
      answers.add(reads.profile(ALICE));
    }

    answers.forEach(answer -> await(answer));

    assertThat(homeserver.requests(Endpoint.JOINED_MEMBERS)).hasSize(1);
    assertThat(homeserver.requests(Endpoint.PROFILE)).hasSize(1);
    assertThat(await(reads.joinedMembers(ROOM))).containsKey(FakeHomeserver.BOT);
    reads.forget(ROOM);
    await(reads.joinedMembers(ROOM));
    assertThat(homeserver.requests(Endpoint.JOINED_MEMBERS)).hasSize(2);
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(await(reads.event(ROOM, new EventId("$none:x")))).isEmpty();
    assertThat(await(reads.state(ROOM, "m.room.topic", ""))).isEmpty();
    assertThat(await(reads.resolve(new RoomAlias("#none:fake")))).isEmpty();
    homeserver.alias(new RoomAlias("#a:fake"), ROOM);
    assertThat(await(reads.resolve(new RoomAlias("#a:fake"))).orElseThrow().room()).isEqualTo(ROOM);
  }

  @Test
  void whoChangesAnAnswerChangesNoOtherOnes() {
    await(reads.profile(ALICE)).orElseThrow().put("displayname", "changed");

    assertThat(await(reads.profile(ALICE)).orElseThrow().path("displayname").asText())
        .isEqualTo(ALICE.value());
  }

  @Test
  void readsHistoryPageByPage() {
    for (int i = 0; i < 5; i++) {
      homeserver.append(ROOM, "m", Json.object().put("body", "b" + i), now.get());
    }

    var first = await(reads.messages(ROOM, page(Optional.empty())));
    var second = await(reads.messages(ROOM, page(first.next())));

    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).hasSize(2);
    assertThat(second.next()).isEmpty();
  }

  private static Reads.PageRequest page(Optional<String> from) {
    return new Reads.PageRequest(from, Optional.empty(), true, 3, Optional.empty());
  }

  @Test
  void asksAgainAFewTimesAfterPassingTrouble() {
    var tries = new AtomicInteger();
    var faults = List.of(Fault.BUSY, Fault.LIMITED, Fault.LOST_ANSWER);
    homeserver.fails(
        r -> {
          int at = tries.getAndIncrement();
          return at < faults.size() ? faults.get(at) : Fault.NONE;
        });

    assertThat(await(reads.profile(ALICE))).isPresent();

    homeserver.fails(r -> Fault.BUSY);
    assertThatThrownBy(() -> await(reads.state(ROOM, "x", ""))).isInstanceOf(MatrixException.class);
    homeserver.fails(r -> Fault.NONE);
    assertThat(await(reads.state(ROOM, "x", ""))).isEmpty();
  }

  @Test
  void aRefusalIsNotAskedForAgain() {
    homeserver.fails(r -> Fault.REFUSED);

    assertThatThrownBy(() -> await(reads.joinedMembers(ROOM))).isInstanceOf(MatrixException.class);

    assertThat(homeserver.requests(Endpoint.JOINED_MEMBERS)).hasSize(1);
  }

  @Test
  void onlyAFewQuestionsAreUnderWayAtATime() {
    var turnstile = new Turnstile(2, BACKOFF, clock, new Random(1));
    var open = new ArrayList<CompletableFuture<Integer>>();
    var answers = new ArrayList<CompletionStage<Integer>>();
    for (int i = 0; i < 5; i++) {
      answers.add(
          turnstile.pass(
              () -> {
                var answer = new CompletableFuture<Integer>();
                open.add(answer);
                return answer;
              }));
    }
    assertThat(open).hasSize(2);

    for (int i = 0; i < 5; i++) {
      open.get(i).complete(i);
    }

    for (int i = 0; i < 5; i++) {
      assertThat(await(answers.get(i))).isEqualTo(i);
    }
  }

  @Test
  void tooManyWaitingQuestionsAreRefused() {
    var turnstile = new Turnstile(1, BACKOFF, clock, new Random(1));
    for (int i = 0; i <= 10_000; i++) {
      var unused = turnstile.pass(CompletableFuture<Integer>::new);
    }

    assertThatThrownBy(() -> await(turnstile.pass(CompletableFuture<Integer>::new)))
        .hasMessageContaining("too many");
  }

  @Test
  void remembersForAWhileAndUpToAWeight() {
    var cache = new Cache<String, String>(Duration.ofSeconds(10), 10, String::length, clock);
    var fetched = new AtomicInteger();
    java.util.function.Function<String, CompletionStage<String>> fetch =
        key -> {
          fetched.incrementAndGet();
          return CompletableFuture.completedFuture(key);
        };

    await(cache.get("four", fetch));
    await(cache.get("four", fetch));
    assertThat(fetched).hasValue(1);
    now.updateAndGet(time -> time.plusSeconds(11));
    await(cache.get("four", fetch));
    assertThat(fetched).hasValue(2);
    await(cache.get("other4", fetch));
    assertThat(cache.weight()).isEqualTo(10);
    await(cache.get("x", fetch));
    assertThat(cache.weight()).isEqualTo(7);
    cache.forget("x"::equals);
    assertThat(cache.weight()).isEqualTo(6);
  }

  @Test
  void whatWasForgottenOnItsWayIsNotRemembered() {
    var cache = new Cache<String, String>(Duration.ofSeconds(10), 10, String::length, clock);
    var answer = new CompletableFuture<String>();
    var asked = cache.get("key", key -> answer);
    cache.forget("key"::equals);

    answer.complete("old");

    assertThat(await(asked)).isEqualTo("old");
    assertThat(cache.weight()).isZero();
  }

  @Test
  void aFailureIsNotRemembered() {
    var cache = new Cache<String, String>(Duration.ofSeconds(10), 10, String::length, clock);
    assertThatThrownBy(
            () ->
                await(
                    cache.get(
                        "key", key -> CompletableFuture.failedFuture(new IllegalStateException()))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(await(cache.get("key", CompletableFuture::completedFuture))).isEqualTo("key");
  }

  @Test
  void allWaitWhenTheHomeserverAsksForIt() {
    var turnstile = new Turnstile(2, BACKOFF, Clock.systemUTC(), new Random(1));
    var tries = new AtomicInteger();
    var first =
        turnstile.pass(
            () ->
                tries.getAndIncrement() == 0
                    ? CompletableFuture.failedFuture(limited(Optional.of(Duration.ofMillis(50))))
                    : CompletableFuture.completedFuture("first"));
    Instant asked = Instant.now();
    var second = turnstile.pass(() -> CompletableFuture.completedFuture(Instant.now()));

    assertThat(await(first)).isEqualTo("first");
    assertThat(Duration.between(asked, await(second))).isGreaterThan(Duration.ofMillis(20));
  }

  @Test
  void aRequestToWaitForHoursIsNotTakenLiterally() {
    var turnstile = new Turnstile(1, BACKOFF, clock, new Random(1));
    var answer =
        turnstile.pass(
            () ->
                CompletableFuture.<String>failedFuture(limited(Optional.of(Duration.ofHours(2)))));

    assertThat(answer.toCompletableFuture()).isNotDone();
  }

  private static MatrixException limited(Optional<Duration> retryAfter) {
    return FakeHomeserver.error(
        new dev.althing.matrix.client.MatrixError.LimitExceeded(
            FakeHomeserver.detail(429, "M_LIMIT_EXCEEDED", "slow"), retryAfter));
  }
}
