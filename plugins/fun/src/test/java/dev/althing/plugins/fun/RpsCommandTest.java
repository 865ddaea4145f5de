package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import dev.althing.spi.testing.Bench;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RpsCommandTest {
  private final Bench bench = bench();

  private static Bench bench() {
    return Bench.of(new FunPlugin()).seed(1).start();
  }

  private Bench as(String user) {
    return bench.as(new UserId(user), Permission.EVERYONE);
  }

  @Test
  void saysWhoWonAndTheRunningScore() {
    int won = 0;
    int lost = 0;
    int drawn = 0;
    for (int i = 0; i < 60; i++) {
      String heard = bench.words("rps rock");
      won += heard.startsWith("You win: rock ✊ beats my scissors ✌️.\n") ? 1 : 0;
      lost += heard.startsWith("I win: paper ✋ beats your rock ✊.\n") ? 1 : 0;
      drawn += heard.startsWith("A draw: we both show rock ✊.\n") ? 1 : 0;
      assertThat(heard)
          .endsWith("Your score: %d won, %d lost, %d drawn.".formatted(won, lost, drawn));
    }
    assertThat(won + lost + drawn).isEqualTo(60);
    assertThat(won).isBetween(10, 30);
    assertThat(lost).isBetween(10, 30);
    assertThat(bench.kept("rps:@ann:bench:won")).contains(Integer.toString(won));
    assertThat(bench.words("rps score"))
        .isEqualTo("Your score: %d won, %d lost, %d drawn.".formatted(won, lost, drawn));
  }

  @ParameterizedTest
  @CsvSource({
    "r,ROCK",
    "Rock,ROCK",
    "ROCK,ROCK",
    "✊,ROCK",
    "✊🏽,ROCK",
    "🪨,ROCK",
    "Stein,ROCK",
    "p,PAPER",
    "paper,PAPER",
    "✋,PAPER",
    "✋\uFE0F,PAPER",
    "✋🏿,PAPER",
    "📄,PAPER",
    "s,SCISSORS",
    "scissors,SCISSORS",
    "✌,SCISSORS",
    "✌\uFE0F,SCISSORS",
    "✌🏼,SCISSORS",
    "✂\uFE0F,SCISSORS",
    "Schere,SCISSORS"
  })
  void takesShortFormsAndEmoji(String choice, Hand hand) {
    String heard = bench.words("rps " + choice);
    assertThat(heard).contains(hand.word());
    assertThat(heard).isEqualTo(bench().words("rps " + hand.word()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rps", "rps lizard", "rps rock paper", "rps 🍕", "rps score ann"})
  void takesNothingElse(String line) {
    assertThat(bench.say(line)).isEmpty();
  }

  @Test
  void keepsAScoreForEachPlayer() {
    as("@bob:bench");
    assertThat(bench.words("rps score"))
        .isEqualTo("You have not played yet: begin with `!rps rock`.");
    bench.say("rps p");
    bench.say("rps p");
    String bob = bench.words("rps score").substring("Your score: ".length());
    as("@ann:bench");
    assertThat(bench.words("rps score @bob:bench")).isEqualTo("@bob:bench: " + bob);
    assertThat(bench.words("rps score @ann:bench")).startsWith("You have not played yet");
    assertThat(bench.words("rps score @cat:bench")).isEqualTo("@cat:bench has not played yet.");
  }

  @Test
  void resetsTheScoreOfTheAskerOnly() {
    as("@bob:bench");
    bench.say("rps p");
    String bob = bench.words("rps score");
    as("@ann:bench").say("rps p");
    assertThat(bench.words("rps reset")).matches("Your score is back at zero\\. It was: .*1.*\\.");
    assertThat(bench.words("rps score")).startsWith("You have not played yet");
    assertThat(bench.kept("rps:@ann:bench:won")).isEqualTo(Optional.empty());
    assertThat(bench.words("rps reset"))
        .isEqualTo("There was nothing to reset: you have no score.");
    assertThat(as("@bob:bench").words("rps score")).isEqualTo(bob);
  }

  @Test
  void takesAServerWithAPortForAnotherPlayer() {
    as("@bob:bench:8448");
    bench.say("rps p");
    assertThat(as("@bob:bench").words("rps score")).startsWith("You have not played yet");
  }

  @Test
  void showsAPlayerPlainlyAndMentionsNobody() {
    assertThat(bench.say("rps score @*_bob_*:bench.example"))
        .contains(Reply.plain("@*_bob_*:bench.example has not played yet."));
  }

  @Test
  void speaksGermanToo() {
    bench.in(Locale.GERMAN);
    assertThat(bench.words("rps Stein")).contains("Stein ✊").contains("Dein Stand: ");
    assertThat(bench.words("rps reset")).startsWith("Dein Stand ist wieder auf null.");
  }
}
