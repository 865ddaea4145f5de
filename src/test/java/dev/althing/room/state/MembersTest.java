package dev.althing.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.UserId;
import dev.althing.room.Events;
import dev.althing.testing.Stages;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final UserId ANNA = new UserId("@anna:example.org");
  private static final UserId BERT = new UserId("@bert:example.org");

  private final Members members = new Members();

  @Test
  void nobodyIsKnownBeforeTheListIsHere() {
    members.changed(Events.member(ANNA.value(), "join"));

    assertThat(members.of(Events.ROOM)).isEmpty();
    assertThat(members.isJoined(Events.ROOM, ANNA)).isFalse();
  }

  @Test
  void whatChangesWhileTheListIsFetchedIsNewerThanTheList() {
    members.fetching(Events.ROOM);
    members.changed(Events.member(ANNA.value(), "leave"));
    members.changed(Events.member(BERT.value(), "join"));
    members.know(Events.ROOM, Set.of(ANNA));

    assertThat(members.of(Events.ROOM)).contains(Set.of(BERT));
  }

  @Test
  void followsWhoComesAndGoes() {
    members.know(Events.ROOM, Set.of(ANNA));
    members.changed(Events.member(BERT.value(), "join"));
    members.changed(Events.member(ANNA.value(), "ban"));
    members.changed(Events.said("m.room.message", ANNA.value(), "{}"));
    members.changed(Events.state("m.room.name", ANNA.value(), ANNA.value(), "{\"name\":\"x\"}"));

    assertThat(members.of(Events.ROOM)).contains(Set.of(BERT));
    members.forget(Events.ROOM);
    assertThat(members.of(Events.ROOM)).isEmpty();
  }

  @Test
  void whoWaitsForTheListIsToldWhenItIsHereOrWhenItTakesTooLong() {
    Stages.await(members.known(Events.ROOM, Duration.ofMillis(1)));
    var waiting = members.known(Events.ROOM, Duration.ofMinutes(5));
    members.know(Events.ROOM, Set.of(ANNA));

    Stages.await(waiting);
    Stages.await(members.known(Events.ROOM, Duration.ofMinutes(5)));
  }
}
