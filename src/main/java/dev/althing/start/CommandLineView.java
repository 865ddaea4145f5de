package dev.althing.start;

import dev.althing.config.Problem;
import java.util.List;

/** What the command line says to an operator. */
final class CommandLineView {
  private CommandLineView() {}

  static String problems(List<Problem> problems) {
    var text = new StringBuilder("Althing cannot start with this configuration:\n");
    problems.forEach(problem -> text.append("  ").append(problem.sentence()).append('\n'));
    return text.append("Nothing was started.").toString();
  }

  static Problem noHomeserver() {
    return new Problem(
        "command line",
        "--no-sandbox",
        "leaves the bot without a homeserver",
        "set ALTHING_HOMESERVER or althing.homeserver.url");
  }

  static String warning(String sentence) {
    return "Warning: " + sentence;
  }

  static String cannotStart(String reason) {
    return "Althing cannot start: " + reason;
  }

  static String failedToStart(Throwable fault) {
    return "Althing cannot start because of a fault of its own; the log has the details: " + fault;
  }

  static String hadToEnd(String reason) {
    return "Althing had to end: " + reason;
  }

  static String failed(Throwable fault) {
    return "Althing had to end; the log has the details: " + fault;
  }

  static String stopping() {
    return "Stopping…";
  }

  static String stoppedLate(long seconds) {
    return "Not everything ended within "
        + seconds
        + " s; ending the process. Nothing is lost: what was under way is finished after the next"
        + " start.";
  }
}
