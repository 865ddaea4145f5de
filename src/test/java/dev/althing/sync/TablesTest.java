package dev.althing.sync;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TablesTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsThePlaceOfEachAccount(Databases kind) {
    try (var database = kind.open()) {
      var ours = new SyncStore(database, new UserId("@bot:x"));
      var others = new SyncStore(database, new UserId("@other:x"));

      await(ours.store(new SyncStore.Position("t1", NOON)));
      await(ours.store(new SyncStore.Position("t2", NOON.plusSeconds(1))));

      assertThat(await(ours.load())).contains(new SyncStore.Position("t2", NOON.plusSeconds(1)));
      assertThat(await(others.load())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void putsAnEventAwayOnce(Databases kind) {
    try (var database = kind.open()) {
      var first = new Quarantine(database, CLOCK);
      var later = new Quarantine(database, Clock.offset(CLOCK, Duration.ofHours(1)));

      await(first.add(event("$one"), "x".repeat(5_000)));
      await(later.add(event("$one"), "again"));
      await(later.add(event("$two"), "bad"));

      var entries = await(first.entries());
      assertThat(entries).extracting(e -> e.event().value()).containsExactly("$two", "$one");
      assertThat(entries.get(1).reason()).isEqualTo("x".repeat(2_000));
      assertThat(entries.get(1).since()).isEqualTo(NOON);
    }
  }

  private static RoomEvent event(String id) {
    ObjectNode node = Json.object().put("event_id", id).put("sender", "@u:x").put("type", "t");
    node.putObject("content").put("body", "hello");
    return EventReader.read(new RoomId("!a:x"), node).event().orElseThrow();
  }
}
