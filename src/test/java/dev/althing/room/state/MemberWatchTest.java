package dev.althing.room.state;

import static dev.althing.room.Told.ANN;
import static dev.althing.room.Told.BEN;
import static dev.althing.room.Told.BOT;
import static dev.althing.room.Told.ROOM;
import static dev.althing.room.Told.member;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.journal.Database;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.room.Told;
import dev.althing.sync.RoomUpdate.Summary;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MemberWatchTest {
  private final Database database = Databases.H2.open();
  private final RoomStore store = new RoomStore(database, BOT);
  private final Members members = new Members();
  private final Deque<CompletableFuture<List<RoomEvent>>> fetches = new ArrayDeque<>();
  private final MemberWatch watch = new MemberWatch(ROOM::equals, members, store, this::fetch);

  private CompletionStage<List<RoomEvent>> fetch(dev.althing.matrix.id.RoomId room) {
    CompletableFuture<List<RoomEvent>> fetched = new CompletableFuture<>();
    fetches.add(fetched);
    return fetched;
  }

  @BeforeEach
  void isThere() {
    await(
        store.store(
            new RoomStore.Change(
                ROOM, Membership.JOIN, new Summary(1, 0), false, Optional.empty(), List.of())));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private CompletionStage<Set<dev.althing.matrix.id.UserId>> begin(boolean stored) {
    return watch.begin(ROOM, stored).orElseThrow();
  }

  @Test
  void nobodyIsKnownBeforeTheListIsThere() {
    assertThat(members.isJoined(ROOM, ANN)).isFalse();
    assertThat(members.of(ROOM)).isEmpty();
    watch.changed(member(ANN, "join"));
    assertThat(members.of(ROOM)).isEmpty();
  }

  @Test
  void theListIsFetchedOnceAndFollowed() {
    var known = begin(false);
    assertThat(watch.begin(ROOM, false)).isEmpty();
    fetches.remove().complete(List.of(member(ANN, "join"), member(BEN, "leave")));
    await(known);

    assertThat(members.of(ROOM)).contains(Set.of(ANN));
    watch.changed(member(BEN, "join"));
    assertThat(members.isJoined(ROOM, BEN)).isTrue();
    watch.changed(member(ANN, "ban"));
    assertThat(members.isJoined(ROOM, ANN)).isFalse();
    watch.changed(Told.state(ANN, "m.room.member", "nobody", "{'membership':'join'}"));
    watch.changed(Told.state(ANN, "m.room.member", ANN.value(), "{'membership':7}"));
    watch.changed(Told.text(ANN, "hello"));
    assertThat(members.of(ROOM)).contains(Set.of(BEN));
    assertThat(fetches).isEmpty();
  }

  @Test
  void whatChangesWhileTheListIsFetchedGoesBeforeIt() {
    var known = begin(false);
    watch.changed(member(ANN, "leave"));
    watch.changed(member(BEN, "join"));
    assertThat(members.changedMeanwhile(ROOM)).containsExactlyInAnyOrder(ANN, BEN);
    await(
        store.store(
            new RoomStore.Change(
                ROOM,
                Membership.JOIN,
                new Summary(1, 0),
                false,
                Optional.empty(),
                List.of(member(ANN, "leave"), member(BEN, "join")))));
    fetches.remove().complete(List.of(member(ANN, "join"), member(BOT, "join")));
    await(known);

    assertThat(members.of(ROOM)).contains(Set.of(BEN, BOT));
    assertThat(await(store.joined(ROOM))).isEqualTo(Set.of(BEN, BOT));
  }

  @Test
  void afterARestartTheListIsReadFromTheTable() {
    await(store.storeMembers(ROOM, List.of(member(ANN, "join"))));

    await(begin(true));

    assertThat(members.of(ROOM)).contains(Set.of(ANN));
    assertThat(fetches).isEmpty();
  }

  @Test
  void aListThatCannotBeFetchedIsAskedForAgain() {
    var lost = begin(false);
    fetches.remove().completeExceptionally(new IllegalStateException("away"));

    assertThat(lost.toCompletableFuture()).isCompletedExceptionally();
    assertThat(members.of(ROOM)).isEmpty();
    begin(false);
    assertThat(fetches).hasSize(1);
  }

  @Test
  void nobodyIsKnownInARoomThatWasLeft() {
    var known = begin(false);
    fetches.remove().complete(List.of(member(ANN, "join")));
    await(known);

    watch.left(ROOM);
    watch.left(ROOM);

    assertThat(members.isJoined(ROOM, ANN)).isFalse();
    assertThat(watch.begin(ROOM, false)).isPresent();
  }

  @Test
  void otherRoomsStayLazy() {
    MemberWatch nothing = new MemberWatch(room -> false, members, store, this::fetch);

    nothing.changed(member(ANN, "join"));

    assertThat(nothing.begin(ROOM, false)).isEqualTo(Optional.empty());
    assertThat(fetches).isEmpty();
  }

  @Test
  void somebodyMayWaitUntilTheMembersAreKnownButNotForEver() {
    CompletableFuture<Void> waiting =
        members.known(ROOM, Duration.ofMinutes(5)).toCompletableFuture();
    await(members.known(ROOM, Duration.ofMillis(1)));
    assertThat(waiting).isNotDone();

    members.know(ROOM, Set.of(ANN));

    await(waiting);
    await(members.known(ROOM, Duration.ofMinutes(5)));
  }
}
