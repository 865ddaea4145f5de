package dev.althing.outbox.ledger;

import static dev.althing.effect.Effect.MembershipChange.BAN;
import static dev.althing.effect.Effect.MembershipChange.INVITE;
import static dev.althing.effect.Effect.MembershipChange.KICK;
import static dev.althing.effect.Effect.MembershipChange.UNBAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Effect.MembershipChange;
import dev.althing.effect.Power;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LedgerQueueTest {
  private static final RoomId ROOM = new RoomId("!room:x");
  private static final UserId ALICE = new UserId("@alice:x");
  private static final UserId BOB = new UserId("@bob:x");

  private final LedgerQueue queue = new LedgerQueue();
  private int count;

  private Change change(Effect.State wish) {
    var id = new EffectId(Cause.own("c" + count++), 0);
    return new Change(id, wish, Instant.EPOCH.plusSeconds(count), false);
  }

  private static Effect.State set(UserId user, MembershipChange change) {
    return new Effect.SetMembership(ROOM, user, change, Optional.empty());
  }

  private static Effect.State join() {
    return new Effect.Join(ROOM.value(), List.of(), Optional.empty());
  }

  private static Effect.State leave() {
    return new Effect.Leave(ROOM, Optional.empty());
  }

  private static Effect.State topic(String topic) {
    return new Effect.PutState(ROOM, "m.room.topic", "", Json.object().put("topic", topic));
  }

  private static Effect.State power(Power... levels) {
    var all = new HashMap<Power, Long>();
    for (Power power : levels) {
      all.put(power, 50L);
    }
    return new Effect.SetPower(ROOM, all);
  }

  @Test
  void changesOfOneSubjectGoOneAfterTheOtherAndOthersAtOnce() {
    Change ban = change(set(ALICE, BAN));
    Change unban = change(set(ALICE, KICK));
    Change other = change(set(BOB, BAN));
    queue.add(ban);
    queue.begin(ban);
    queue.add(unban);
    queue.add(other);

    assertThat(queue.runnable(ROOM.value())).containsExactly(other);
    queue.begin(other);
    assertThat(queue.runnable(ROOM.value())).isEmpty();
    queue.remove(ban);
    assertThat(queue.runnable(ROOM.value())).containsExactly(unban);
    assertThat(queue.depth()).isEqualTo(2);
    assertThat(queue.oldest()).contains(unban.writtenAt());
  }

  @Test
  void nothingOvertakesOurComingAndOurGoingOvertakesNothing() {
    Change join = change(join());
    Change topic = change(topic("a"));
    queue.add(join);
    queue.add(topic);
    assertThat(queue.runnable(ROOM.value())).containsExactly(join);
    queue.begin(join);
    queue.remove(join);
    Change leave = change(leave());
    queue.add(leave);

    assertThat(queue.runnable(ROOM.value())).containsExactly(topic);
    queue.remove(topic);
    assertThat(queue.runnable(ROOM.value())).containsExactly(leave);
  }

  @Test
  void aLaterWishReplacesAnEarlierOneThatHasNotBegun() {
    Change first = change(topic("a"));
    Change second = change(topic("b"));
    queue.add(first);

    assertThat(queue.add(second)).containsExactly(first);
    queue.begin(second);
    assertThat(queue.add(change(topic("c")))).isEmpty();
    assertThat(queue.add(second)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BAN, BAN, true", "INVITE, BAN, true", "KICK, BAN, true", "UNBAN, BAN, true",
    "BAN, UNBAN, true", "INVITE, KICK, true", "INVITE, INVITE, true", "UNBAN, INVITE, false",
    "KICK, INVITE, false", "BAN, KICK, false", "KICK, UNBAN, false", "BAN, INVITE, false"
  })
  void someMembershipChangesMakeOthersPointless(
      MembershipChange earlier, MembershipChange later, boolean isPointless) {
    assertThat(LedgerQueue.isPointless(change(set(ALICE, earlier)), change(set(ALICE, later))))
        .isEqualTo(isPointless);
    assertThat(LedgerQueue.isPointless(change(set(ALICE, earlier)), change(set(BOB, later))))
        .isFalse();
  }

  @Test
  void goingAndComingAgainIsNotStaying() {
    assertThat(LedgerQueue.isPointless(change(leave()), change(join()))).isFalse();
    assertThat(LedgerQueue.isPointless(change(join()), change(leave()))).isTrue();
    assertThat(LedgerQueue.isPointless(change(leave()), change(leave()))).isTrue();
  }

  @Test
  void levelsArePointlessOnlyWhenAllOfThemAreGivenAgain() {
    Change one = change(power(new Power.Of(ALICE)));
    Change two = change(power(new Power.Of(ALICE), Power.Other.BAN));
    Change whole = change(new Effect.PutState(ROOM, "m.room.power_levels", "", Json.object()));

    assertThat(LedgerQueue.isPointless(one, two)).isTrue();
    assertThat(LedgerQueue.isPointless(two, one)).isFalse();
    assertThat(LedgerQueue.isPointless(whole, two)).isFalse();
    assertThat(LedgerQueue.isPointless(two, whole)).isTrue();
  }

  @Test
  void anInvitationThatMayBeDroppedReplacesNoneThatIsSurer() {
    Change sure = change(set(ALICE, INVITE));
    Change here = change(invitationWhileIn("!here:x"));
    Change there = change(invitationWhileIn("!there:x"));

    assertThat(LedgerQueue.isPointless(here, sure)).isTrue();
    assertThat(LedgerQueue.isPointless(here, here)).isTrue();
    assertThat(LedgerQueue.isPointless(here, there)).isFalse();
    assertThat(LedgerQueue.isPointless(sure, here)).isFalse();
  }

  private static Effect.State invitationWhileIn(String room) {
    return new Effect.SetMembership(
        ROOM, ALICE, INVITE, Optional.empty(), Optional.of(new RoomId(room)));
  }

  static List<Effect.State> wishes() {
    return List.of(
        set(ALICE, INVITE),
        new Effect.SetMembership(ROOM, BOB, UNBAN, Optional.of("because \uD83D\uDE00")),
        topic("x"),
        power(new Power.Of(ALICE), Power.Other.BAN, Power.Other.NOTIFY_ROOM),
        power(new Power.ToSend("m.room.topic")),
        new Effect.Join("#alias:x", List.of("a", "b"), Optional.of("why")),
        new Effect.Knock(ROOM.value(), List.of(), Optional.empty()),
        leave(),
        new Effect.PutAlias(new RoomAlias("#a:x"), Optional.of(ROOM)),
        new Effect.PutAlias(new RoomAlias("#a:x"), Optional.empty()),
        new Effect.PutAccountData(Optional.empty(), "m.direct", Json.object().put("a", 1)),
        new Effect.PutAccountData(Optional.of(ROOM), "m.tag", Json.object()),
        new Effect.PutProfile("displayname", "Althing"),
        new Effect.SetMembership(
            ROOM, BOB, INVITE, Optional.empty(), Optional.of(new RoomId("!space:x"))));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void wishesAreReadAsTheyWereWritten(Effect.State wish) {
    String kind = WishText.kind(wish);

    assertThat(WishText.read(kind, WishText.write(wish))).isEqualTo(wish);
  }

  /** The file is never edited, only added to: whatever was ever written can be read. */
  @Test
  void wishesAreWrittenAsTheyEverWere() throws IOException {
    var lines = Files.readAllLines(Path.of("src/test/resources/ledger/wishes.v1.txt"));

    assertThat(lines).hasSameSizeAs(wishes());
    for (int i = 0; i < lines.size(); i++) {
      String[] line = lines.get(i).split(" ", 2);
      Effect.State wish = wishes().get(i);
      assertThat(WishText.read(line[0], line[1])).isEqualTo(wish);
      assertThat(WishText.kind(wish)).isEqualTo(line[0]);
      assertThat(Json.readObject(WishText.write(wish))).isEqualTo(Json.readObject(line[1]));
    }
  }
}
