package dev.althing.room.state;

import static dev.althing.room.Told.ANN;
import static dev.althing.room.Told.BEN;
import static dev.althing.room.Told.BOT;
import static dev.althing.room.Told.ROOM;
import static dev.althing.room.Told.member;
import static dev.althing.room.Told.state;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.journal.Database;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.room.Told;
import dev.althing.sync.RoomUpdate.Summary;
import dev.althing.testing.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
final class RoomStoreTest {
  private final Database database;
  private final RoomStore store;

  RoomStoreTest(Databases kind) {
    this.database = kind.open();
    this.store = new RoomStore(database, BOT);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static RoomStore.Change change(Membership membership, RoomEvent... state) {
    return change(ROOM, membership, new Summary(3, 1), state);
  }

  private static RoomStore.Change change(
      RoomId room, Membership membership, Summary counts, RoomEvent... state) {
    return new RoomStore.Change(room, membership, counts, false, Optional.of(ANN), List.of(state));
  }

  private static RoomEvent named(String name) {
    return state(ANN, "m.room.name", "", "{'name':'" + name + "'}");
  }

  @Test
  void aRoomThatWasNeverStoredIsEmpty() {
    assertThat(await(store.load(ROOM))).isEqualTo(RoomStore.Stored.NOTHING);
    assertThat(await(store.joined())).isEmpty();
    assertThat(await(store.lines())).isEmpty();
    assertThat(await(store.state(ROOM, "m.room.name", ""))).isEmpty();
    assertThat(await(store.membership(ROOM, ANN))).isEmpty();
    assertThat(await(store.encrypted())).isZero();
  }

  @Test
  void whatWasStoredIsReadBackButNotEveryMember() {
    RoomEvent name = named("Hall");
    await(store.store(change(Membership.JOIN, name, member(ANN, "join"), member(BOT, "join"))));

    RoomStore.Stored stored = await(store.load(ROOM));

    assertThat(stored.membership()).contains(Membership.JOIN);
    assertThat(stored.counts()).isEqualTo(new Summary(3, 1));
    assertThat(stored.membersKnown()).isFalse();
    assertThat(stored.state())
        .extracting(event -> event.type() + event.stateKey().orElse("?") + event.sender())
        .containsExactlyInAnyOrder(
            "m.room.name" + "@ann:example.org",
            "m.room.member" + "@bot:example.org" + "@bot:example.org");
    assertThat(stored.state()).extracting(RoomEvent::id).contains(name.id());
    assertThat(await(store.membership(ROOM, ANN))).contains("join");
    assertThat(await(store.state(ROOM, "m.room.name", ""))).contains(Told.json("{'name':'Hall'}"));
    assertThat(await(store.joined())).containsExactly(ROOM);
  }

  @Test
  void changesAreStoredInTheirOrderHoweverLargeTheyAre() {
    RoomEvent[] crowd = new RoomEvent[500];
    for (int i = 0; i < crowd.length - 1; i++) {
      crowd[i] = state(ANN, "org.example.some", "k" + i, "{}");
    }
    crowd[crowd.length - 1] = named("first");
    List<CompletionStage<?>> all = new ArrayList<>();
    all.add(store.store(change(Membership.JOIN, crowd)));
    all.add(store.store(change(Membership.JOIN, named("second"))));
    all.add(store.store(change(Membership.LEAVE, named("third"))));

    RoomStore.Stored stored = await(store.load(ROOM));

    assertThat(stored.membership()).contains(Membership.LEAVE);
    assertThat(await(store.state(ROOM, "m.room.name", ""))).contains(Told.json("{'name':'third'}"));
    all.forEach(dev.althing.testing.Stages::await);
  }

  @Test
  void knowsWhoStandsAboveAllLevels() {
    assertThat(await(store.mighty(ROOM))).isEmpty();

    await(store.store(change(Membership.JOIN, made("11"))));
    assertThat(await(store.mighty(ROOM))).contains(Set.of());

    await(store.store(change(Membership.JOIN, made("12"))));
    assertThat(await(store.mighty(ROOM))).contains(Set.of(ANN, BEN));
  }

  private static RoomEvent made(String version) {
    String content = "{\"room_version\":\"%s\",\"additional_creators\":[\"%s\"]}";
    return state(ANN, "m.room.create", "", content.formatted(version, BEN));
  }

  @Test
  void everyMemberIsKnownOnceTheListWasStored() {
    await(store.store(change(Membership.JOIN)));

    await(store.storeMembers(ROOM, List.of(member(ANN, "join"), member(BEN, "leave"))));

    assertThat(await(store.joined(ROOM))).containsExactly(ANN);
    assertThat(await(store.load(ROOM)).membersKnown()).isTrue();
  }

  @Test
  void knowsWhoOpenedARoomAndWhetherTwoMayBeAloneInIt() {
    RoomId other = new RoomId("!other:example.org");
    assertThat(await(store.mayBePair(ROOM))).isTrue();
    await(store.store(change(ROOM, Membership.INVITE, new Summary(0, 0))));
    assertThat(await(store.openedBy(ANN))).isEmpty();
    await(store.store(change(ROOM, Membership.JOIN, new Summary(1, 1))));
    await(store.store(change(other, Membership.JOIN, new Summary(2, 1))));

    assertThat(await(store.load(ROOM)).opener()).contains(ANN);
    assertThat(await(store.openedBy(ANN))).containsExactly(other, ROOM);
    assertThat(await(store.openedBy(BEN))).isEmpty();
    assertThat(await(store.mayBePair(ROOM))).isTrue();
    assertThat(await(store.mayBePair(other))).isFalse();
    RoomEvent encryption = state(ANN, "m.room.encryption", "", "{}");
    await(store.store(change(ROOM, Membership.JOIN, new Summary(2, 0), encryption)));
    assertThat(await(store.mayBePair(ROOM))).isFalse();
  }

  @Test
  void membersThatCannotBeReadAreNotThere() {
    await(
        store.store(
            change(
                Membership.JOIN,
                state(ANN, "m.room.member", "nobody", "{'membership':'join'}"),
                state(ANN, "m.room.member", BEN.value(), "{'membership':7}"))));

    assertThat(await(store.joined(ROOM))).isEmpty();
    assertThat(await(store.membership(ROOM, BEN))).isEmpty();
  }

  @Test
  void roomsAreListedWithTheirNamesTheLargestFirst() {
    RoomId other = new RoomId("!other:example.org");
    await(store.store(change(Membership.JOIN, named(" "))));
    RoomEvent encryption =
        state(ANN, "m.room.encryption", "", "{'algorithm':'m.megolm.v1.aes-sha2'}");
    RoomEvent there =
        new RoomEvent(
            new RoomEvent.Origin(encryption.id(), other, ANN, encryption.sentAt()),
            encryption.type(),
            encryption.stateKey(),
            encryption.content(),
            encryption.raw(),
            encryption.unsigned());
    await(store.store(change(other, Membership.JOIN, new Summary(9, 0), there)));
    await(
        store.store(change(new RoomId("!left:example.org"), Membership.LEAVE, new Summary(9, 0))));

    assertThat(await(store.lines()))
        .containsExactly(
            new RoomStore.Line(other, Optional.empty(), 9, true),
            new RoomStore.Line(ROOM, Optional.empty(), 3, false));
    assertThat(await(store.encrypted())).isEqualTo(1);
  }
}
