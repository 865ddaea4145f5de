package dev.althing.outbox.send;

import static dev.althing.outbox.Eventually.holds;
import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.send.SendingRig.OTHER;
import static dev.althing.outbox.send.SendingRig.ROOM;
import static dev.althing.outbox.send.SendingRig.edit;
import static dev.althing.outbox.send.SendingRig.ours;
import static dev.althing.outbox.send.SendingRig.say;
import static dev.althing.outbox.send.SendingRig.sayTo;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Target;
import dev.althing.journal.Database;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.DirectRoomLookup;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.outbox.Fate;
import dev.althing.outbox.Written;
import dev.althing.testing.Databases;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OutboxTest {
  private static final UserId ALICE = new UserId("@alice:fake");

  private static SendingRig rig() {
    return rig(Databases.H2);
  }

  private static SendingRig rig(Databases kind) {
    Database database = kind.open();
    return new SendingRig(database);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void sendsWhatIsWrittenInItsOrderAndOnce(Databases kind) {
    try (var rig = rig(kind).start()) {
      for (int i = 0; i < 20; i++) {
        assertThat(await(rig.write("c" + i, say(ROOM, "r" + i), say(OTHER, "o" + i))))
            .isEqualTo(Written.FIRST);
      }
      assertThat(await(rig.write("c3", say(ROOM, "something else")))).isEqualTo(Written.ALREADY);

      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM))
          .isEqualTo(IntStream.range(0, 20).mapToObj(i -> "r" + i).toList());
      assertThat(rig.homeserver.bodies(OTHER))
          .isEqualTo(IntStream.range(0, 20).mapToObj(i -> "o" + i).toList());
      assertThat(await(rig.effects.knows(Cause.own("c3")))).isTrue();
      assertThat(await(rig.effects.knows(Cause.own("c99")))).isFalse();
    }
  }

  @Test
  void sendsAfterARestartWhatWasWrittenBefore() {
    try (var rig = rig().start()) {
      rig.homeserver.fails(request -> Fault.LOST_REQUEST);
      await(rig.write("a", say(ROOM, "one"), say(ROOM, "two")));
      rig.kill();

      rig.homeserver.fails(request -> Fault.NONE);
      rig.start();
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("one", "two");
    }
  }

  @Test
  void repeatsARequestWhoseAnswerWasLostUnderTheSameName() {
    try (var rig = rig()) {
      var tries = new AtomicInteger();
      rig.homeserver.fails(r -> tries.incrementAndGet() <= 3 ? Fault.LOST_ANSWER : Fault.NONE);
      rig.start();

      await(rig.write("a", say(ROOM, "one"), say(ROOM, "two")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("one", "two");
      assertThat(rig.homeserver.requests(Endpoint.SEND).stream().map(r -> r.detail()).distinct())
          .hasSize(2);
    }
  }

  @Test
  void keepsTheOrderThroughTroubleAndLimits() {
    try (var rig = rig()) {
      var count = new AtomicInteger();
      var faults = Fault.values();
      rig.homeserver.fails(r -> faults[count.getAndIncrement() % (faults.length - 1)]);
      rig.start();

      for (int i = 0; i < 10; i++) {
        await(rig.write("c" + i, say(ROOM, "r" + i)));
      }
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM))
          .isEqualTo(IntStream.range(0, 10).mapToObj(i -> "r" + i).toList());
    }
  }

  @Test
  void givesUpWhatIsRefusedForGoodAndGoesOn() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> r.body().path("body").asText().equals("bad") ? Fault.REFUSED : Fault.NONE);
      rig.start();

      await(rig.write("a", say(ROOM, "bad"), say(ROOM, "good")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("good");
      holds(() -> assertThat(rig.givenUp).hasSize(1));
      assertThat(rig.givenUp.get(0).reason()).contains("M_FORBIDDEN");
      assertThat(rig.fate("a", 0)).isInstanceOf(Fate.Lost.class);
    }
  }

  @Test
  void aRoomThatFailsHoldsUpNoOther() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> r.place().equals(ROOM.value()) ? Fault.BUSY : Fault.NONE);
      rig.start();

      await(rig.write("a", say(ROOM, "stuck"), say(OTHER, "free")));

      until(() -> rig.homeserver.bodies(OTHER).size() == 1);
      assertThat(rig.waiting()).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void editsReactsToAndRedactsItsOwnEvents() {
    try (var rig = rig().start()) {
      await(rig.write("a", say(ROOM, "one")));
      await(rig.write("b", edit(ROOM, ours("a", 0), "two")));
      await(
          rig.write(
              "c",
              new Effect.Redact(
                  Destination.room(ROOM),
                  ours("a", 0),
                  Optional.of("wrong"),
                  Effect.Priority.BULK)));
      rig.untilNothingWaits();

      var timeline = rig.homeserver.timeline(ROOM);
      EventId first = rig.sent("a", 0);
      assertThat(timeline.get(1).path("content").path("m.relates_to").path("event_id").asText())
          .isEqualTo(first.value());
      assertThat(timeline.get(2).path("content").path("redacts").asText()).isEqualTo(first.value());
      assertThat(timeline.get(2).path("content").path("reason").asText()).isEqualTo("wrong");
    }
  }

  @Test
  void givesUpAnEditOfWhatWasGivenUpAndDropsItsRedaction() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> r.body().path("body").asText().equals("bad") ? Fault.REFUSED : Fault.NONE);
      rig.start();

      await(rig.write("a", say(ROOM, "bad")));
      await(rig.write("b", edit(ROOM, ours("a", 0), "better")));
      await(rig.write("c", edit(ROOM, ours("never", 0), "better")));
      await(
          rig.write(
              "d",
              new Effect.Redact(
                  Destination.room(ROOM), ours("a", 0), Optional.empty(), Effect.Priority.BULK)));
      rig.untilNothingWaits();

      assertThat(rig.fate("b", 0)).isInstanceOf(Fate.Lost.class);
      assertThat(rig.fate("c", 0)).isInstanceOf(Fate.Lost.class);
      assertThat(rig.fate("d", 0)).isInstanceOf(Fate.Superseded.class);
      assertThat(rig.homeserver.timeline(ROOM)).isEmpty();
    }
  }

  @Test
  void settlesByWhatComesBackInSync() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> Fault.LOST_ANSWER);
      rig.start();
      await(rig.write("a", say(ROOM, "one")));
      until(() -> rig.homeserver.timeline(ROOM).size() == 1);
      var event = rig.homeserver.lastEvent(ROOM);
      var transaction = new TransactionId(event.path("unsigned").path("transaction_id").asText());
      var id = new EventId(event.path("event_id").asText());

      await(rig.sending.settle(transaction, id));

      assertThat(rig.waiting()).isZero();
      assertThat(rig.sent("a", 0)).isEqualTo(id);
      await(rig.sending.settle(transaction, id));
      await(rig.sending.settle(new TransactionId("foreign"), id));
    }
  }

  @Test
  void takesADuplicateReactionForDone() {
    try (var rig = rig(Databases.H2)) {
      rig.homeserver.fails(
          r -> {
            throw FakeHomeserver.error(
                new MatrixError.DuplicateAnnotation(
                    FakeHomeserver.detail(400, "M_DUPLICATE_ANNOTATION", "again")));
          });
      rig.start();

      await(rig.write("a", say(ROOM, "one")));
      rig.untilNothingWaits();

      assertThat(rig.givenUp).isEmpty();
    }
  }

  @Test
  void sendsToAPersonsRoomInOrderWhenItIsFound() {
    try (var rig = rig()) {
      var found = new CompletableFuture<RoomId>();
      var asked = new AtomicInteger();
      rig.directRooms =
          user -> {
            int time = asked.incrementAndGet();
            return time == 1
                ? CompletableFuture.failedFuture(new IllegalStateException("try again"))
                : found;
          };
      rig.start();
      await(rig.write("a", sayTo(ALICE, "one")));
      await(rig.write("b", sayTo(ALICE, "two"), say(ROOM, "three")));
      until(() -> asked.get() == 2);

      found.complete(ROOM);
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).contains("one", "two", "three");
      assertThat(rig.homeserver.bodies(ROOM).stream().filter(b -> !b.equals("three")))
          .containsExactly("one", "two");
    }
  }

  @Test
  void givesUpLettersToAPersonWhoCannotBeReached() {
    try (var rig = rig()) {
      rig.directRooms =
          user -> CompletableFuture.failedFuture(new DirectRoomLookup.Unreachable("blocked"));
      rig.start();

      await(rig.write("a", sayTo(ALICE, "one")));
      rig.untilNothingWaits();

      holds(() -> assertThat(rig.givenUp).hasSize(1));
      assertThat(((Fate.Lost) rig.fate("a", 0)).reason()).isEqualTo("blocked");
    }
  }

  @Test
  void aLetterThatWaitsForAnEarlierOneToAPersonLetsThatOnePass() {
    try (var rig = rig()) {
      var found = new CompletableFuture<RoomId>();
      rig.directRooms = user -> found;
      rig.start();
      await(rig.write("a", sayTo(ALICE, "one")));
      await(rig.write("b", edit(ROOM, ours("a", 0), "two")));

      found.complete(ROOM);
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("one", "* two");
    }
  }

  @Test
  void sendsOnlyTheLastOfSeveralEditsThatWait() {
    try (var rig = rig()) {
      var isOpen = new CompletableFuture<Boolean>();
      rig.homeserver.fails(r -> isOpen.isDone() ? Fault.NONE : Fault.LOST_REQUEST);
      rig.start();
      await(rig.write("a", say(ROOM, "one")));
      for (int i = 0; i < 5; i++) {
        await(rig.write("e" + i, edit(ROOM, ours("a", 0), "edit " + i)));
      }

      isOpen.complete(true);
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("one", "* edit 4");
      assertThat(rig.fate("e2", 0)).isInstanceOf(Fate.Superseded.class);
    }
  }

  @Test
  void showsProgressOnlyUntilTheFinalEdit() {
    try (var rig = rig().start()) {
      await(rig.write("a", say(ROOM, "one")));
      Target target = ours("a", 0);
      rig.untilNothingWaits();

      for (int i = 0; i < 50; i++) {
        rig.sending.progress(ROOM, target, edit(ROOM, target, "progress " + i).content());
      }
      await(rig.write("b", edit(ROOM, target, "done")));
      rig.untilNothingWaits();

      var bodies = rig.homeserver.bodies(ROOM);
      assertThat(bodies.get(bodies.size() - 1)).isEqualTo("* done");
      assertThat(bodies.size()).isLessThan(20);

      rig.sending.progress(ROOM, target, edit(ROOM, target, "later").content());
      until(() -> rig.homeserver.bodies(ROOM).contains("* later"));
    }
  }

  @Test
  void beginsAnewWhenALaneFails() {
    try (var rig = rig()) {
      var failures = new AtomicInteger();
      rig.homeserver.fails(
          r -> {
            if (failures.incrementAndGet() == 1) {
              throw new IllegalStateException("a mistake");
            }
            return Fault.NONE;
          });
      rig.start();

      await(rig.write("a", say(ROOM, "one"), say(ROOM, "two")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("one", "two");
    }
  }

  @Test
  void tellsTheFateOfWhatWasSentByAnEarlierProcess() {
    try (var rig = rig().start()) {
      await(rig.write("a", say(ROOM, "one")));
      rig.untilNothingWaits();
      EventId sent = rig.sent("a", 0);
      rig.kill();

      rig.start();

      assertThat(rig.sent("a", 0)).isEqualTo(sent);
      assertThat(await(rig.sending.fate(new EffectId(Cause.own("unknown"), 0))))
          .isInstanceOf(Fate.Unknown.class);
    }
  }
}
