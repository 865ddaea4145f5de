package dev.althing.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.room.hearing.Law;
import dev.althing.room.state.RoomState;
import dev.althing.sync.RoomUpdate;
import dev.althing.sync.RoomUpdate.Section;
import dev.althing.sync.RoomUpdate.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DocketTest {
  private static final UserId BOT = new UserId("@bot:example.org");
  private static final String ANN = "@ann:example.org";

  private final List<Law.Case> asked = new ArrayList<>();
  private final RoomState state = new RoomState(BOT);
  private boolean reaches = true;

  private final Docket docket =
      new Docket(
          Events.ROOM,
          BOT,
          new Law() {
            @Override
            public boolean reaches(RoomId room) {
              return reaches;
            }

            @Override
            public CompletionStage<Map<EventId, Sentence>> judge(Case matter) {
              asked.add(matter);
              return CompletableFuture.completedFuture(Map.of());
            }
          });

  private static Room.Deliver deliver(RoomUpdate update) {
    return new Room.Deliver(1, update, false, Set.of());
  }

  private static RoomEvent said(String sender) {
    return Events.said("m.room.message", sender, "{\"msgtype\":\"m.text\",\"body\":\"a\"}");
  }

  private boolean holds(Section section, Source source) {
    return docket.holds(deliver(Told.update(section, source, said(ANN))));
  }

  private void judge() {
    docket.judge(state, user -> user.value().equals(ANN));
    docket.next();
  }

  @Test
  void whereNoLawReachesNothingWaits() {
    reaches = false;

    assertThat(docket.holds(deliver(Told.news(said(ANN))))).isFalse();
    assertThat(docket.isEmpty()).isTrue();
  }

  @Test
  void onlyWhatOthersSayNowIsJudgedAndTheRestWaitsBehindIt() {
    assertThat(docket.holds(deliver(Told.news()))).isFalse();
    assertThat(docket.holds(deliver(Told.news(said(BOT.value()))))).isFalse();
    assertThat(holds(Section.INVITE, Source.NEWS)).isFalse();
    assertThat(holds(Section.JOIN, Source.HISTORY)).isFalse();

    assertThat(docket.holds(deliver(Told.news(said(ANN), said(BOT.value()))))).isTrue();
    assertThat(docket.isFirst()).isTrue();
    assertThat(docket.holds(deliver(Told.news()))).isTrue();
    assertThat(docket.isFirst()).isFalse();
    judge();
    judge();

    assertThat(docket.isEmpty()).isTrue();
    assertThat(asked.get(0).happenings()).hasSize(1);
    assertThat(asked.get(0).immune()).containsExactly(new UserId(ANN));
    assertThat(asked.get(1).happenings()).isEmpty();
  }

  @Test
  void theLastTwoHundredAreRemembered() {
    for (int i = 0; i < 25; i++) {
      RoomEvent[] ten = IntStream.range(0, 10).mapToObj(n -> said(ANN)).toArray(RoomEvent[]::new);
      docket.holds(deliver(Told.news(ten)));
      judge();
    }
    docket.holds(deliver(Told.news(said(ANN))));
    judge();

    assertThat(asked.get(1).view().recent()).hasSize(10);
    assertThat(asked.get(25).view().recent()).hasSize(200);
  }
}
