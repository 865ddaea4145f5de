package dev.althing.outbox.send;

import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.send.SendingRig.OTHER;
import static dev.althing.outbox.send.SendingRig.ROOM;
import static dev.althing.outbox.send.SendingRig.edit;
import static dev.althing.outbox.send.SendingRig.ours;
import static dev.althing.outbox.send.SendingRig.say;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.outbox.Fate;
import dev.althing.outbox.SentTable;
import dev.althing.testing.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Parts of the outbox fail while it works. */
final class FailingTest {
  /** Fails so often, then works. */
  private static final class Chance extends Random {
    private static final long serialVersionUID = 1L;

    private final AtomicInteger failures;

    Chance(int failures) {
      super(1);
      this.failures = new AtomicInteger(failures);
    }

    @Override
    public double nextDouble() {
      if (failures != null && failures.getAndDecrement() > 0) {
        throw new IllegalStateException("no luck");
      }
      return 0.5;
    }
  }

  private static SendingRig rig() {
    return new SendingRig(Databases.H2.open());
  }

  @Test
  void aLaneThatFailsBeginsAnewAndKeepsTheOrder() {
    try (var rig = rig()) {
      rig.random = new Chance(1);
      var tries = new AtomicInteger();
      rig.homeserver.fails(r -> tries.incrementAndGet() < 3 ? Fault.BUSY : Fault.NONE);
      rig.start();

      await(rig.write("a", say(ROOM, "one"), say(ROOM, "two")));
      await(rig.write("b", say(ROOM, "three")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("one", "two", "three");
    }
  }

  @Test
  void aLetterOnWhichItsLaneFailsOverAndOverIsGivenUp() {
    try (var rig = rig()) {
      rig.random = new Chance(5);
      rig.homeserver.fails(
          r -> r.body().path("body").asText().equals("bad") ? Fault.BUSY : Fault.NONE);
      rig.start();

      await(rig.write("a", say(ROOM, "bad"), say(ROOM, "good")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("good");
      until(() -> rig.givenUp.size() == 1);
    }
  }

  @Test
  void whenAFateCannotBeNotedEverythingBeginsAnew() {
    try (var rig = rig()) {
      var failures = new AtomicInteger(2);
      List<SentTable.Sent> noted = Collections.synchronizedList(new ArrayList<>());
      rig.sentTables.add(
          new SentTable() {
            @Override
            public void sent(Connection connection, Sent sent) throws SQLException {
              if (failures.getAndDecrement() > 0) {
                throw new SQLException("a mistake", "42000");
              }
            }

            @Override
            public void committed(Sent sent) {
              noted.add(sent);
            }
          });
      rig.start();

      await(rig.write("a", say(ROOM, "one"), say(OTHER, "two")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("one");
      assertThat(rig.homeserver.bodies(OTHER)).containsExactly("two");
      until(() -> noted.size() == 2);
    }
  }

  @Test
  void whatComesBackInSyncOutOfTurnIsSettledToo() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> Fault.LOST_REQUEST);
      rig.start();
      await(rig.write("a", say(ROOM, "one"), say(ROOM, "two")));
      var second = new EffectId(Cause.own("a"), 1);

      await(rig.sending.settle(second.transaction(), new EventId("$two:fake")));

      assertThat(rig.sent("a", 1)).isEqualTo(new EventId("$two:fake"));
      assertThat(rig.waiting()).isEqualTo(1);
      rig.homeserver.fails(r -> Fault.NONE);
      rig.untilNothingWaits();
      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("one");
    }
  }

  @Test
  void aProxyThatDislikesALetterHoldsUpNothingForEver() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> {
            if (r.body().path("body").asText().equals("bad")) {
              throw FakeHomeserver.error(
                  new MatrixError.BadAnswer(403, "blocked", Optional.empty()));
            }
            return Fault.NONE;
          });
      rig.start();

      await(rig.write("a", say(ROOM, "bad"), say(ROOM, "good")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("good");
      assertThat(rig.homeserver.requests(Endpoint.SEND)).hasSize(21);
    }
  }

  @Test
  void whatIsTooLargeIsGivenUpAtOnce() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> {
            throw FakeHomeserver.error(
                new MatrixError.TooLarge(FakeHomeserver.detail(413, "M_TOO_LARGE", "big")));
          });
      rig.start();

      await(rig.write("a", say(ROOM, "big")));

      assertThat(rig.fate("a", 0)).isInstanceOf(Fate.Lost.class);
      assertThat(rig.homeserver.requests(Endpoint.SEND)).hasSize(1);
    }
  }

  @Test
  void tellsFatesOfAnEarlierProcessOfEveryKind() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> r.body().path("body").asText().equals("bad") ? Fault.REFUSED : Fault.NONE);
      rig.start();
      await(rig.write("a", say(ROOM, "bad")));
      var redact =
          new Effect.Redact(
              Destination.room(ROOM), ours("a", 0), Optional.empty(), Effect.Priority.BULK);
      await(rig.write("b", redact));
      rig.untilNothingWaits();
      rig.kill();

      rig.start();

      assertThat(rig.fate("a", 0)).isInstanceOf(Fate.Lost.class);
      assertThat(rig.fate("b", 0)).isInstanceOf(Fate.Superseded.class);
      assertThat(await(rig.sending.fate(new EffectId(Cause.own("a"), 0))))
          .isInstanceOf(Fate.Lost.class);
    }
  }

  @Test
  void aFailedShowOfProgressIsNotRepeated() {
    try (var rig = rig().start()) {
      await(rig.write("a", say(ROOM, "one")));
      rig.untilNothingWaits();
      rig.homeserver.fails(r -> Fault.BUSY);

      rig.sending.progress(ROOM, ours("a", 0), edit(ROOM, ours("a", 0), "x").content());
      until(() -> rig.homeserver.requests(Endpoint.SEND).size() == 2);
      rig.homeserver.fails(r -> Fault.NONE);
      await(rig.write("b", say(ROOM, "two")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("one", "two");
    }
  }

  @Test
  void manyLettersToOneRoomAreReadFromTheTableAtTheirTurn() {
    try (var rig = rig()) {
      rig.homeserver.isSlow(() -> Duration.ofMillis(1));
      rig.start();
      var all = new Effect[100];
      for (int i = 0; i < all.length; i++) {
        all[i] = say(ROOM, "m" + i);
      }

      await(rig.write("a", all));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).hasSize(100);
      assertThat(rig.homeserver.bodies(ROOM).get(99)).isEqualTo("m99");
      assertThat(rig.count("select count(*) from outbox where content <> '{}'")).isZero();
    }
  }

  @Test
  void sendsEventsOfOtherTypesWithTheirTargets() {
    try (var rig = rig().start()) {
      var content = Json.object();
      content.putObject("m.relates_to").put("rel_type", "m.annotation").put("key", "+");
      await(
          rig.write(
              "a",
              say(ROOM, "one"),
              new Effect.Send(
                  Destination.room(ROOM),
                  "m.reaction",
                  content,
                  Optional.of(ours("a", 0)),
                  Effect.Priority.BULK)));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.lastEvent(ROOM).path("type").asText()).isEqualTo("m.reaction");
      assertThat(
              rig.homeserver
                  .lastEvent(ROOM)
                  .path("content")
                  .path("m.relates_to")
                  .path("event_id")
                  .asText())
          .isEqualTo(rig.sent("a", 0).value());
    }
  }
}
