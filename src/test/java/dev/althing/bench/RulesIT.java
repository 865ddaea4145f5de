package dev.althing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long the pure rules take, measured by JMH. */
@Tag("bench")
final class RulesIT {
  @Test
  void decides() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(Rules.class.getName())
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();

    assertThat(results).isNotEmpty();
    for (RunResult result : results) {
      var primary = result.getPrimaryResult();
      String measured =
          String.format(
              Locale.ROOT,
              "%.2f ± %.2f %s",
              primary.getScore(),
              primary.getScoreError(),
              primary.getScoreUnit());
      Table.add("`" + primary.getLabel() + "`", "JMH", measured);
    }
  }
}
