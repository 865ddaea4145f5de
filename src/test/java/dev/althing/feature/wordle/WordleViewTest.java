package dev.althing.feature.wordle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.entity.score.Standing;
import dev.althing.feature.wordle.player.Answer;
import dev.althing.feature.wordle.player.Statistics;
import dev.althing.feature.wordle.rules.Guess;
import dev.althing.feature.wordle.rules.HardMode.Breach;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import dev.althing.text.Markup;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WordleViewTest {
  private static final UserId ANN = new UserId("@ann:example.org");
  private static final WordleView ENGLISH = new WordleView(Locale.ENGLISH, "!wordle");
  private static final WordleView GERMAN = new WordleView(Locale.GERMAN, "!wordle");

  private static String plain(Reply reply) {
    String markdown =
        reply instanceof Reply.Refusal refusal
            ? refusal.markdown()
            : ((Reply.Text) reply).markdown();
    return Markup.format(markdown).plain();
  }

  @Test
  void statisticsAreShownWithBars() {
    Statistics statistics = new Statistics(12, 10, 2, 5, 698, List.of(0, 1, 4, 3, 2, 0));

    assertThat(plain(ENGLISH.statistics(statistics, 699, true, ANN)))
        .isEqualTo(
            """
            Five Letters: how you have fared
            Played 12 · solved 83 % · days in a row 2 · longest 5

            1 0
            2 ▇▇▇ 1
            3 ▇▇▇▇▇▇▇▇▇▇▇▇ 4
            4 ▇▇▇▇▇▇▇▇▇ 3
            5 ▇▇▇▇▇▇ 2
            6 0
            X 2""");
    assertThat(plain(ENGLISH.statistics(statistics, 700, false, ANN)))
        .startsWith("Five Letters: how @ann:example.org has fared\n")
        .contains("days in a row 0");
    assertThat(plain(ENGLISH.statistics(Statistics.NONE, 700, true, ANN)))
        .endsWith("Nothing was played yet.");
  }

  @Test
  void refusalsSayWhatIsWrongAndThatItCostNothing() {
    assertThat(plain(ENGLISH.refused(new Answer.Breaks(new Breach.Moved(2, 'r')), Duration.ZERO)))
        .isEqualTo("Hard mode: the 2nd letter must be R. It cost you no guess.");
    assertThat(plain(GERMAN.refused(new Answer.Breaks(new Breach.Moved(2, 'r')), Duration.ZERO)))
        .startsWith("Schwerer Modus: Der 2. Buchstabe muss R sein.");
    assertThat(plain(ENGLISH.refused(new Answer.Breaks(new Breach.Missing('e')), Duration.ZERO)))
        .startsWith("Hard mode: the word must contain E");
    assertThat(plain(ENGLISH.refused(new Answer.SeenBefore(5), Duration.ofHours(3))))
        .endsWith("The next one comes in 3 hours.");
    for (WordleView view : List.of(ENGLISH, GERMAN)) {
      for (Guess.Why why : Guess.Why.values()) {
        assertThat(view.noGuess(why)).isInstanceOf(Reply.Refusal.class);
      }
      for (Answer.Refused refused :
          List.<Answer.Refused>of(
              new Answer.Unknown("qqqqq"), new Answer.Repeated("crane"), new Answer.NotOpen())) {
        assertThat(view.refused(refused, Duration.ZERO)).isInstanceOf(Reply.Refusal.class);
      }
    }
  }

  @Test
  void theHelpIsAListInBothLanguages() {
    assertThat(plain(ENGLISH.help())).contains("\n• !wordle shows the board").hasLineCount(9);
    assertThat(plain(GERMAN.help())).contains("\n• !wordle zeigt das Spielbrett").hasLineCount(9);
  }

  private static Standing standing(String name, long points, long wins) {
    return new Standing(new UserId("@" + name + ":example.org"), points, wins + 1, wins);
  }

  @Test
  void equalsShareARankAndWhoAsksIsAlwaysShown() {
    RankingView view = new RankingView(ENGLISH);
    List<Standing> many =
        IntStream.range(0, 20).mapToObj(i -> standing("p" + i, 40 - i / 2, 5)).toList();

    assertThat(plain(view.of("ranking.week", many, new UserId("@p15:example.org"))))
        .startsWith(
            "Five Letters: the last seven days\n1. @p0:example.org: 40 points, 5 of 6 solved")
        .contains("\n1. @p1:example.org: 40 points")
        .contains("\n3. @p2:example.org: 39 points")
        .endsWith("\n15. @p15:example.org: 33 points, 5 of 6 solved")
        .hasLineCount(12);
    assertThat(plain(view.of("ranking.shares", List.of(), ANN)))
        .endsWith("Nobody here has finished a puzzle in that time.");
  }

  @Test
  void namesCannotFormatTheTextAroundThem() {
    RankingView view = new RankingView(ENGLISH);
    UserId odd = new UserId("@a_b*c_:example.org");

    assertThat(plain(view.of("ranking.all", List.of(new Standing(odd, 1, 1, 1)), odd)))
        .contains("1. @a_b*c_:example.org: 1 point, 1 of 1 solved");
  }
}
