package dev.althing.entity;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Target;
import dev.althing.entity.Expectations.CountedReaction;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.SentTable.Sent;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
final class ExpectationsTest {
  private static final RoomId ROOM = new RoomId("!a:x");
  private static final EventId EVENT = new EventId("$event");
  private static final Optional<EventId> THREAD = Optional.of(new EventId("$root"));
  private static final Cause CAUSE = Cause.own("poll");
  private static final Target OURS = Target.ours(CAUSE, 0);
  private static final Duration VERY_LONG = Duration.ofHours(5);
  private static final Instant LATER = ManualClock.NOON.plus(Duration.ofDays(1));

  private final Databases kind;
  private final ManualClock clock = new ManualClock();
  private Database database;
  private Expectations expectations;

  ExpectationsTest(Databases kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open();
    expectations = new Expectations(database, clock, VERY_LONG);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void knowsWhoWaitsForAnswersToAnEvent() {
    expect(Target.known(EVENT), "one");
    expect(Target.known(EVENT), "two");

    assertThat(await(expectations.of(ROOM, EVENT)))
        .containsExactlyInAnyOrder(
            new Expected(EVENT, THREAD, "poll", "one", "vote", LATER),
            new Expected(EVENT, THREAD, "poll", "two", "vote", LATER));
    assertThat(await(expectations.of(ROOM, new EventId("$other")))).isEmpty();
  }

  @Test
  void waitsNoLongerThanItsTime() {
    expect(Target.known(EVENT), "one");

    clock.set(LATER);

    assertThat(await(expectations.of(ROOM, EVENT))).isEmpty();
  }

  @Test
  void holdsAnAnswerThatComesBeforeOurEventIsKnown() {
    sending(CAUSE, "waiting");
    expect(OURS, "one");
    var early = expectations.of(ROOM, EVENT).toCompletableFuture();

    sent(CAUSE, EVENT);

    assertThat(await(early)).extracting(Expected::entityId).containsExactly("one");
    assertThat(await(expectations.of(ROOM, EVENT))).hasSize(1);
  }

  @Test
  void holdsNothingForWhatIsOnItsWayIntoAnotherRoom() {
    sending(CAUSE, "waiting");
    expect(OURS, "one");

    assertThat(await(expectations.of(new RoomId("!b:x"), EVENT))).isEmpty();
  }

  @Test
  void goesOnHoldingWhileOtherEventsBecomeKnown() {
    sending(CAUSE, "waiting");
    expect(OURS, "one");
    var early = expectations.of(ROOM, EVENT).toCompletableFuture();
    for (int i = 0; i < 3; i++) {
      Cause other = Cause.own("other " + i);
      sending(other, "waiting");
      sent(other, new EventId("$other" + i));
      await(expectations.reaction(EVENT));
    }
    assertThat(early).isNotDone();

    sent(CAUSE, EVENT);

    assertThat(await(early)).hasSize(1);
  }

  @Test
  void holdsAnAnswerOnlySoLong() {
    var impatient = new Expectations(database, clock, Duration.ofMillis(50));
    sending(CAUSE, "waiting");
    expect(OURS, "one");

    assertThat(await(impatient.of(ROOM, EVENT))).isEmpty();
  }

  @Test
  void doesNotWaitForAnEventThatWasGivenUp() {
    sending(CAUSE, "given_up");
    expect(OURS, "one");
    expect(Target.ours(Cause.own("never written"), 0), "two");

    assertThat(await(expectations.of(ROOM, EVENT))).isEmpty();
  }

  @Test
  void findsAnEventThatWasSentBefore() {
    sending(CAUSE, "waiting");
    sent(CAUSE, EVENT);

    expect(OURS, "one");

    assertThat(await(expectations.of(ROOM, EVENT))).hasSize(1);
  }

  @Test
  void missesNothingWhenTheEventBecomesKnownMeanwhile() {
    sending(CAUSE, "waiting");
    var written = new CompletableFuture<Void>();
    var settled = new CompletableFuture<Void>();
    var expecting =
        database.transactUntilDone(
            c -> {
              expectations.write(c, CAUSE, 1, expectation(OURS, "one"));
              written.complete(null);
              // the other transaction is let in if it can be
              settled.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
              return 0;
            });
    await(written);

    sent(CAUSE, EVENT);
    settled.complete(null);
    await(expecting);

    assertThat(await(expectations.of(ROOM, EVENT))).hasSize(1);
  }

  @Test
  void endsAllExpectationsOnAnEvent() {
    expect(Target.known(EVENT), "one");
    expect(Target.known(EVENT), "two");
    write(new Effect.Unexpect(Target.known(EVENT)));
    assertThat(await(expectations.of(ROOM, EVENT))).isEmpty();

    sending(CAUSE, "waiting");
    expect(OURS, "three");
    sent(CAUSE, EVENT);
    write(new Effect.Unexpect(OURS));

    assertThat(await(expectations.of(ROOM, EVENT))).isEmpty();
  }

  @Test
  void understandsTheRemovalOfAReaction() {
    var reaction = new EventId("$reaction");
    var counted = CountedReaction.of(EVENT, "👍", new UserId("@ann:x"));

    await(expectations.counted(reaction, counted, LATER));
    await(
        expectations.counted(
            reaction, CountedReaction.of(EVENT, "👎", new UserId("@bob:x")), LATER));

    assertThat(await(expectations.reaction(reaction))).contains(counted);
    assertThat(await(expectations.reaction(EVENT))).isEmpty();
  }

  @Test
  void understandsTheRemovalOfAVote() {
    var vote = new EventId("$vote");
    var counted = CountedReaction.reference(EVENT, new UserId("@ann:x"));

    await(expectations.counted(vote, counted, LATER));

    assertThat(await(expectations.reaction(vote))).contains(counted);
  }

  @Test
  void forgetsWhatIsOver() {
    var reaction = new EventId("$reaction");
    expect(Target.known(EVENT), "one");
    await(
        expectations.counted(
            reaction, CountedReaction.of(EVENT, "👍", new UserId("@ann:x")), LATER));
    assertThat(pruned()).isZero();

    clock.set(LATER.plusSeconds(1));

    assertThat(pruned()).isEqualTo(2);
    assertThat(await(expectations.reaction(reaction))).isEmpty();
  }

  private int pruned() {
    return await(database.transact(c -> expectations.prune(c, clock.instant())));
  }

  @Test
  void takesOnlyExpectations() {
    Effect other = new Effect.PutProfile("displayname", "Althing");

    assertThat(expectations.takes(other)).isFalse();
    assertThat(expectations.takes(new Effect.Unexpect(OURS))).isTrue();
    assertThat(expectations.takes(expectation(OURS, "one"))).isTrue();
    assertThatThrownBy(() -> write(other)).hasStackTraceContaining("AssertionError");
    expectations.committed(CAUSE, 0, other);
  }

  private static Effect expectation(Target target, String entity) {
    return new Effect.Expect(target, THREAD, "poll", entity, "vote", LATER);
  }

  private void expect(Target target, String entity) {
    write(expectation(target, entity));
  }

  private void write(Effect effect) {
    await(
        database.transact(
            c -> {
              expectations.write(c, CAUSE, 1, effect);
              return 0;
            }));
  }

  private static String transaction(Cause cause) {
    return new EffectId(cause, 0).transaction().value();
  }

  private void sending(Cause cause, String status) {
    await(
        database.transact(
            c ->
                Sql.update(
                    c,
                    "insert into outbox (transaction_id, cause, ordinal, status, kind, urgency,"
                        + " is_edit, type, content, room, written_at)"
                        + " values (?, ?, 0, ?, 'send', 'interactive', false, 't', '{}', ?, 0)",
                    transaction(cause),
                    cause.value(),
                    status,
                    ROOM.value())));
  }

  /** As the outbox does it: its own row first, in one transaction with ours. */
  private void sent(Cause cause, EventId event) {
    var sent = new Sent(cause, 0, ROOM, event);
    await(
        database.transactUntilDone(
            c -> {
              Sql.update(
                  c,
                  "update outbox set status = 'sent', event_id = ? where transaction_id = ?",
                  event.value(),
                  transaction(cause));
              expectations.sent(c, sent);
              return 0;
            }));
    expectations.committed(sent);
  }
}
