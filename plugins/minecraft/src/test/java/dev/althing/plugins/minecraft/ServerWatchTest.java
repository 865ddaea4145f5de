package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.plugins.minecraft.GameServer.Fault;
import dev.althing.spi.plugin.Condition;
import dev.althing.spi.testing.Bench;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ServerWatchTest {
  private final GameServer server = new GameServer();
  private final Bench bench =
      Bench.of(new MinecraftPlugin()).settings(Setting.at(server.port())).start();

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void looksEveryHalfMinuteAtMost() {
    assertThat(bench.condition("server"))
        .isEqualTo(Condition.good("RCON answers at 127.0.0.1:" + server.port()));
    server.with(Fault.HANGS_UP_AT_ONCE);
    bench.at(Instant.EPOCH.plusSeconds(29));
    assertThat(bench.condition("server").isGood()).isTrue();
    assertThat(server.logins()).isEqualTo(1);
    bench.at(Instant.EPOCH.plusSeconds(30));
    assertThat(bench.condition("server").isGood()).isFalse();
    server.with(Fault.NONE);
    assertThat(bench.condition("server").isGood()).isFalse();
    bench.at(Instant.EPOCH.plusSeconds(60));
    assertThat(bench.condition("server").isGood()).isTrue();
    assertThat(server.heard()).isEmpty();
  }

  @Test
  void neverShowsThePassword() {
    server.with(Fault.SPEAKS_HTTP);
    Condition condition = bench.condition("server");
    assertThat(condition.isGood()).isFalse();
    assertThat(condition.detail())
        .contains("does not speak RCON")
        .doesNotContain(GameServer.PASSWORD);
  }
}
