package dev.althing.start;

import dev.althing.config.HomeserverSettings.Address;
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

  static String noAnswer() {
    return "There was no answer; nobody was signed in, and nothing was changed.";
  }

  static String signsInByItself() {
    return "A password or an access token is configured: the bot signs in with that by itself, and"
        + " nothing was changed. Remove it from the configuration to sign in by hand.";
  }

  static String notSignedIn(String reason) {
    return "Not signed in: " + reason + ". Nothing was changed.";
  }

  static List<String> signedIn(SignedIn signedIn, Address homeserver) {
    return List.of(
        "Signed in as %s, device %s.".formatted(signedIn.user(), signedIn.device()),
        "That is kept in %s, which nobody else on this machine can read."
            .formatted(signedIn.file()),
        "Start the bot with ALTHING_HOMESERVER=%s (althing.homeserver.url) and the same data"
                .formatted(homeserver.text())
            + " directory; it needs no password.");
  }

  static String notImported(String reason) {
    return "Not imported: " + reason + ". Nothing was written.";
  }

  static String importBroken(Throwable fault) {
    return "The import did not come to its end; the log has the details: "
        + fault
        + ". What it wrote stays; importing the same file again adds only the rest.";
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
