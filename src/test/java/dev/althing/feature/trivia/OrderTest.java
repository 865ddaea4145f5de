package dev.althing.feature.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.feature.TriviaSettings;
import dev.althing.feature.trivia.Order.Reading;
import dev.althing.feature.trivia.Order.Saying;
import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.bank.Difficulty;
import dev.althing.feature.trivia.bank.Header;
import dev.althing.feature.trivia.bank.Question;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderTest {
  private static final TriviaSettings SETTINGS =
      new TriviaSettings(
          true,
          List.of(),
          1,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          true);

  private static final Bank BANK =
      new Bank(Stream.of("Geography", "Food & Drink", "World Wars").map(OrderTest::asks).toList());

  private static Question asks(String category) {
    return new Question(
        category,
        new Header("T", "S", "L", category, "en"),
        Difficulty.EASY,
        "Q?",
        List.of("A"),
        List.of("B"));
  }

  private static Reading read(String words) {
    return Order.read(words, "en", BANK, SETTINGS);
  }

  private static Order order(String words) {
    Reading reading = read(words);
    assertThat(reading).as(words).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).order();
  }

  @Test
  void whatIsLeftOutIsFilledIn() {
    assertThat(order(""))
        .isEqualTo(new Order(Optional.empty(), Optional.empty(), false, 1, Duration.ofSeconds(30)));
    assertThat(order("any")).isEqualTo(order(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "geography hard rounds 5 time 20s",
        "rounds 5 time 20s hard geography",
        "time 20s geography rounds 5 hard",
        "Geography HARD 5 20s",
        "5 20s hard geo",
        "geography, hard, 5 questions, 20 seconds",
        "--rounds=5 --time=20s geography hard",
        "rounds: 5 time: 20 hard geography",
        "geography schwer Runden 5 Zeit 20 Sekunden",
        "geography hard 5 rounds 20 s",
        "geography hard hard 5 5 20s",
        "geography\nhard\t5  20s"
      })
  void theOrderOfTheWordsDoesNotMatter(String words) {
    assertThat(order(words))
        .isEqualTo(
            new Order(
                Optional.of("Geography"),
                Optional.of(Difficulty.HARD),
                false,
                5,
                Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @CsvSource({
    "text, true",
    "typed 3, true",
    "choice, false",
    "text geography, true",
    "auswahl, false"
  })
  void answersMayBeTyped(String words, boolean isTyped) {
    assertThat(order(words).isTyped()).isEqualTo(isTyped);
  }

  @Test
  void aCategoryMayHaveSeveralWords() {
    assertThat(order("food and drink easy").category()).contains("Food & Drink");
    assertThat(order("easy Food & Drink 3").category()).contains("Food & Drink");
    assertThat(order("world wars").category()).contains("World Wars");
    assertThat(order("time 1m world").time()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whatIsNoCategoryIsNamedAndTheNearestTold() {
    assertThat(read("geografy hard"))
        .isEqualTo(new Reading.NoCategory("geografy", Optional.of("Geography")));
    assertThat(read("astrology")).isEqualTo(new Reading.NoCategory("astrology", Optional.empty()));
    assertThat(read("&&&")).isEqualTo(new Reading.NoCategory("&&&", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "rounds 0, 0",
    "21, 21",
    "rounds 99, 99",
    "rounds many, many",
    "-3, -3",
    "2.5, 2.5",
    "123456789, 123456789",
    "rounds, rounds"
  })
  void aNumberOfQuestionsHasBounds(String words, String written) {
    assertThat(read(words)).isEqualTo(new Reading.BadRounds(written));
  }

  @ParameterizedTest
  @CsvSource({
    "time 5s, 5s",
    "6m, 6m",
    "time soon, soon",
    "time 999999999s, 999999999s",
    "3 min 7s, 7s",
    "9 seconds, 9seconds",
    "time, time",
    "20x, 20x"
  })
  void aTimeHasBounds(String words, String written) {
    assertThat(read(words)).isEqualTo(new Reading.BadTime(written));
  }

  @ParameterizedTest
  @CsvSource({"easy hard, DIFFICULTY", "text choice, MODE", "3 5, ROUNDS", "20s time 30s, TIME"})
  void whatContradictsItselfIsRefused(String words, Saying what) {
    assertThat(read(words)).isEqualTo(new Reading.Twice(what));
  }

  @Test
  void hostileTextsAreRefusedKindly() {
    assertThat(read("x".repeat(60_000))).isInstanceOf(Reading.NoCategory.class);
    assertThat(read("1 ".repeat(30_000))).isInstanceOf(Reading.class);
    assertThat(read("easy ".repeat(12_000))).isInstanceOf(Reading.class);
    assertThat(read("\u202Egeography\u202C").toString()).contains("Geography");
    assertThat(read("ｇｅｏｇｒａｐｈｙ ｈａｒｄ")).isInstanceOf(Reading.Read.class);
    assertThat(read("\u0000\uD83D")).isInstanceOf(Reading.class);
  }
}
