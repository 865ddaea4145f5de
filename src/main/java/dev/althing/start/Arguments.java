package dev.althing.start;

import dev.althing.config.Version;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The arguments of the program; without a command it runs the bot. */
@Command(
    name = "althing",
    description = "A Matrix bot that keeps the law and runs the games of a community.",
    mixinStandardHelpOptions = true,
    versionProvider = Arguments.Versions.class,
    customSynopsis = "java -jar althing.jar [COMMAND] [--config FILE]",
    commandListHeading = "%nCommands (--help after one says more):%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended because it was asked to, or all is well",
      "1:something failed, and the last line says what",
      "2:the configuration or the command line is wrong"
    },
    footerHeading = "%nTo begin:%n",
    footer = {
      "  java -jar althing.jar          try it, in a homeserver of its own",
      "  java -jar althing.jar login    sign in on your homeserver, and keep that",
      "  java -jar althing.jar check    see whether everything is in place there",
      "",
      "Settings come from FILE (config/althing.conf is a start) and from environment",
      "variables like ALTHING_HOMESERVER, which win; docs/operating.md has them all."
    })
public final class Arguments implements Callable<Integer> {
  private final Launch launch;
  private final Machine machine;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file (HOCON).",
      scope = ScopeType.INHERIT)
  private @Nullable Path config;

  @Option(names = "--no-sandbox", description = "Refuse to start when no homeserver is configured.")
  private boolean noSandbox;

  public Arguments(Launch launch, Machine machine) {
    this.launch = launch;
    this.machine = machine;
  }

  @Override
  public Integer call() {
    return launch.bot(file(), !noSandbox);
  }

  @Command(
      name = "run",
      description = "Run the bot; what happens without a command, too.",
      mixinStandardHelpOptions = true)
  int run(
      @Option(
              names = "--no-sandbox",
              description = "Refuse to start when no homeserver is configured.")
          boolean alone) {
    return launch.bot(file(), !(alone || noSandbox));
  }

  @Command(
      name = "login",
      description = "Sign in and keep that, so that no password has to be configured.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Asks for what is not given, and does not show what is secret; without a",
        "terminal the answers are read from the input, one a line. The tokens are kept",
        "in the data directory in a file that only you can read, the password nowhere.",
        "Sign in as the user of this machine that the bot runs as."
      })
  int login(
      @Option(
              names = "--homeserver",
              paramLabel = "ADDRESS",
              description = "Its address or name, if it is not configured.")
          @Nullable String homeserver,
      @Option(names = "--user", paramLabel = "USER", description = "The bot's account.")
          @Nullable String user,
      @Option(names = "--token", description = "Ask for an access token, not for a password.")
          boolean byToken) {
    return launch.login(
        file(),
        new LoginDialogue(
            machine.terminal(),
            Optional.ofNullable(homeserver),
            Optional.ofNullable(user),
            byToken));
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
  int check() {
    return launch.check(file());
  }

  @Command(
      name = "sandbox",
      description = "Run the embedded homeserver alone.",
      mixinStandardHelpOptions = true)
  int sandbox() {
    return launch.sandbox(file());
  }

  @Command(name = "version", description = "Print the version.", mixinStandardHelpOptions = true)
  int version() {
    machine.out().println("althing " + Version.current());
    machine.out().flush();
    return Launch.DONE;
  }

  Optional<Path> file() {
    return Optional.ofNullable(config);
  }

  /** The version for {@code --version}. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"althing " + Version.current()};
    }
  }
}
