package dev.althing.crypto;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.journal.Database;
import dev.althing.matrix.event.Encrypted;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CiphertextsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static final RoomId ROOM = new RoomId("!a:x");

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsEachOnceInOrderAndAsItCame(Databases kind) {
    try (var database = kind.open()) {
      var first = new Ciphertexts(database, NOON);
      await(first.keep(event("$b", 2_000)));
      await(first.keep(event("$a", 1_000)));
      await(later(database, Duration.ofHours(1)).keep(event("$b", 9_000)));

      List<Ciphertexts.Kept> kept = await(later(database, Duration.ofMinutes(1)).of(ROOM));

      assertThat(ids(kept)).containsExactly("$b", "$a");
      RoomEvent event = kept.get(0).event();
      assertThat(event.age()).contains(Duration.ofSeconds(62));
      assertThat(event.origin()).isEqualTo(event("$b", 0).origin());
      assertThat(event.raw()).isEqualTo(event("$b", 0).raw());
      assertThat(event.content()).isInstanceOf(Encrypted.class);
      assertThat(await(first.rooms())).containsExactly(ROOM);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void letsGoOfWhatWasHeard(Databases kind) {
    try (var database = kind.open()) {
      var ciphertexts = new Ciphertexts(database, NOON);
      await(ciphertexts.keep(event("$a", 0)));
      await(ciphertexts.keep(event("$b", 0)));

      await(ciphertexts.remove(List.of(new EventId("$a"), new EventId("$other"))));

      assertThat(ids(await(ciphertexts.of(ROOM)))).containsExactly("$b");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsSoManyOfARoomTheLatest(Databases kind) {
    try (var database = kind.open()) {
      var ciphertexts = new Ciphertexts(database, NOON);
      for (int i = 0; i < Ciphertexts.MOST_OF_A_ROOM + 2; i++) {
        await(ciphertexts.keep(event("$" + i, 0)));
      }

      assertThat(ids(await(ciphertexts.of(ROOM))))
          .hasSize(Ciphertexts.MOST_OF_A_ROOM)
          .startsWith("$2")
          .endsWith("$" + (Ciphertexts.MOST_OF_A_ROOM + 1));
    }
  }

  @Test
  void waitsForADay() {
    try (var database = Databases.H2.open()) {
      await(new Ciphertexts(database, NOON).keep(event("$a", 0)));

      assertThat(await(later(database, Duration.ofHours(24)).of(ROOM)).get(0).isOver()).isFalse();
      assertThat(await(later(database, Duration.ofHours(25)).of(ROOM)).get(0).isOver()).isTrue();
    }
  }

  private static Ciphertexts later(Database database, Duration time) {
    return new Ciphertexts(database, Clock.offset(NOON, time));
  }

  private static List<String> ids(List<Ciphertexts.Kept> kept) {
    return kept.stream().map(one -> one.event().id().value()).toList();
  }

  private static RoomEvent event(String id, long age) {
    String text =
        """
        {"event_id":"%s","sender":"@u:x","type":"m.room.encrypted","origin_server_ts":17,
         "content":{"algorithm":"m.test","ciphertext":"abc"},"unsigned":{"age":%d}}"""
            .formatted(id, age);
    return EventReader.read(ROOM, Json.readObject(text).orElseThrow()).event().orElseThrow();
  }
}
