package dev.althing.outbox.ledger;

import static dev.althing.outbox.Eventually.holds;
import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.assembly.OutgoingRig.OTHER;
import static dev.althing.outbox.assembly.OutgoingRig.ROOM;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Effect.MembershipChange;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.ChangeResult.Kind;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.outbox.assembly.OutgoingRig;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LedgerTest {
  private static final UserId ALICE = new UserId("@alice:fake");
  private static final RoomId NEW = new RoomId("!new:fake");

  private static OutgoingRig rig() {
    return new OutgoingRig(Databases.H2.open());
  }

  private static Effect set(RoomId room, UserId user, MembershipChange change) {
    return new Effect.SetMembership(room, user, change, Optional.of("because"));
  }

  private static Effect topic(String topic) {
    return new Effect.PutState(ROOM, "m.room.topic", "", Json.object().put("topic", topic));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void nNeededActionsAreNRequests(Databases kind) {
    try (var rig = new OutgoingRig(kind.open()).start()) {
      Effect[] bans =
          IntStream.range(0, 30)
              .mapToObj(i -> set(ROOM, new UserId("@u" + i + ":fake"), MembershipChange.BAN))
              .toArray(Effect[]::new);

      await(rig.write("bans", bans));
      for (int i = 0; i < 30; i++) {
        assertThat(rig.result("bans", i).kind()).isEqualTo(Kind.DONE);
      }

      assertThat(rig.homeserver.requests(Endpoint.BAN)).hasSize(30);
      assertThat(rig.homeserver.requests(Endpoint.STATE)).isEmpty();
    }
  }

  @Test
  void asksForNothingThatIsSoAlready() {
    try (var rig = rig().start()) {
      rig.view.member(ROOM, ALICE, "ban");
      rig.view.member(ROOM, FakeHomeserver.BOT, "join");
      rig.view.state(ROOM, "m.room.topic", "", Json.object().put("topic", "x"));
      rig.homeserver.alias(new RoomAlias("#a:fake"), ROOM);

      await(
          rig.write(
              "all",
              set(ROOM, ALICE, MembershipChange.BAN),
              topic("x"),
              new Effect.Join(ROOM.value(), List.of(), Optional.empty()),
              new Effect.PutAlias(new RoomAlias("#a:fake"), Optional.of(ROOM)),
              new Effect.PutAlias(new RoomAlias("#b:fake"), Optional.empty())));
      for (int i = 0; i < 5; i++) {
        assertThat(rig.result("all", i).kind()).isEqualTo(Kind.DONE);
      }

      assertThat(rig.homeserver.requests(Endpoint.BAN)).isEmpty();
      assertThat(rig.homeserver.requests(Endpoint.PUT_STATE)).isEmpty();
      assertThat(rig.homeserver.requests(Endpoint.JOIN)).isEmpty();
      assertThat(rig.homeserver.requests(Endpoint.PUT_ALIAS)).isEmpty();
      assertThat(rig.homeserver.requests(Endpoint.DELETE_ALIAS)).isEmpty();
    }
  }

  @Test
  void carriesOutEveryKindOfChange() {
    try (var rig = rig().start()) {
      rig.homeserver.alias(new RoomAlias("#old:fake"), ROOM);
      await(
          rig.write(
              "all",
              set(ROOM, ALICE, MembershipChange.INVITE),
              topic("x"),
              new Effect.Join(NEW.value(), List.of("fake"), Optional.empty()),
              new Effect.Knock("!knock:fake", List.of(), Optional.empty()),
              new Effect.PutAlias(new RoomAlias("#a:fake"), Optional.of(ROOM)),
              new Effect.PutAlias(new RoomAlias("#old:fake"), Optional.empty()),
              new Effect.PutAccountData(Optional.empty(), "m.direct", Json.object()),
              new Effect.PutAccountData(Optional.of(ROOM), "m.tag", Json.object()),
              new Effect.PutProfile("displayname", "Althing"),
              new Effect.Leave(OTHER, Optional.empty())));
      for (int i = 0; i < 10; i++) {
        assertThat(rig.result("all", i).kind()).as("effect %d", i).isEqualTo(Kind.DONE);
      }

      assertThat(rig.homeserver.membership(ROOM, ALICE)).contains("invite");
      assertThat(rig.homeserver.rooms()).contains(NEW).doesNotContain(OTHER);
      assertThat(rig.homeserver.room(new RoomAlias("#a:fake"))).contains(ROOM);
      assertThat(rig.homeserver.room(new RoomAlias("#old:fake"))).isEmpty();
      for (Endpoint endpoint :
          List.of(
              Endpoint.PUT_ACCOUNT_DATA,
              Endpoint.PUT_ROOM_ACCOUNT_DATA,
              Endpoint.PUT_PROFILE_FIELD,
              Endpoint.KNOCK)) {
        assertThat(rig.homeserver.requests(endpoint)).hasSize(1);
      }
    }
  }

  @Test
  void takesARefusalForSuccessWhenItIsSoAlready() {
    try (var rig = rig().start()) {
      rig.homeserver.member(ROOM, ALICE, "join");

      await(rig.write("a", set(ROOM, ALICE, MembershipChange.INVITE)));
      await(rig.write("b", set(ROOM, new UserId("@x:fake"), MembershipChange.KICK)));
      await(rig.write("c", set(ROOM, new UserId("@y:fake"), MembershipChange.UNBAN)));
      await(rig.write("d", new Effect.Leave(new RoomId("!nowhere:fake"), Optional.empty())));

      for (String cause : List.of("a", "b", "c", "d")) {
        assertThat(rig.result(cause, 0).kind()).isEqualTo(Kind.DONE);
      }
      assertThat(rig.givenUp).isEmpty();
    }
  }

  @Test
  void givesUpWhatIsRefusedAndNotSo() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> r.endpoint() == Endpoint.BAN ? Fault.REFUSED : Fault.NONE);
      rig.start();

      await(rig.write("a", set(ROOM, ALICE, MembershipChange.BAN)));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.GIVEN_UP);
      assertThat(rig.result("a", 0).reason()).contains("M_FORBIDDEN");
      holds(() -> assertThat(rig.givenUp).hasSize(1));
      assertThat(rig.result("never written", 0).kind()).isEqualTo(Kind.GIVEN_UP);
    }
  }

  @Test
  void triesAgainThroughTroubleAndComparesBeforeEachTry() {
    try (var rig = rig()) {
      var tries = new AtomicInteger();
      var faults = List.of(Fault.LIMITED, Fault.BUSY, Fault.LOST_REQUEST, Fault.LOST_ANSWER);
      rig.homeserver.fails(
          r -> {
            if (r.endpoint() != Endpoint.BAN) {
              return Fault.NONE;
            }
            int at = tries.getAndIncrement();
            return at < faults.size() ? faults.get(at) : Fault.NONE;
          });
      rig.start();

      await(rig.write("a", set(ROOM, ALICE, MembershipChange.BAN)));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(tries).hasValue(4);
      assertThat(rig.homeserver.membership(ROOM, ALICE)).contains("ban");
    }
  }

  @Test
  void anOddAnswerIsNotAskedForForEver() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> {
            if (r.endpoint() == Endpoint.PUT_STATE) {
              throw FakeHomeserver.error(
                  new MatrixError.BadAnswer(403, "a proxy's page", Optional.empty()));
            }
            if (r.endpoint() == Endpoint.PUT_PROFILE_FIELD) {
              throw new IllegalStateException("a mistake");
            }
            return Fault.NONE;
          });
      rig.start();

      await(rig.write("a", topic("x"), new Effect.PutProfile("displayname", "x")));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.GIVEN_UP);
      assertThat(rig.result("a", 1).kind()).isEqualTo(Kind.GIVEN_UP);
    }
  }

  @Test
  void whatWeChangedOurselvesIsNotTakenFromATableThatLags() {
    try (var rig = rig().start()) {
      rig.homeserver.member(ROOM, ALICE, "join");
      rig.view.member(ROOM, ALICE, "join");
      await(rig.write("ban", set(ROOM, ALICE, MembershipChange.BAN)));
      assertThat(rig.result("ban", 0).kind()).isEqualTo(Kind.DONE);

      await(rig.write("unban", set(ROOM, ALICE, MembershipChange.UNBAN)));
      assertThat(rig.result("unban", 0).kind()).isEqualTo(Kind.DONE);

      assertThat(rig.homeserver.membership(ROOM, ALICE)).contains("leave");
    }
  }

  @Test
  void afterARestartOnlyWhatIsNotSoIsAskedForAgain() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> r.endpoint() == Endpoint.BAN ? Fault.LOST_ANSWER : Fault.NONE);
      rig.start();
      rig.view.member(ROOM, ALICE, "join");
      await(rig.write("a", set(ROOM, ALICE, MembershipChange.BAN), topic("x")));
      until(() -> !rig.homeserver.requests(Endpoint.BAN).isEmpty());
      rig.kill();
      int before = rig.homeserver.requests(Endpoint.BAN).size();

      rig.start();

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.homeserver.requests(Endpoint.BAN)).hasSize(before);
    }
  }

  @Test
  void aLaterWishReplacesOneThatWaits() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> r.endpoint() == Endpoint.PUT_STATE ? Fault.LOST_REQUEST : Fault.NONE);
      rig.start();
      await(rig.write("a", topic("a")));
      until(() -> !rig.homeserver.requests(Endpoint.PUT_STATE).isEmpty());
      await(rig.write("b", topic("b")));
      await(rig.write("c", topic("c")));

      rig.homeserver.fails(r -> Fault.NONE);

      assertThat(rig.result("c", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.result("b", 0).kind()).isEqualTo(Kind.SUPERSEDED);
      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
    }
  }

  @Test
  void isInNoRoomBeforeWhatIsSaidThereWouldBeHeard() {
    var listening = new CompletableFuture<Void>();
    try (var rig = rig()) {
      rig.listening = listening;
      rig.begin();

      var hello =
          new Effect.Send(
              Destination.room(ROOM), "m.room.message", Json.object().put("body", "hello"));
      await(rig.write("a", new Effect.Join(NEW.value(), List.of(), Optional.empty()), hello));
      until(() -> rig.homeserver.bodies(ROOM).contains("hello"));
      assertThat(rig.homeserver.requests(Endpoint.JOIN)).isEmpty();
      listening.complete(null);

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.homeserver.rooms()).contains(NEW);
    }
  }

  @Test
  void leavesThoughTheTableHasNotHeardOfTheNewInvitationYet() {
    try (var rig = rig().start()) {
      rig.view.member(ROOM, rig.homeserver.user(), "leave");

      await(rig.write("a", new Effect.Leave(ROOM, Optional.empty())));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.homeserver.rooms()).doesNotContain(ROOM);
    }
  }

  @Test
  void saysWhatIsToBeSaidBeforeItLeaves() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> r.endpoint() == Endpoint.SEND ? Fault.BUSY : Fault.NONE);
      rig.start();
      var bye =
          new Effect.Send(
              Destination.room(ROOM), "m.room.message", Json.object().put("body", "bye"));
      await(rig.write("a", bye, new Effect.Leave(ROOM, Optional.empty())));
      until(() -> rig.homeserver.requests(Endpoint.SEND).size() > 3);

      rig.homeserver.fails(r -> Fault.NONE);

      assertThat(rig.result("a", 1).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("bye");
      assertThat(rig.homeserver.rooms()).doesNotContain(ROOM);
    }
  }

  @Test
  void doesNotLeaveUnheardWhenItCannotSeeWhetherItIsThere() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> r.endpoint() == Endpoint.SEND ? Fault.BUSY : Fault.NONE);
      rig.start();
      var bye =
          new Effect.Send(
              Destination.room(ROOM), "m.room.message", Json.object().put("body", "bye"));
      await(rig.write("a", bye, new Effect.Leave(ROOM, Optional.empty())));
      rig.kill();
      rig.homeserver.fails(
          r ->
              r.endpoint() == Endpoint.SEND || r.endpoint() == Endpoint.STATE
                  ? Fault.BUSY
                  : Fault.NONE);

      rig.start();
      until(() -> rig.homeserver.requests(Endpoint.STATE).size() > 3);
      assertThat(rig.homeserver.rooms()).contains(ROOM);
      rig.homeserver.fails(r -> Fault.NONE);

      assertThat(rig.result("a", 1).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("bye");
      assertThat(rig.homeserver.rooms()).doesNotContain(ROOM);
    }
  }

  @Test
  void saysNothingBeforeItHasJoined() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> r.endpoint() == Endpoint.JOIN ? Fault.BUSY : Fault.NONE);
      rig.start();
      var hello =
          new Effect.Send(
              Destination.room(NEW), "m.room.message", Json.object().put("body", "hello"));
      await(rig.write("a", new Effect.Join(NEW.value(), List.of(), Optional.empty()), hello));
      until(() -> rig.homeserver.requests(Endpoint.SEND).size() > 2);

      rig.homeserver.fails(r -> Fault.NONE);

      until(() -> rig.homeserver.bodies(NEW).contains("hello"));
      assertThat(rig.givenUp).isEmpty();
    }
  }

  @Test
  void aWaitingInviteDelaysNoMessage() {
    try (var rig = rig()) {
      rig.homeserver.asksToWait(Duration.ofHours(1));
      rig.homeserver.fails(r -> r.endpoint() == Endpoint.INVITE ? Fault.LIMITED : Fault.NONE);
      rig.start();
      await(rig.write("a", set(ROOM, ALICE, MembershipChange.INVITE)));
      until(() -> !rig.homeserver.requests(Endpoint.INVITE).isEmpty());

      await(
          rig.write(
              "b",
              new Effect.Send(
                  Destination.room(ROOM), "m.room.message", Json.object().put("body", "hi"))));

      until(() -> rig.homeserver.bodies(ROOM).contains("hi"));
      assertThat(rig.count("select count(*) from ledger where status = 'open'")).isEqualTo(1);
    }
  }

  @Test
  void looksAgainWhenARefusalCannotBeVerified() {
    try (var rig = rig()) {
      var looks = new AtomicInteger();
      rig.homeserver.fails(
          r ->
              switch (r.endpoint()) {
                case KICK -> Fault.REFUSED;
                case STATE -> looks.incrementAndGet() < 3 ? Fault.BUSY : Fault.NONE;
                default -> Fault.NONE;
              });
      rig.start();
      rig.homeserver.member(ROOM, ALICE, "join");

      await(rig.write("a", set(ROOM, ALICE, MembershipChange.KICK)));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.GIVEN_UP);
      assertThat(looks.get()).isGreaterThanOrEqualTo(3);
    }
  }

  /** A change that was limited once, has looked again, and waits while the clock stands still. */
  private static void waitsForAPermit(OutgoingRig rig, Endpoint endpoint, MembershipChange change) {
    var tries = new AtomicInteger();
    rig.homeserver.fails(
        r -> r.endpoint() == endpoint && tries.incrementAndGet() == 1 ? Fault.LIMITED : Fault.NONE);
    rig.start();
    await(rig.write("a", set(ROOM, ALICE, change)));
    until(() -> rig.homeserver.requests(Endpoint.STATE).size() == 1);
  }

  @Test
  void comparesAgainAfterALongWaitForAPermit() {
    try (var rig = rig()) {
      var now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
      rig.clock = now::get;
      waitsForAPermit(rig, Endpoint.INVITE, MembershipChange.INVITE);
      rig.homeserver.member(ROOM, ALICE, "join");
      now.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.homeserver.requests(Endpoint.INVITE)).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void anInvitationIsDroppedWhenTheyHaveGoneMeanwhile() {
    try (var rig = rig()) {
      Effect bound =
          new Effect.SetMembership(
              ROOM, ALICE, MembershipChange.INVITE, Optional.empty(), Optional.of(OTHER));
      var tries = new AtomicInteger();
      rig.homeserver.fails(
          r ->
              r.endpoint() == Endpoint.INVITE && tries.incrementAndGet() == 1
                  ? Fault.LIMITED
                  : Fault.NONE);
      rig.view.member(OTHER, ALICE, "join");
      rig.start();
      await(rig.write("a", bound));
      until(() -> !rig.homeserver.requests(Endpoint.INVITE).isEmpty());
      rig.view.member(OTHER, ALICE, "ban");

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DROPPED);
      await(rig.write("b", bound));
      assertThat(rig.result("b", 0).kind()).isEqualTo(Kind.DROPPED);
      assertThat(rig.homeserver.requests(Endpoint.INVITE)).hasSize(1);
      rig.view.member(OTHER, ALICE, "join");
      await(rig.write("c", bound));
      assertThat(rig.result("c", 0).kind()).isEqualTo(Kind.DONE);
    }
  }

  @Test
  void aChangeThatAlwaysWaitsLongIsMadeAllTheSame() {
    try (var rig = rig()) {
      var now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
      rig.clock = now::get;
      waitsForAPermit(rig, Endpoint.BAN, MembershipChange.BAN);

      // Every look takes longer than what was seen stays fresh.
      rig.homeserver.isSlow(
          () -> {
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));
            return Duration.ZERO;
          });
      now.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));

      assertThat(rig.result("a", 0).kind()).isEqualTo(Kind.DONE);
      assertThat(rig.homeserver.requests(Endpoint.BAN)).hasSize(2);
    }
  }

  @Test
  void tellsWhatBecameOfChangesOfAnEarlierProcess() {
    try (var rig = rig()) {
      rig.homeserver.fails(r -> r.endpoint() == Endpoint.KICK ? Fault.REFUSED : Fault.NONE);
      rig.start();
      rig.homeserver.member(ROOM, ALICE, "join");
      await(rig.write("a", set(ROOM, ALICE, MembershipChange.KICK), topic("x")));
      var refused = rig.result("a", 0);
      assertThat(rig.result("a", 1).kind()).isEqualTo(Kind.DONE);
      rig.kill();

      rig.start();

      assertThat(rig.result("a", 0)).isEqualTo(refused);
      assertThat(rig.result("a", 1).kind()).isEqualTo(Kind.DONE);
    }
  }
}
