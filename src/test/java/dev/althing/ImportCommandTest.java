package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.CannotStart;
import dev.althing.imports.Flaw;
import dev.althing.imports.Imported;
import dev.althing.imports.Imported.Tally;
import dev.althing.start.Machine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code import}, in front of an application that only counts. */
final class ImportCommandTest {
  private final FakeApplication application = new FakeApplication();
  private final Map<String, String> environment = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void onlySaysWhatWouldBeAdded() {
    application.imported =
        new Imported.Counted(false, new Tally(1, 0), new Tally(1200, 3), new Tally(0, 0));

    assertThat(run("import", "games", "old.json")).isZero();

    assertThat(application.started).containsExactly("trial of old.json");
    assertThat(out.toString().lines())
        .containsExactly(
            "Word game: 1 entry would be added, 0 already there.",
            "Welcome: 1,200 entries would be added, 3 already there.",
            "Trivia: 0 entries would be added, 0 already there.",
            "Nothing was written: this was a trial. The same with --apply writes it.");
  }

  @Test
  void writesWhenItIsToldTo() {
    application.imported =
        new Imported.Counted(true, new Tally(2, 0), new Tally(0, 0), new Tally(0, 0));

    assertThat(run("import", "games", "--apply", "old.json")).isZero();

    assertThat(application.started).containsExactly("import of old.json");
    assertThat(out.toString())
        .startsWith("Word game: 2 entries added, 0 already there.")
        .contains("Done. To do it again changes nothing.");
  }

  @Test
  void saysWhatIsWrongWithTheFile() {
    application.imported =
        new Imported.Refused(
            List.of(new Flaw(3, "wordle[0]", "more", Map.of("one", "won", "other", "played"))), 5);

    assertThat(run("import", "games", "old.json", "--apply")).isEqualTo(1);

    assertThat(out.toString().lines())
        .containsExactly(
            "Line 3, wordle[0]: \"won\" is more than \"played\".",
            "… and 4 more problems.",
            "Nothing was written. Correct the file and try again.");
  }

  @Test
  void saysWhyNothingCanBeImported() {
    application.fault = new CannotStart("a running bot uses the database; stop it");

    assertThat(run("import", "games", "old.json")).isEqualTo(1);

    assertThat(err.toString())
        .contains("Not imported: a running bot uses the database; stop it. Nothing was written.");
  }

  @Test
  void saysThatAnImportThatBrokeOffCanBeRepeated() {
    application.fault = new IllegalStateException("out of luck");

    assertThat(run("import", "games", "old.json", "--apply")).isEqualTo(1);

    assertThat(err.toString()).contains("out of luck").contains("adds only the rest");
  }

  @Test
  void wantsToKnowWhatToImportAndFromWhere() {
    assertThat(run("import")).isEqualTo(2);
    assertThat(run("import", "games")).isEqualTo(2);
    assertThat(run("import", "cats", "old.json")).isEqualTo(2);
    assertThat(application.started).isEmpty();
    assertThat(err.toString()).contains("Say what to import: games").contains("FILE");
  }

  @Test
  void readsTheConfigurationWhereverItIsNamed() {
    String missing = folder.resolve("none.conf").toString();

    assertThat(run("--config", missing, "import", "games", "old.json")).isEqualTo(2);
    assertThat(run("import", "games", "old.json", "--config", missing)).isEqualTo(2);
    assertThat(application.started).isEmpty();
    assertThat(err.toString()).contains("none.conf");
  }

  @Test
  void explainsItself() {
    assertThat(run("import", "games", "--help")).isZero();

    assertThat(out.toString()).contains("--apply", "docs/import.md", "Stop the bot first");
  }

  private int run(String... arguments) {
    var machine =
        new Machine(
            environment,
            new ScriptedTerminal(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            stop -> {},
            exit -> {});
    return new Main(application, machine, Duration.ofMinutes(5)).run(arguments);
  }
}
