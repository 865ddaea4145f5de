package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.RequestObserver.Observed;
import dev.althing.matrix.id.RoomId;
import dev.althing.metrics.PrometheusMetrics;
import dev.althing.outbox.limits.Limiter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ObservationsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final PrometheusMetrics metrics = new PrometheusMetrics("1");
  private final Observations observations = new Observations(metrics, () -> NOW);

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void requestsAreCountedByEndpoint() {
    observations.requests().ended(new Observed(Endpoint.PUT_STATE, "429", Duration.ofMillis(8)));

    assertThat(metrics.text())
        .contains("althing_homeserver_requests_total{endpoint=\"put_state\",status=\"429\"} 1.0");
  }

  @Test
  void waitsAreCountedByKindOfLimit() {
    var budgets = observations.budgets();
    budgets.waited(new Limiter.InvitesInto(new RoomId("!a:b.org")), Duration.ofSeconds(3));
    budgets.refused(new Limiter.Events());

    assertThat(metrics.text())
        .contains("althing_budget_waits_seconds_sum{limiter=\"invites-into\"} 3.0")
        .contains("althing_budget_refusals_total{limiter=\"events\"} 1.0")
        .doesNotContain("!a:b.org");
  }

  @Test
  void theAgeOfAQueueIsThatOfItsOldest() {
    var outbox = observations.outbox();
    outbox.outbox(3, Optional.of(NOW.minusSeconds(7)));
    outbox.ledger(0, Optional.empty());

    assertThat(metrics.text())
        .contains("althing_outbox_depth 3.0")
        .contains("althing_outbox_age_seconds 7.0")
        .contains("althing_ledger_depth 0.0")
        .contains("althing_ledger_age_seconds 0.0");
  }
}
