package dev.althing.smoke;

import static dev.althing.testing.Eventually.eventually;

import dev.althing.page.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people vote and play in the page of the packaged program. */
@Tag("browser")
final class PlayersIT {
  private static final String TOLD = ".message:not(.own) .text";
  private static final String LAST_CHIP = "#timeline li:last-child [data-focus='reaction %s']";

  @TempDir Path directory;

  @Test
  void twoPeopleVoteAndPlay() {
    try (Program program = Program.start(directory, StrangerIT.FREE_PORTS)) {
      URI page = StrangerIT.page(program);
      try (Browser alice = Browser.open(page);
          Browser bob = Browser.open(page)) {
        alice.comesInAs("alice");
        bob.comesInAs("bob");
        vote(alice, bob);
        quiz(alice, bob);
        word(alice);
      }
    }
  }

  /** One of them reacts, the other answers the native poll. */
  private static void vote(Browser alice, Browser bob) {
    alice.says("!poll \"What shall we eat?\" \"Pizza\" \"Soup\" \"Salad\"");
    String message = "#timeline li:has(.text):has([data-focus='reaction 3️⃣']) ";
    alice.sees(message);
    alice.clicks(message + "[data-focus='reaction 1️⃣']");
    bob.sees("#timeline [role=radio]");
    bob.script("document.querySelectorAll('#timeline [role=radio]')[1].click()");
    alice.reads(TOLD, "2 people have voted");
    alice.photographs("poll");
    alice.clicks(message + "[data-focus='reaction 1️⃣']");
    alice.clicks(message + "[data-focus='reaction 2️⃣']");
    alice.says("!poll close");
    alice.reads(TOLD, "🏆 Soup wins with 2 votes");
  }

  private static void quiz(Browser alice, Browser bob) {
    alice.says("!trivia geography easy 2");
    alice.sees(LAST_CHIP.formatted("4️⃣"));
    alice.clicks(LAST_CHIP.formatted("1️⃣"));
    bob.clicks(LAST_CHIP.formatted("2️⃣"));
    alice.reads(TOLD, "The answer is");
    alice.photographs("quiz");
    alice.reads(TOLD, "Question 2 of 2");
    alice.sees(LAST_CHIP.formatted("4️⃣"));
    alice.clicks(LAST_CHIP.formatted("3️⃣"));
    bob.clicks(LAST_CHIP.formatted("4️⃣"));
    eventually(
        "both answers are told",
        () -> alice.texts(TOLD).stream().filter(it -> it.contains("The answer is")).count() == 2);
    alice.says("!trivia scores");
    alice.reads(TOLD, "alice");
    alice.photographs("scores");
  }

  private static void word(Browser alice) {
    alice.says("!wordle");
    alice.clicks("[aria-labelledby='group-invitations'] button");
    alice.clicks("#invitation button.primary");
    alice.reads(TOLD, "0/6");
    for (String guess : List.of("crane", "moist", "would")) {
      alice.says(guess);
    }
    alice.reads(TOLD, "3/6");
    alice.photographs("board");
    alice.screen(360, 720);
    alice.prefers("dark");
    alice.photographs("board-phone");
  }
}
