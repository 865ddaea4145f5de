package dev.althing.entity;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Focus;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
final class ClaimsTest {
  private static final RoomId ROOM = new RoomId("!a:x");
  private static final UserId ANN = new UserId("@ann:x");
  private static final UserId BOB = new UserId("@bob:x");
  private static final EventId ROOT = new EventId("$root");
  private static final Optional<EventId> THREAD = Optional.of(ROOT);
  private static final Optional<EventId> NO_THREAD = Optional.empty();

  private final Databases kind;
  private final ManualClock clock = new ManualClock();
  private Database database;
  private Claims claims;

  ClaimsTest(Databases kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open();
    claims = new Claims(database, clock);
    await(claims.load());
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void asksThePersonThenTheThreadThenTheRoom() {
    claim(new Focus.OfRoom(ROOM), "game");
    claim(new Focus.InThread(ROOM, ROOT), "session");
    claim(new Focus.OfPerson(ROOM, ANN, NO_THREAD), "prompt");

    claim(new Focus.OfPerson(ROOM, ANN, THREAD), "prompt in a thread");

    assertThat(owner(ANN, NO_THREAD)).contains("prompt");
    assertThat(owner(ANN, THREAD)).contains("prompt in a thread");
    assertThat(owner(ANN, Optional.of(new EventId("$other")))).contains("game");
    assertThat(owner(BOB, THREAD)).contains("session");
    assertThat(owner(BOB, Optional.of(new EventId("$other")))).contains("game");
    assertThat(owner(BOB, NO_THREAD)).contains("game");
    assertThat(claims.of(written(new RoomId("!b:x"), ANN, THREAD), false)).isEmpty();
  }

  @Test
  void noQuestionToAPersonIsAnsweredByAReplyToSomethingElse() {
    claim(new Focus.OfRoom(ROOM), "game");
    claim(new Focus.OfPerson(ROOM, ANN, NO_THREAD), "prompt");

    assertThat(claims.of(written(ROOM, ANN, NO_THREAD), true))
        .extracting(Claims.Claim::entityId)
        .containsExactly("game");
  }

  @Test
  void endsWithItsTime() {
    claim(new Focus.OfRoom(ROOM), "game");
    claim(new Focus.OfPerson(ROOM, ANN, NO_THREAD), "prompt", Duration.ofSeconds(30));

    clock.pass(Duration.ofSeconds(30));

    assertThat(owner(ANN, NO_THREAD)).contains("game");
    assertThat(owner(ANN, NO_THREAD)).contains("game");
    claim(new Focus.OfPerson(ROOM, ANN, NO_THREAD), "prompt again");
    assertThat(owner(ANN, NO_THREAD)).contains("prompt again");
  }

  @Test
  void isStillThereAfterARestart() {
    claim(new Focus.OfRoom(ROOM), "game");
    claim(new Focus.InThread(ROOM, ROOT), "session");
    claim(new Focus.OfPerson(ROOM, ANN, THREAD), "prompt");
    claim(new Focus.OfPerson(ROOM, BOB, NO_THREAD), "over", Duration.ofSeconds(1));
    clock.pass(Duration.ofMinutes(1));

    var again = new Claims(database, clock);

    assertThat(await(again.load())).isEqualTo(3);
    assertThat(again.of(written(ROOM, ANN, THREAD), false))
        .isEqualTo(claims.of(written(ROOM, ANN, THREAD), false))
        .hasSize(1);
    assertThat(again.of(written(ROOM, BOB, THREAD), false))
        .isEqualTo(claims.of(written(ROOM, BOB, THREAD), false))
        .hasSize(1);
    assertThat(again.of(written(ROOM, BOB, NO_THREAD), false))
        .singleElement()
        .satisfies(this::isTheGame);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void isForgottenWhenItIsOverAndSomebodyTidiesUp() {
    claim(new Focus.OfRoom(ROOM), "game");
    claim(new Focus.OfPerson(ROOM, BOB, Optional.empty()), "over", Duration.ofSeconds(60));
    clock.pass(Duration.ofMinutes(1));

    int gone = await(database.transact(c -> claims.prune(c, clock.instant())));

    assertThat(gone).isEqualTo(1);
    assertThat(rows()).isEqualTo(1);
    assertThat(owner(BOB, NO_THREAD)).contains("game");
  }

  private void isTheGame(Claims.Claim claim) {
    assertThat(claim)
        .isEqualTo(new Claims.Claim("kind", "game", "more", ManualClock.NOON.plusSeconds(3_600)));
  }

  @Test
  void isReleasedByItsOwnerOnly() {
    Focus focus = new Focus.OfRoom(ROOM);
    claim(focus, "game");

    write(new Effect.Release(focus, "kind", "another"));
    write(new Effect.Release(focus, "another kind", "game"));
    write(new Effect.Release(new Focus.OfPerson(ROOM, ANN, NO_THREAD), "kind", "game"));
    assertThat(owner(ANN, NO_THREAD)).contains("game");
    assertThat(rows()).isEqualTo(1);

    write(new Effect.Release(focus, "kind", "game"));

    assertThat(owner(ANN, NO_THREAD)).isEmpty();
    assertThat(rows()).isZero();
  }

  @Test
  void goesToWhoeverClaimsLast() {
    claim(new Focus.OfRoom(ROOM), "first");
    claim(new Focus.OfRoom(ROOM), "second");

    assertThat(owner(ANN, NO_THREAD)).contains("second");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void takesOnlyClaims() {
    Effect other = new Effect.PutProfile("displayname", "Althing");

    assertThat(claims.takes(other)).isFalse();
    assertThat(claims.takes(new Effect.Release(new Focus.OfRoom(ROOM), "k", "i"))).isTrue();
    assertThatThrownBy(() -> write(other)).hasStackTraceContaining("AssertionError");
    claims.committed(Cause.own("x"), 0, other);
  }

  @Test
  void refusesAScopeItDoesNotKnow() {
    await(
        database.transact(
            c ->
                Sql.update(
                    c,
                    "insert into claims values ('!a:x', 'galaxy', '-', 'kind', 'id', '', ?)",
                    Long.MAX_VALUE)));

    assertThatThrownBy(() -> await(claims.load())).hasStackTraceContaining("galaxy");
  }

  private void claim(Focus focus, String owner) {
    claim(focus, owner, Duration.ofHours(1));
  }

  private void claim(Focus focus, String owner, Duration time) {
    write(new Effect.Claim(focus, "kind", owner, "more", clock.instant().plus(time)));
  }

  private void write(Effect effect) {
    await(
        database.transact(
            c -> {
              claims.write(c, Cause.own("x"), 0, effect);
              return 0;
            }));
    claims.committed(Cause.own("x"), 0, effect);
  }

  private Optional<String> owner(UserId sender, Optional<EventId> thread) {
    return claims.of(written(ROOM, sender, thread), false).stream()
        .map(Claims.Claim::entityId)
        .findFirst();
  }

  private int rows() {
    return await(
        database.read(
            c -> Sql.query(c, "select count(*) from claims", row -> row.getInt(1)).get(0)));
  }

  private static Claims.Written written(RoomId room, UserId sender, Optional<EventId> thread) {
    return new Claims.Written(room, sender, thread, false);
  }

  @Test
  void takesWhatIsWrittenInPrivateWhicheverRoomThatIs() {
    claim(new Focus.InPrivate(ANN), "game");

    assertThat(inPrivate(ANN)).contains("game");
    assertThat(inPrivate(BOB)).isEmpty();
    assertThat(owner(ANN, NO_THREAD)).isEmpty();
    claim(new Focus.OfPerson(new RoomId("!direct:x"), ANN, NO_THREAD), "prompt");
    assertThat(inPrivate(ANN)).contains("prompt");
    claims = new Claims(database, clock);
    await(claims.load());
    assertThat(inPrivate(ANN)).contains("prompt");
    clock.pass(Duration.ofDays(400));
    assertThat(inPrivate(ANN)).isEmpty();
  }

  @Test
  void inPrivateEachEntityKeepsItsClaimAndTheLatestComesFirst() {
    claim(new Focus.InPrivate(ANN), "home");
    clock.pass(Duration.ofSeconds(1));
    claim(new Focus.InPrivate(ANN), "game");
    clock.pass(Duration.ofSeconds(1));
    claim(new Focus.InPrivate(ANN), "club");
    clock.pass(Duration.ofSeconds(1));
    claim(new Focus.InPrivate(ANN), "home");

    assertThat(inPrivate(ANN)).containsExactly("home", "club", "game");
    claims = new Claims(database, clock);
    await(claims.load());
    assertThat(inPrivate(ANN)).containsExactly("home", "club", "game");
    write(new Effect.Release(new Focus.InPrivate(ANN), "kind", "club"));
    assertThat(inPrivate(ANN)).containsExactly("home", "game");
    assertThat(rows()).isEqualTo(2);
    claim(new Focus.InPrivate(ANN), "club", Duration.ofSeconds(1));
    clock.pass(Duration.ofSeconds(2));
    assertThat(inPrivate(ANN)).containsExactly("home", "game");
  }

  @Test
  void whatAnEarlierVersionWroteIsReleasedAsWell() {
    await(
        database.transact(
            c ->
                Sql.update(
                    c,
                    "insert into claims values ('-', 'private', '@ann:x', 'kind', 'home', '', ?)",
                    Long.MAX_VALUE)));
    await(claims.load());
    assertThat(inPrivate(ANN)).containsExactly("home");

    claim(new Focus.InPrivate(ANN), "home");
    assertThat(rows()).isEqualTo(1);
    write(new Effect.Release(new Focus.InPrivate(ANN), "kind", "home"));

    assertThat(inPrivate(ANN)).isEmpty();
    assertThat(rows()).isZero();
  }

  @Test
  void whoIsForgottenHasNoClaimsLeft() {
    claim(new Focus.InPrivate(ANN), "home|@ann:x");
    claim(new Focus.OfPerson(ROOM, ANN, NO_THREAD), "prompt");
    claim(new Focus.InThread(ROOM, ROOT), "@ann:x");
    claim(new Focus.InPrivate(BOB), "home|@bob:x");

    claims.forget(ANN);

    assertThat(inPrivate(ANN)).isEmpty();
    assertThat(owner(ANN, NO_THREAD)).isEmpty();
    assertThat(owner(BOB, THREAD)).isEmpty();
    assertThat(inPrivate(BOB)).containsExactly("home|@bob:x");
  }

  private List<String> inPrivate(UserId sender) {
    var text = new Claims.Written(new RoomId("!direct:x"), sender, NO_THREAD, true);
    return claims.of(text, false).stream().map(Claims.Claim::entityId).toList();
  }
}
