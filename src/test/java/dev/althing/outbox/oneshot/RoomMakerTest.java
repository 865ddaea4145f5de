package dev.althing.outbox.oneshot;

import static dev.althing.outbox.Eventually.holds;
import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.assembly.OutgoingRig.ROOM;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.outbox.assembly.OutgoingRig;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RoomMakerTest {
  private static OutgoingRig rig() {
    return new OutgoingRig(Databases.H2.open());
  }

  private static Effect create(String name) {
    return new Effect.CreateRoom(Json.object().put("name", name));
  }

  private static RoomId room(OutgoingRig rig, String cause) {
    return await(rig.outgoing.rooms().room(new EffectId(Cause.own(cause), 0)));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void makesARoomOnceAndTellsWhich(Databases kind) {
    try (var rig = new OutgoingRig(kind.open()).start()) {
      await(rig.write("a", create("one")));
      await(rig.write("b", create("two")));
      await(rig.write("a", create("one again")));

      assertThat(room(rig, "a")).isNotEqualTo(room(rig, "b"));
      assertThat(room(rig, "a")).isEqualTo(room(rig, "a"));
      assertThat(rig.homeserver.rooms()).hasSize(4);
    }
  }

  @Test
  void findsTheRoomWhoseAnswerWasLost() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> r.endpoint() == Endpoint.CREATE_ROOM ? Fault.LOST_ANSWER : Fault.NONE);
      rig.start();

      await(rig.write("a", create("one")));

      RoomId made = room(rig, "a");
      assertThat(rig.homeserver.rooms()).contains(made);
      assertThat(rig.homeserver.requests(Endpoint.CREATE_ROOM)).hasSize(1);
    }
  }

  @Test
  void triesAgainWhenThereIsNoSuchRoom() {
    try (var rig = rig()) {
      var tries = new AtomicInteger();
      var faults = List.of(Fault.BUSY, Fault.LOST_REQUEST, Fault.LIMITED);
      rig.homeserver.fails(
          r -> {
            if (r.endpoint() != Endpoint.CREATE_ROOM) {
              return Fault.NONE;
            }
            int at = tries.getAndIncrement();
            return at < faults.size() ? faults.get(at) : Fault.NONE;
          });
      rig.start();

      await(rig.write("a", create("one")));

      RoomId made = room(rig, "a");
      assertThat(rig.homeserver.rooms()).contains(made);
      assertThat(rig.homeserver.rooms()).hasSize(3);
    }
  }

  @Test
  void looksBeforeItBeginsAgainAfterARestart() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> r.endpoint() == Endpoint.CREATE_ROOM ? Fault.LOST_ANSWER : Fault.NONE);
      rig.patience = Duration.ofHours(1);
      rig.start();
      await(rig.write("a", create("one")));
      until(() -> rig.homeserver.rooms().size() == 3);
      rig.kill();

      rig.patience = Duration.ofMillis(1);
      rig.view.state(ROOM, "m.room.create", "", Json.object());
      rig.start();

      RoomId made = room(rig, "a");
      assertThat(rig.homeserver.rooms()).contains(made);
      assertThat(rig.homeserver.rooms()).hasSize(3);
    }
  }

  @Test
  void goesOnLookingThroughTrouble() {
    try (var rig = rig()) {
      var looks = new AtomicInteger();
      rig.homeserver.fails(
          r ->
              switch (r.endpoint()) {
                case CREATE_ROOM -> Fault.LOST_ANSWER;
                case JOINED_ROOMS -> looks.incrementAndGet() < 3 ? Fault.BUSY : Fault.NONE;
                case STATE -> looks.incrementAndGet() < 6 ? Fault.BUSY : Fault.NONE;
                default -> Fault.NONE;
              });
      rig.start();

      await(rig.write("a", create("one")));

      RoomId made = room(rig, "a");
      assertThat(rig.homeserver.rooms()).contains(made);
      assertThat(rig.homeserver.rooms()).hasSize(3);
    }
  }

  @Test
  void givesUpWhatIsRefused() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> r.endpoint() == Endpoint.CREATE_ROOM ? Fault.REFUSED : Fault.NONE);
      rig.start();

      await(rig.write("a", create("one")));

      assertThatThrownBy(() -> room(rig, "a"))
          .isInstanceOf(MadeRooms.NotMade.class)
          .hasMessageContaining("M_FORBIDDEN");
      holds(() -> assertThat(rig.givenUp).hasSize(1));
      assertThatThrownBy(() -> room(rig, "unknown")).isInstanceOf(MadeRooms.NotMade.class);
    }
  }

  @Test
  void givesUpAfterManyOddAnswers() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> {
            if (r.endpoint() == Endpoint.CREATE_ROOM) {
              throw FakeHomeserver.error(new MatrixError.BadAnswer(400, "what?", Optional.empty()));
            }
            return Fault.NONE;
          });
      rig.patience = Duration.ZERO;
      rig.start();

      await(rig.write("a", create("one")));

      assertThatThrownBy(() -> room(rig, "a")).isInstanceOf(MadeRooms.NotMade.class);
    }
  }

  @Test
  void tellsWhatBecameOfRoomsOfAnEarlierProcess() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r ->
              r.endpoint() == Endpoint.CREATE_ROOM && r.body().path("name").asText().equals("bad")
                  ? Fault.REFUSED
                  : Fault.NONE);
      rig.start();
      var request = Json.object().put("name", "bad");
      request.putObject("creation_content").put("type", "m.space");
      await(rig.write("bad", new Effect.CreateRoom(request)));
      await(rig.write("good", create("good")));
      RoomId made = room(rig, "good");
      rig.kill();

      rig.start();

      assertThat(room(rig, "good")).isEqualTo(made);
      assertThatThrownBy(() -> room(rig, "bad")).hasMessageContaining("M_FORBIDDEN");
      var asked = rig.homeserver.requests(Endpoint.CREATE_ROOM).get(0).body();
      assertThat(asked.path("creation_content").path("type").asText()).isEqualTo("m.space");
      assertThat(asked.path("creation_content").path(Making.MARK).asText()).isNotBlank();
    }
  }

  @Test
  void whoAsksEarlyHearsWhenItIsMade() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> r.endpoint() == Endpoint.CREATE_ROOM ? Fault.LOST_REQUEST : Fault.NONE);
      rig.start();
      await(rig.write("a", create("one")));
      await(rig.write("b", create("two")));
      var first = rig.outgoing.rooms().room(new EffectId(Cause.own("a"), 0));
      var second = rig.outgoing.rooms().room(new EffectId(Cause.own("b"), 0));
      until(() -> rig.homeserver.requests(Endpoint.CREATE_ROOM).size() > 2);

      rig.homeserver.fails(r -> Fault.NONE);

      assertThat(await(first)).isNotEqualTo(await(second));
    }
  }
}
