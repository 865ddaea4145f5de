package dev.althing.feature.ops;

import dev.althing.health.Health;
import dev.althing.health.HealthRegistry;
import dev.althing.health.HealthReport;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.text.Markup;
import dev.althing.text.Spans;
import dev.althing.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** {@code !health}: how the bot and everything it needs are. */
public final class HealthCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("health", "Shows how I and everything I need are.").build();

  private final HealthRegistry registry;

  /** The command over everything that is watched. */
  public HealthCommand(HealthRegistry registry) {
    this.registry = registry;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    // reasons name rooms and addresses, which is nothing for everybody
    boolean tellsWhy =
        invocation.origin().rank().reaches(Permission.MANAGEMENT)
            && invocation.origin().place() != Place.ROOM;
    return registry.report().thenApply(report -> shown(report, tellsWhy, invocation.locale()));
  }

  private static Reply shown(HealthReport report, boolean tellsWhy, Locale locale) {
    Texts texts = Texts.of("ops", locale);
    List<String> lines = new ArrayList<>();
    lines.add(texts.say("health", Map.of("status", report.status().name())));
    for (HealthReport.Checked checked : report.checks()) {
      lines.add(line(checked, report, tellsWhy, locale));
    }
    return Reply.text(String.join("\n", lines));
  }

  private static String line(
      HealthReport.Checked checked, HealthReport report, boolean tellsWhy, Locale locale) {
    Health health = checked.health();
    Duration age = Duration.between(checked.since(), report.at());
    Map<String, Object> said =
        new HashMap<>(
            Map.of(
                "name", Markup.escape(checked.name()),
                "status", health.status().name(),
                "reason", tellsWhy ? Markup.escape(health.reason()) : "",
                "why", tellsWhy && !health.reason().isEmpty() ? "yes" : "no",
                "since", Spans.of(locale).ago(age)));
    health.latency().ifPresent(time -> said.put("latency", time.toMillis()));
    String key = health.latency().isPresent() ? "health.check.measured" : "health.check";
    return Texts.of("ops", locale).say(key, said);
  }
}
