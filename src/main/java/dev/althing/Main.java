package dev.althing;

import ch.qos.logback.classic.LoggerContext;
import dev.althing.start.Application;
import dev.althing.start.Arguments;
import dev.althing.start.ImportCommand;
import dev.althing.start.Launch;
import dev.althing.start.Machine;
import dev.althing.start.RealTerminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** The command line of Althing. */
public final class Main {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Application application;
  private final Machine machine;
  private final Duration stopLimit;

  Main(Application application, Machine machine, Duration stopLimit) {
    this.application = application;
    this.machine = machine;
    this.stopLimit = stopLimit;
  }

  /**
   * Starts the program and ends the process: threads that live on would otherwise keep a process
   * alive that does nothing any more.
   */
  public static void main(String[] args) {
    end(() -> new Main(Wiring.application(), machine(), STOP_LIMIT).run(args));
  }

  /** Runs to an exit code and ends the process with it, whatever happens on the way. */
  static void end(IntSupplier run) {
    int exit = Launch.FAILED;
    try {
      exit = run.getAsInt();
    } catch (Throwable fault) {
      LoggerFactory.getLogger(Main.class).error("ended by a fault", fault);
    }
    flushLog();
    System.exit(exit);
  }

  /** Does what the arguments say, until that is done; the result is the exit code. */
  int run(String... args) {
    var launch = new Launch(application, machine, stopLimit);
    return new CommandLine(new Arguments(launch, machine))
        .addSubcommand(new ImportCommand(launch))
        .addSubcommand(new GenerateCompletion())
        .setOut(machine.out())
        .setErr(machine.err())
        .execute(args);
  }

  static Machine machine() {
    return new Machine(
        System.getenv(),
        new RealTerminal(System.in, System::console),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Signals::onStop,
        Main::halt);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static void halt(int exit) {
    flushLog();
    Runtime.getRuntime().halt(exit);
  }

  /** The log is written by a thread of its own, which needs a moment to empty its queue. */
  private static void flushLog() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
      log.stop();
    }
  }
}
