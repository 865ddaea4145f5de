package dev.althing.feature.wordle.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
  private static final List<String> WRONG =
      List.of("house", "plant", "brick", "fjord", "gymps", "waqfs");

  private final Games games = new Games();

  /** Plays a day: solved with so many guesses, or lost with 0. */
  private void plays(int day, int guesses) {
    games.daily(day, "crane");
    for (int i = 0; i < (guesses == 0 ? 6 : guesses - 1); i++) {
      games.guess(day, WRONG.get(i));
    }
    if (guesses > 0) {
      games.guess(day, "crane");
    }
  }

  private Statistics statistics() {
    return games.player().statistics();
  }

  @Test
  void daysInARowAreCounted() {
    plays(5, 3);
    plays(6, 4);
    plays(7, 4);

    assertThat(statistics()).isEqualTo(new Statistics(3, 3, 3, 3, 7, List.of(0, 0, 1, 2, 0, 0)));
    assertThat(statistics().streakOn(7)).isEqualTo(3);
    assertThat(statistics().streakOn(8)).as("today may still be played").isEqualTo(3);
    assertThat(statistics().streakOn(9)).as("yesterday was missed").isZero();
  }

  @Test
  void aMissedDayEndsThem() {
    plays(5, 3);
    plays(6, 3);
    plays(8, 3);

    assertThat(statistics().streakOn(8)).isEqualTo(1);
    assertThat(statistics().longest()).isEqualTo(2);
  }

  @Test
  void aLostDayEndsThem() {
    plays(5, 3);
    plays(6, 0);
    assertThat(statistics().streakOn(6)).isZero();
    plays(7, 1);

    assertThat(statistics()).isEqualTo(new Statistics(3, 2, 1, 1, 7, List.of(1, 0, 1, 0, 0, 0)));
    assertThat(statistics().percentage()).isEqualTo(67);
  }

  @Test
  void aDayThatWasBegunAndLeftIsMissed() {
    plays(5, 3);
    games.daily(6, "crane");
    plays(7, 3);

    assertThat(statistics().played()).isEqualTo(2);
    assertThat(statistics().streakOn(7)).isEqualTo(1);
  }

  @Test
  void nothingPlayedIsNothingOfAHundred() {
    assertThat(Statistics.NONE.percentage()).isZero();
    assertThat(Statistics.NONE.streakOn(1)).isZero();
  }

  /** The statistics from the raw events, without any of the code under test. */
  private Statistics derived() {
    Map<Integer, Integer> results = new TreeMap<>();
    for (PlayerEvent event : games.events()) {
      if (event instanceof PlayerEvent.GameFinished finished) {
        Game game = finished.game();
        int last = game.guesses().size();
        boolean found = game.guesses().get(last - 1).equals(game.puzzle().answer());
        results.put(game.puzzle().number(), found ? last : 0);
      } else if (event instanceof PlayerEvent.GameGivenUp gaveUp) {
        results.put(gaveUp.game().puzzle().number(), 0);
      }
    }
    int longest = 0;
    int streak = 0;
    int before = 0;
    List<Integer> distribution = new ArrayList<>(List.of(0, 0, 0, 0, 0, 0));
    for (var result : results.entrySet()) {
      boolean isNext = result.getKey() == before + 1;
      streak = result.getValue() == 0 ? 0 : (isNext ? streak : 0) + 1;
      longest = Math.max(longest, streak);
      before = result.getKey();
      if (result.getValue() > 0) {
        distribution.set(result.getValue() - 1, distribution.get(result.getValue() - 1) + 1);
      }
    }
    int won = distribution.stream().mapToInt(count -> count).sum();
    return new Statistics(results.size(), won, streak, longest, before, distribution);
  }

  @Test
  void whatIsShownIsWhatTheEventsSay() {
    Random random = new Random(7);
    for (int day = 1; day <= 500; day++) {
      int fate = random.nextInt(10);
      if (fate == 0) {
        continue;
      }
      if (fate == 1) {
        games.daily(day, "crane");
        games.tell(new Wish.GiveUp());
      } else if (fate == 2) {
        games.daily(day, "crane");
      } else {
        plays(day, random.nextInt(7));
      }
      assertThat(statistics()).isEqualTo(derived());
    }
    assertThat(statistics().played()).isGreaterThan(300);
  }
}
