package dev.althing.start;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command {@code import}, by the kinds of files there are. */
@Command(
    name = "import",
    description = "Add what people did with another bot.",
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Runnable {
  private final Launch launch;

  @ParentCommand private @Nullable Arguments all;
  @Spec private @Nullable CommandSpec spec;

  /** The command for a launch. */
  public ImportCommand(Launch launch) {
    this.launch = launch;
  }

  @Override
  public void run() {
    CommandSpec self = Objects.requireNonNull(spec);
    throw new ParameterException(self.commandLine(), "Say what to import: games");
  }

  @Command(
      name = "games",
      description = "Add statistics of the word game, who was welcomed, and scores.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Stop the bot first. Without --apply it is only said what would be added. What",
        "was added before is not added again. docs/import.md describes the file."
      })
  int games(
      @Parameters(paramLabel = "FILE", description = "A JSON file.") Path file,
      @Option(names = "--apply", description = "Write it, not only say what would be written.")
          boolean applies) {
    return launch.importGames(Objects.requireNonNull(all).file(), file, applies);
  }
}
