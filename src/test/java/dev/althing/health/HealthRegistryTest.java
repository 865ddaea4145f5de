package dev.althing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.health.Health.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthRegistryTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HealthRegistry registry = registry(Duration.ofSeconds(30));

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void isWellWhenNothingIsWatched() {
    assertThat(report(registry).status()).isEqualTo(Status.OK);
  }

  @Test
  void isAsBadAsItsWorstPart() {
    registry.register("good", () -> CompletableFuture.completedFuture(Health.ok()));
    registry.indicator("slow", Health.degraded("waits for the homeserver"));
    registry.indicator("bad", Health.down("gone"));

    var report = report(registry);

    assertThat(report.status()).isEqualTo(Status.DOWN);
    assertThat(report.checks())
        .extracting(HealthReport.Checked::name)
        .containsExactly("bad", "good", "slow");
  }

  @Test
  void aCheckThatThrowsOrFailsIsDown() {
    registry.register("throws", () -> thrown());
    registry.register("fails", () -> CompletableFuture.failedFuture(new IllegalStateException()));

    assertThat(report(registry).checks())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.health().status()).isEqualTo(Status.DOWN))
        .allSatisfy(it -> assertThat(it.health().reason()).contains("IllegalStateException"));
  }

  @Test
  void aCheckThatNeverEndsIsDownAndIsNotStartedTwice() {
    var impatient = registry(Duration.ofMillis(50));
    var starts = new AtomicInteger();
    impatient.register(
        "stuck",
        () -> {
          starts.incrementAndGet();
          return new CompletableFuture<>();
        });

    var first = report(impatient);
    pass(Duration.ofMinutes(1));
    var second = report(impatient);

    assertThat(first.checks().get(0).health().reason()).isEqualTo("no answer within 50 ms");
    assertThat(second.status()).isEqualTo(Status.DOWN);
    assertThat(starts).hasValue(1);
  }

  @Test
  void aReportIsUsedAgainForAWhile() {
    var asked = new AtomicInteger();
    registry.register(
        "counting",
        () -> {
          asked.incrementAndGet();
          return CompletableFuture.completedFuture(Health.ok());
        });

    report(registry);
    pass(Duration.ofSeconds(4));
    report(registry);
    assertThat(asked).hasValue(1);

    pass(Duration.ofSeconds(1));
    report(registry);
    assertThat(asked).hasValue(2);
  }

  @Test
  void remembersSinceWhenAStatusHolds() {
    var indicator = registry.indicator("part", Health.ok());
    report(registry);
    pass(Duration.ofMinutes(1));
    indicator.is(Health.down("gone"));
    report(registry);
    pass(Duration.ofMinutes(1));
    indicator.is(Health.down("still gone"));

    var checked = report(registry).checks().get(0);

    assertThat(checked.since()).isEqualTo(START.plusSeconds(60));
    assertThat(checked.health().reason()).isEqualTo("still gone");
  }

  @Test
  void aClosedRegistrationIsGoneAtOnce() {
    var registration =
        registry.register("part", () -> CompletableFuture.completedFuture(Health.down("x")));
    report(registry);

    registration.close();

    assertThat(report(registry).checks()).isEmpty();
  }

  @Test
  void isReadyAfterTheFirstSync() {
    assertThat(report(registry).ready()).isFalse();

    registry.becomeReady();

    assertThat(registry.isReady()).isTrue();
    assertThat(report(registry).ready()).isTrue();
  }

  @Test
  void refusesANameThatIsTaken() {
    registry.indicator("part", Health.ok());

    assertThatThrownBy(() -> registry.indicator("part", Health.ok()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Part", "a b", "!"})
  void refusesWhatIsNoName(String name) {
    assertThatThrownBy(() -> registry.indicator(name, Health.ok()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReasonIsOneShortLine() {
    assertThat(Health.down("a\n b\u0007c").reason()).isEqualTo("a b c");
    assertThat(Health.down("x".repeat(1_000)).reason()).hasSize(301);
  }

  @Test
  void isShownAsJson() {
    registry.indicator("database", Health.down("no \"connection\""));
    registry.indicator("sync", Health.ok());

    assertThat(HealthView.json(report(registry)))
        .isEqualTo(
            "{\"status\":\"down\",\"ready\":false,\"at\":\"2026-11-20T12:00:00Z\",\"checks\":{"
                + "\"database\":{\"status\":\"down\",\"since\":\"2026-11-20T12:00:00Z\","
                + "\"reason\":\"no \\\"connection\\\"\"},"
                + "\"sync\":{\"status\":\"ok\",\"since\":\"2026-11-20T12:00:00Z\"}}}");
  }

  private static CompletionStage<Health> thrown() {
    throw new IllegalStateException("on purpose");
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private HealthRegistry registry(Duration perCheck) {
    return new HealthRegistry(
        now::get, threads, new HealthRegistry.Limits(Duration.ofSeconds(5), perCheck));
  }

  private static HealthReport report(HealthRegistry registry) {
    return registry.report().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
