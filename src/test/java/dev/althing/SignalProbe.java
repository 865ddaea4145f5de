package dev.althing;

import java.time.Duration;

/** A program of its own for the tests of signals: the real command line around a fake bot. */
final class SignalProbe {
  private SignalProbe() {}

  public static void main(String[] args) {
    var application = new FakeApplication();
    application.stopsAtOnce = !args[0].equals("stuck");
    var keepsTheProcessAlive = new Thread(SignalProbe::waitForEver);
    keepsTheProcessAlive.start();
    var limit = Duration.ofSeconds(application.stopsAtOnce ? 60 : 1);
    if (args[0].equals("fault")) {
      Main.end(SignalProbe::fault);
    }
    Main.end(() -> new Main(application, Main.machine(), limit).run());
  }

  private static int fault() {
    throw new IllegalStateException("on purpose");
  }

  private static void waitForEver() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
