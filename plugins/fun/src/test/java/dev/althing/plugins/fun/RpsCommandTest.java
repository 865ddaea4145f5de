package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.Reply;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RpsCommandTest {
  @Test
  void saysWhoWonAndTheRunningScore() {
    Chat chat = Chat.seeded(1);
    int won = 0;
    int lost = 0;
    int drawn = 0;
    for (int i = 0; i < 60; i++) {
      String heard = chat.hear("rps rock");
      won += heard.startsWith("You win: rock ✊ beats my scissors ✌️.\n") ? 1 : 0;
      lost += heard.startsWith("I win: paper ✋ beats your rock ✊.\n") ? 1 : 0;
      drawn += heard.startsWith("A draw: we both show rock ✊.\n") ? 1 : 0;
      assertThat(heard)
          .endsWith("Your score: %d won, %d lost, %d drawn.".formatted(won, lost, drawn));
    }
    assertThat(won + lost + drawn).isEqualTo(60);
    assertThat(won).isBetween(10, 30);
    assertThat(lost).isBetween(10, 30);
    assertThat(chat.kept("rps:@ann:bench:won")).contains(Integer.toString(won));
    assertThat(chat.hear("rps score"))
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
    String heard = Chat.seeded(1).hear("rps " + choice);
    assertThat(heard).contains(hand.word());
    assertThat(heard).isEqualTo(Chat.seeded(1).hear("rps " + hand.word()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rps", "rps lizard", "rps rock paper", "rps 🍕", "rps score ann"})
  void takesNothingElse(String line) {
    assertThat(Chat.seeded(1).say(line)).isEqualTo(Chat.USAGE);
  }

  @Test
  void keepsAScoreForEachPlayer() {
    Chat chat = Chat.seeded(1).as("@bob:bench");
    assertThat(chat.hear("rps score"))
        .isEqualTo("You have not played yet: begin with `!rps rock`.");
    chat.say("rps p");
    chat.say("rps p");
    String bob = chat.hear("rps score").substring("Your score: ".length());
    chat.as("@ann:bench");
    assertThat(chat.hear("rps score @bob:bench")).isEqualTo("@bob:bench: " + bob);
    assertThat(chat.hear("rps score @ann:bench")).startsWith("You have not played yet");
    assertThat(chat.hear("rps score @cat:bench")).isEqualTo("@cat:bench has not played yet.");
  }

  @Test
  void resetsTheScoreOfTheAskerOnly() {
    Chat chat = Chat.seeded(1).as("@bob:bench");
    chat.say("rps p");
    String bob = chat.hear("rps score");
    chat.as("@ann:bench").say("rps p");
    assertThat(chat.hear("rps reset")).matches("Your score is back at zero\\. It was: .*1.*\\.");
    assertThat(chat.hear("rps score")).startsWith("You have not played yet");
    assertThat(chat.kept("rps:@ann:bench:won")).isEqualTo(Optional.empty());
    assertThat(chat.hear("rps reset")).isEqualTo("There was nothing to reset: you have no score.");
    assertThat(chat.as("@bob:bench").hear("rps score")).isEqualTo(bob);
  }

  @Test
  void takesAServerWithAPortForAnotherPlayer() {
    Chat chat = Chat.seeded(1).as("@bob:bench:8448");
    chat.say("rps p");
    assertThat(chat.as("@bob:bench").hear("rps score")).startsWith("You have not played yet");
  }

  @Test
  void showsAPlayerPlainlyAndMentionsNobody() {
    assertThat(Chat.seeded(1).say("rps score @*_bob_*:bench.example"))
        .isEqualTo(Reply.plain("@*_bob_*:bench.example has not played yet."));
  }

  @Test
  void speaksGermanToo() {
    Chat chat = Chat.seeded(1).in(Locale.GERMAN);
    assertThat(chat.hear("rps Stein")).contains("Stein ✊").contains("Dein Stand: ");
    assertThat(chat.hear("rps reset")).startsWith("Dein Stand ist wieder auf null.");
  }
}
