package dev.althing.outbox.send;

import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.send.SendingRig.ROOM;
import static dev.althing.outbox.send.SendingRig.ours;
import static dev.althing.outbox.send.SendingRig.say;
import static dev.althing.outbox.send.SendingRig.text;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.matrix.client.Endpoint;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class LookbackTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
  private final InstantSource clock = now::get;

  private SendingRig rig() {
    var homeserver = new dev.althing.outbox.FakeHomeserver(clock, ROOM);
    var rig = new SendingRig(Databases.H2.open(), homeserver);
    rig.clock = clock;
    return rig;
  }

  private void later(Duration howMuch) {
    now.updateAndGet(time -> time.plus(howMuch));
  }

  /** What is sent arrives, and is killed before it hears so. */
  private static void arrivesUnanswered(SendingRig rig) {
    rig.homeserver.fails(r -> Fault.LOST_ANSWER);
    rig.start();
    await(rig.write("a", say(ROOM, "pong")));
    until(() -> rig.homeserver.timeline(ROOM).size() == 1);
    rig.kill();
  }

  @Test
  void looksForWhatMayHaveArrivedLongAgoBeforeItSendsAgain() {
    try (var rig = rig()) {
      arrivesUnanswered(rig);
      later(Duration.ofHours(30));
      rig.homeserver.forgetTransactions();
      rig.homeserver.fails(r -> Fault.NONE);

      rig.start();
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("pong");
      assertThat(rig.homeserver.requests(Endpoint.MESSAGES)).hasSize(1);
    }
  }

  @Test
  void looksForWhatMayHaveBeenSentFromAnotherDevice() {
    try (var rig = rig()) {
      arrivesUnanswered(rig);
      later(Duration.ofMinutes(1));
      rig.deviceSince = now.get();
      rig.homeserver.forgetTransactions();
      rig.homeserver.fails(r -> Fault.NONE);

      rig.start();
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("pong");
    }
  }

  @Test
  void tellsEqualEventsApartByThoseItKnows() {
    try (var rig = rig()) {
      rig.start();
      await(rig.write("a", say(ROOM, "pong")));
      rig.untilNothingWaits();
      rig.homeserver.forgetTransactions();
      rig.homeserver.fails(r -> Fault.LOST_REQUEST);
      await(rig.write("b", say(ROOM, "pong")));
      rig.kill();
      later(Duration.ofHours(30));
      rig.homeserver.fails(r -> Fault.NONE);

      rig.start();
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("pong", "pong");
    }
  }

  @Test
  void findsAnEqualEventWithoutTransactionIdInALongHistory() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> Fault.LOST_REQUEST);
      rig.start();
      await(rig.write("a", say(ROOM, "pong")));
      rig.kill();
      var found =
          rig.homeserver.append(ROOM, "m.room.message", text("pong"), now.get().plusSeconds(1));
      for (int i = 0; i < 250; i++) {
        rig.homeserver.append(ROOM, "m.room.message", text("other " + i), now.get().plusSeconds(2));
      }
      rig.homeserver.append(ROOM, "m.room.message", text("pong"), now.get());
      rig.homeserver.lastEvent(ROOM).put("sender", "@other:fake");
      rig.homeserver.append(ROOM, "m.room.message", text("pong"), now.get());
      rig.homeserver.lastEvent(ROOM).put("event_id", "not an id");
      rig.homeserver.append(ROOM, "m.other", text("pong"), now.get());
      later(Duration.ofHours(21));
      rig.homeserver.fails(r -> Fault.NONE);

      rig.start();
      rig.untilNothingWaits();

      assertThat(rig.sent("a", 0)).isEqualTo(found);
      assertThat(rig.homeserver.requests(Endpoint.MESSAGES)).hasSize(3);
    }
  }

  @Test
  void looksNoFurtherBackThanTheFirstTry() {
    try (var rig = rig()) {
      for (int i = 0; i < 150; i++) {
        rig.homeserver.append(
            ROOM, "m.room.message", text("pong"), now.get().minus(Duration.ofHours(1)));
      }
      rig.homeserver.fails(r -> Fault.LOST_REQUEST);
      rig.start();
      await(rig.write("a", say(ROOM, "pong")));
      rig.kill();
      later(Duration.ofHours(21));
      rig.homeserver.fails(r -> Fault.NONE);

      rig.start();
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).hasSize(151);
      assertThat(rig.homeserver.requests(Endpoint.MESSAGES)).hasSize(1);
    }
  }

  @Test
  void findsARedactionByItsTarget() {
    try (var rig = rig()) {
      rig.start();
      await(rig.write("a", say(ROOM, "one")));
      rig.untilNothingWaits();
      rig.homeserver.fails(r -> Fault.LOST_ANSWER);
      var redact =
          new Effect.Redact(
              Destination.room(ROOM), ours("a", 0), Optional.empty(), Effect.Priority.BULK);
      await(rig.write("b", redact));
      until(() -> rig.homeserver.timeline(ROOM).size() == 2);
      rig.homeserver.lastEvent(ROOM).remove("unsigned");
      rig.kill();
      rig.homeserver.forgetTransactions();
      later(Duration.ofHours(21));
      rig.homeserver.fails(r -> Fault.NONE);

      rig.start();
      rig.untilNothingWaits();

      assertThat(rig.homeserver.timeline(ROOM)).hasSize(2);
    }
  }

  @Test
  void aRunningProcessLooksTooWhenTheOutageWasLong() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> Fault.LOST_ANSWER);
      rig.start();
      await(rig.write("a", say(ROOM, "pong")));
      until(() -> rig.homeserver.requests(Endpoint.SEND).size() >= 2);
      rig.homeserver.forgetTransactions();
      rig.homeserver.fails(r -> Fault.LOST_REQUEST);
      later(Duration.ofHours(21));
      until(() -> !rig.homeserver.requests(Endpoint.MESSAGES).isEmpty());

      rig.homeserver.fails(r -> Fault.NONE);
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("pong");
    }
  }
}
