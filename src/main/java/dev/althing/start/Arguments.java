package dev.althing.start;

import dev.althing.config.Version;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The arguments of the program; without a command it runs the bot. */
@Command(
    name = "althing",
    description = "A Matrix bot that keeps the law and runs the games of a community.",
    mixinStandardHelpOptions = true,
    versionProvider = Arguments.Versions.class,
    footer = {
      "",
      "Without a homeserver in the configuration the bot starts one of its own, to try things out.",
      "Settings come from FILE and from environment variables; config/althing.conf is a start."
    })
public final class Arguments implements Callable<Integer> {
  private final Launch launch;
  private final Machine machine;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration file (HOCON).")
  private @Nullable Path config;

  @Option(names = "--no-sandbox", description = "Refuse to start when no homeserver is configured.")
  private boolean noSandbox;

  public Arguments(Launch launch, Machine machine) {
    this.launch = launch;
    this.machine = machine;
  }

  @Override
  public Integer call() {
    return launch.bot(Optional.ofNullable(config), !noSandbox);
  }

  @Command(
      name = "run",
      description = "Run the bot; what happens without a command, too.",
      mixinStandardHelpOptions = true)
  int run(
      @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
          @Nullable Path file,
      @Option(
              names = "--no-sandbox",
              description = "Refuse to start when no homeserver is configured.")
          boolean alone) {
    return launch.bot(Optional.ofNullable(file == null ? config : file), !(alone || noSandbox));
  }

  @Command(
      name = "sandbox",
      description = "Run the embedded homeserver alone.",
      mixinStandardHelpOptions = true)
  int sandbox(
      @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
          @Nullable Path file) {
    return launch.sandbox(Optional.ofNullable(file == null ? config : file));
  }

  @Command(
      name = "check",
      description = "Look whether the bot can run here; changes nothing, also while it runs.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Looks at the configuration, the data directory, the database, the homeserver,",
        "the clock, the account, the management room and the rights in every room.",
        "Exit code 0 when the bot can run like this, 1 when not; what is wrong is",
        "followed by what to do about it."
      })
  int check(
      @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
          @Nullable Path file) {
    return launch.check(Optional.ofNullable(file == null ? config : file));
  }

  @Command(name = "version", description = "Print the version.", mixinStandardHelpOptions = true)
  int version() {
    machine.out().println("althing " + Version.current());
    machine.out().flush();
    return Launch.DONE;
  }

  /** The version for {@code --version}. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"althing " + Version.current()};
    }
  }
}
