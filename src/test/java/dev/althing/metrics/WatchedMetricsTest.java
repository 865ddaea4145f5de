package dev.althing.metrics;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.althing.matrix.client.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alerts, dashboards and pages that name metrics: each of them is one that is exported. */
final class WatchedMetricsTest {
  private static final String ALERTS = "config/prometheus/althing-alerts.yml";
  private static final String DASHBOARD = "config/grafana/althing.json";

  /** Names of ours, and of the Java process; the endings belong to Prometheus. */
  private static final Pattern NAME = Pattern.compile("\\b(?:althing|jvm|process|system)_[a-z_]+");

  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:althing|jvm)_[a-z_]+)\\{([^}]*)}");

  private static final PrometheusMetrics METRICS = new PrometheusMetrics("1.2.3");
  private static Set<String> names;

  @BeforeAll
  static void countEverything() {
    METRICS.watchQueue("outbox", () -> 1, () -> Duration.ZERO);
    METRICS.watchQueue("ledger", () -> 1, () -> Duration.ZERO);
    METRICS.commandHandled("ping", Metrics.Result.ANSWERED, Duration.ZERO);
    METRICS.budgetWaited("events", Duration.ZERO);
    METRICS.budgetRefused("events");
    METRICS.homeserverRequest("sync", "200", Duration.ZERO);
    System.gc();
    eventually("a pause is shown", () -> METRICS.text().contains("jvm_gc_pause_seconds_sum"));
    names = found("(?m)^([a-z_]+)[ {]").collect(Collectors.toSet());
  }

  @AfterAll
  static void close() {
    METRICS.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {ALERTS, DASHBOARD})
  void namesOnlyMetricsThatAreExported(String file) throws IOException {
    List<String> named =
        NAME.matcher(String.join("\n", expressions(file)))
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(named).hasSizeGreaterThan(10).isSubsetOf(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {ALERTS, DASHBOARD})
  void selectsByLabelsAndValuesThatExist(String file) throws IOException {
    Set<String> results =
        Arrays.stream(Metrics.Result.values())
            .map(result -> result.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Set<String> endpoints =
        Arrays.stream(Endpoint.values())
            .map(endpoint -> endpoint.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (var selector : SELECTOR.matcher(String.join("\n", expressions(file))).results().toList()) {
      for (String matcher : selector.group(2).split(",")) {
        String[] parts = matcher.split("[=!~]+", 2);
        String value = parts[1].replace("\"", "");
        if (parts[0].equals("result")) {
          assertThat(results).contains(value);
        } else if (parts[0].equals("endpoint")) {
          assertThat(endpoints).contains(value);
        } else if (!parts[0].equals("job")) {
          assertThat(found("(?m)^" + selector.group(1) + "\\{([^}]*)}"))
              .allMatch(labels -> labels.contains(parts[0] + "="));
        }
      }
    }
  }

  @Test
  void thePageForOperatorsNamesOnlyMetricsThatAreExported() throws IOException {
    List<String> named =
        Pattern.compile("`(althing_[a-z_]+)")
            .matcher(Files.readString(Path.of("docs/operating.md")))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(named).isNotEmpty();
    assertThat(named).allMatch(name -> names.stream().anyMatch(known -> known.startsWith(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {DASHBOARD, "config/grafana/homeserver.json"})
  void thePanelsLieSideBySideAndAreTheirOwn(String file) throws IOException {
    List<JsonNode> panels = children(new ObjectMapper().readTree(Path.of(file).toFile()), "panels");

    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels).extracting(panel -> panel.path("gridPos")).doesNotHaveDuplicates();
    assertThat(panels)
        .allMatch(panel -> panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt() <= 24)
        .allMatch(panel -> !panel.path("title").asText().isBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {ALERTS, "config/prometheus/homeserver-alerts.yml"})
  void eachAlertSaysHowBadItIsAndWhatToDo(String file) throws IOException {
    for (JsonNode rule : rules(file)) {
      assertThat(rule.at("/labels/severity").asText()).isIn("page", "warning");
      assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
      assertThat(rule.at("/annotations/description").asText()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"config/prometheus/homeserver-alerts.yml", "config/grafana/homeserver.json"})
  void theTimeThatSyncIsMeantToWaitIsNoResponseTime(String file) throws IOException {
    assertThat(expressions(file))
        .filteredOn(it -> it.contains("response_time_seconds_bucket"))
        .isNotEmpty()
        .allMatch(it -> it.contains("servlet!~\".*SyncRestServlet|EventStreamRestServlet\""));
  }

  /** What Prometheus is asked in a file. */
  private static List<String> expressions(String file) throws IOException {
    if (file.endsWith(".yml")) {
      return rules(file).stream().map(rule -> rule.path("expr").asText()).toList();
    }
    return children(new ObjectMapper().readTree(Path.of(file).toFile()), "panels").stream()
        .flatMap(panel -> children(panel, "targets").stream())
        .map(target -> target.path("expr").asText())
        .toList();
  }

  private static List<JsonNode> rules(String file) throws IOException {
    return children(new YAMLMapper().readTree(Path.of(file).toFile()), "groups").stream()
        .flatMap(group -> children(group, "rules").stream())
        .toList();
  }

  private static List<JsonNode> children(JsonNode node, String name) {
    return Stream.iterate(0, i -> i < node.path(name).size(), i -> i + 1)
        .map(node.path(name)::get)
        .toList();
  }

  private static Stream<String> found(String pattern) {
    return Pattern.compile(pattern).matcher(METRICS.text()).results().map(it -> it.group(1));
  }
}
