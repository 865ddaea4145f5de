package dev.althing.outbox.ledger;

import static dev.althing.outbox.Eventually.holds;
import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.assembly.OutgoingRig.ROOM;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Effect;
import dev.althing.effect.Power;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.ChangeResult.Kind;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.outbox.assembly.OutgoingRig;
import dev.althing.testing.Databases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SetPowerTest {
  private static final String TYPE = "m.room.power_levels";
  private static final UserId ALICE = new UserId("@alice:fake");
  private static final UserId BOB = new UserId("@bob:fake");

  /** A room in which the bot has some power, as the homeserver knows and the table does not. */
  private static OutgoingRig rig(Databases kind, long own) {
    var rig = new OutgoingRig(kind.open());
    rig.view.madeBy(ROOM);
    ObjectNode levels = Json.object().put("ban", 60);
    levels.putObject("users").put(FakeHomeserver.BOT.value(), own).put(BOB.value(), 10);
    await(rig.homeserver.putState(ROOM, TYPE, "", levels));
    return rig;
  }

  private static Effect give(UserId user, long level) {
    return new Effect.SetPower(ROOM, Map.of(new Power.Of(user), level));
  }

  private static ObjectNode levels(OutgoingRig rig) {
    return await(rig.homeserver.state(ROOM, TYPE, ""));
  }

  private static int puts(OutgoingRig rig) {
    return rig.homeserver.requests(Endpoint.PUT_STATE).size() - 1;
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void changesWhatIsAskedForInWhatIsThereNow(Databases kind) {
    try (var rig = rig(kind, 100).start()) {
      // What the table still says must not come back.
      rig.view.state(ROOM, TYPE, "", Json.object().put("ban", 0));

      await(rig.write("a", give(ALICE, 50), give(BOB, 20)));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.result("a", 1).kind()).isEqualTo(Kind.DONE);
      assertThat(levels(rig).path("ban").asLong()).isEqualTo(60);
      assertThat(levels(rig).path("users").path(ALICE.value()).asLong()).isEqualTo(50);
      assertThat(levels(rig).path("users").path(BOB.value()).asLong()).isEqualTo(20);
    }
  }

  @Test
  void asksForNothingThatIsSoAlready() {
    try (var rig = rig(Databases.H2, 100).start()) {
      await(rig.write("a", give(BOB, 10), give(ALICE, 0)));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.result("a", 1).kind()).isEqualTo(Kind.DONE);
      assertThat(puts(rig)).isZero();
    }
  }

  @Test
  void givesUpWithoutARequestWhatIsAboveItsPower() {
    try (var rig = rig(Databases.H2, 50).start()) {
      await(rig.write("a", give(ALICE, 51)));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.GIVEN_UP);
      assertThat(rig.result("a", 0).reason()).contains("cannot get 51");
      holds(() -> assertThat(rig.givenUp).hasSize(1));
      assertThat(puts(rig)).isZero();
    }
  }

  @Test
  void givesUpWhereItIsNot() {
    try (var rig = rig(Databases.H2, 100).start()) {
      rig.homeserver.leaveSilently(ROOM);

      await(rig.write("a", give(ALICE, 1)));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.GIVEN_UP);
      assertThat(rig.result("a", 0).reason()).contains("M_FORBIDDEN");
    }
  }

  @Test
  void waitsUntilItIsKnownWhoMadeTheRoom() {
    try (var rig = new OutgoingRig(Databases.H2.open())) {
      await(rig.homeserver.putState(ROOM, TYPE, "", Json.object()));
      rig.start();
      await(rig.write("a", give(ALICE, 50)));
      until(() -> rig.homeserver.requests(Endpoint.STATE).size() > 1);
      rig.view.madeBy(ROOM, FakeHomeserver.BOT);

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(levels(rig).path("users").path(ALICE.value()).asLong()).isEqualTo(50);
    }
  }

  @Test
  void afterARestartOnlyWhatIsNotSoIsAskedForAgain() {
    try (var rig = rig(Databases.H2, 100)) {
      rig.homeserver.fails(
          r -> r.endpoint() == Endpoint.PUT_STATE ? Fault.LOST_ANSWER : Fault.NONE);
      rig.start();
      await(rig.write("a", give(ALICE, 50)));
      until(() -> puts(rig) > 0);
      rig.kill();
      int before = puts(rig);

      rig.start();

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(puts(rig)).isEqualTo(before);
    }
  }
}
