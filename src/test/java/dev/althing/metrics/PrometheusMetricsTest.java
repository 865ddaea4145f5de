package dev.althing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.metrics.Metrics.Result;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PrometheusMetricsTest {
  private final PrometheusMetrics metrics = new PrometheusMetrics("1.2.3");

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void showsEverythingThatIsCounted() {
    metrics.eventsReceived(3);
    metrics.syncLag(Duration.ofMillis(20));
    metrics.syncFailed();
    metrics.gapFilled(7);
    metrics.commandHandled("ping", Result.ANSWERED, Duration.ofMillis(4));
    metrics.watchQueue("outbox", () -> 5, () -> Duration.ofMillis(1_500));
    metrics.watchQueue("ledger", () -> 2, () -> Duration.ZERO);
    metrics.budgetRefused("events");
    metrics.effectGivenUp();
    metrics.budgetWaited("events", Duration.ofSeconds(2));
    metrics.roomRestarted();
    metrics.eventQuarantined();
    metrics.homeserverRequest("sync", "200", Duration.ofSeconds(30));

    assertThat(metrics.text())
        .contains("althing_build_info{version=\"1.2.3\"} 1")
        .contains("althing_events_received_total 3.0")
        .contains("althing_sync_lag_seconds_count 1")
        .contains("althing_sync_failures_total 1.0")
        .contains("althing_sync_gap_events_total 7.0")
        .contains("althing_commands_seconds_count{command=\"ping\",result=\"answered\"} 1")
        .contains("althing_outbox_depth 5.0")
        .contains("althing_outbox_age_seconds 1.5")
        .contains("althing_ledger_depth 2.0")
        .contains("althing_budget_refusals_total{limiter=\"events\"} 1.0")
        .contains("althing_outbox_given_up_total 1.0")
        .contains("althing_budget_waits_seconds_sum{limiter=\"events\"} 2.0")
        .contains("althing_room_restarts_total 1.0")
        .contains("althing_quarantined_total 1.0")
        .contains("althing_homeserver_requests_total{endpoint=\"sync\",status=\"200\"} 1.0")
        .contains("althing_homeserver_latency_seconds_sum{endpoint=\"sync\"} 30.0")
        .contains("jvm_memory_used_bytes")
        .contains("process_uptime_seconds");
  }

  @Test
  void strangersCannotMakeItGrow() {
    for (int i = 0; i < 10_000; i++) {
      metrics.commandHandled("c" + i, Result.FAILED, Duration.ZERO);
    }
    metrics.commandHandled("x".repeat(1_000), Result.FAILED, Duration.ofSeconds(-1));

    assertThat(metrics.text().lines().filter(line -> line.contains("althing_commands_seconds_sum")))
        .hasSizeLessThan(210);
    assertThat(metrics.text()).contains("{command=\"other\",result=\"failed\"}");
  }

  @Test
  void everythingMayBeCountedIntoNothing() {
    Metrics.NONE.eventsReceived(1);
    Metrics.NONE.watchQueue("outbox", () -> 1, () -> Duration.ZERO);
    Metrics.NONE.commandHandled("ping", Result.ANSWERED, Duration.ZERO);

    assertThat(metrics.text()).contains("althing_events_received_total 0.0");
  }
}
