package dev.althing.outbox.send;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.UserId;
import dev.althing.testing.Databases;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DeviceTableTest {
  private static final UserId BOT = new UserId("@althing:example.org");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @EnumSource(Databases.class)
  void anotherDeviceIsNotedFromItsFirstDayOn(Databases kind) {
    try (var database = kind.open()) {
      var devices = new DeviceTable(database);
      var first = Optional.of(new DeviceId("ONE"));
      var second = Optional.of(new DeviceId("TWO"));

      assertThat(await(devices.since(BOT, first, NOON))).isEqualTo(Instant.EPOCH);
      assertThat(await(devices.since(BOT, first, NOON))).isEqualTo(Instant.EPOCH);
      assertThat(await(devices.since(BOT, second, NOON))).isEqualTo(NOON);
      assertThat(await(devices.since(BOT, second, NOON.plusSeconds(9)))).isEqualTo(NOON);
      assertThat(await(devices.since(BOT, Optional.empty(), NOON.plusSeconds(9))))
          .isEqualTo(NOON.plusSeconds(9));
    }
  }
}
