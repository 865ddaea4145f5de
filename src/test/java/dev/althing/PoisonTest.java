package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.health.Health;
import dev.althing.matrix.event.Message;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.testing.Databases;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An event that nobody can stand. */
final class PoisonTest {
  private final Map<String, Integer> tried = new ConcurrentHashMap<>();

  private void probe(RoomEvent event) {
    boolean isPoison = event.as(Message.class).filter(m -> m.body().equals("poison")).isPresent();
    if (isPoison) {
      tried.merge(event.id().value(), 1, Integer::sum);
      throw new IllegalStateException("poison");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void itIsPutAwayAndNobodyElseSuffers(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).probe(this::probe).start()) {
      String room = rig.room("alice", "bob");
      String other = rig.room("alice", "bob");
      rig.alice().empowers(room, Map.of(rig.bob().id(), 50));
      rig.alice().says(room, "!count +");
      assertThat(rig.said(room)).isEqualTo("1");

      String poison = rig.bob().says(room, "poison");
      String second = rig.bob().says(room, "poison");
      rig.alice().says(other, "!count +");
      rig.bob().says(room, "!count reset");

      assertThat(rig.said(other)).isEqualTo("1");
      assertThat(rig.said(room)).isEqualTo("The counter is back at 0. It was 1.");
      assertThat(tried).isEqualTo(Map.of(poison, 3, second, 3));
      rig.nothingElse(room, rig.bob());
      eventually(
          "the quarantine is reported",
          () ->
              rig.health().checks().stream()
                  .anyMatch(
                      checked ->
                          checked.name().equals("quarantine")
                              && checked.health().status() == Health.Status.DEGRADED
                              && checked.health().reason().startsWith("2 events")));
      assertThat(rig.parts().metrics().text().lines())
          .contains("althing_quarantined_total 2.0", "althing_room_restarts_total 6.0");

      rig.stop();
      rig.resume();
      rig.bob().says(room, "!count +");
      assertThat(rig.said(room)).isEqualTo("1");
      assertThat(tried).isEqualTo(Map.of(poison, 3, second, 3));
    }
  }
}
