package dev.althing.health;

import dev.althing.matrix.json.Json;
import java.util.Locale;

/** A health report as it is shown to machines. */
public final class HealthView {
  private HealthView() {}

  /** The report as a JSON object: the status, whether the bot is ready, and every part. */
  public static String json(HealthReport report) {
    var json = Json.object();
    json.put("status", name(report.status()));
    json.put("ready", report.ready());
    json.put("at", report.at().toString());
    var checks = json.putObject("checks");
    for (HealthReport.Checked checked : report.checks()) {
      var check = checks.putObject(checked.name());
      check.put("status", name(checked.health().status()));
      check.put("since", checked.since().toString());
      if (!checked.health().reason().isEmpty()) {
        boolean isWell = checked.health().status() == Health.Status.OK;
        check.put(isWell ? "detail" : "reason", checked.health().reason());
      }
      checked.health().latency().ifPresent(time -> check.put("latency_ms", time.toMillis()));
    }
    return Json.write(json);
  }

  private static String name(Health.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
