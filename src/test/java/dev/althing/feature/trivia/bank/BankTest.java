package dev.althing.feature.trivia.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BankTest {
  private static Question question(String language, String category, Difficulty difficulty) {
    String text = language + " " + category + " " + difficulty + "?";
    return new Question(
        text,
        new Header("T", "S", "L", category, language),
        difficulty,
        text,
        List.of("Gambia"),
        List.of("Zambia", "Mali"));
  }

  private static final Bank BANK =
      new Bank(
          List.of(
              question("en", "Geography", Difficulty.EASY),
              question("en", "Geography", Difficulty.HARD),
              question("en", "Science & Nature", Difficulty.EASY),
              question("en", "Sport", Difficulty.EASY),
              question("de", "Geografie", Difficulty.EASY),
              question("fr", "Cinéma", Difficulty.EASY)));

  private static List<String> pool(
      Optional<String> category, Optional<Difficulty> difficulty, String language) {
    return BANK.pool(new Bank.Wanted(category, difficulty, false, language)).stream()
        .map(Question::text)
        .toList();
  }

  @Test
  void whatIsWantedIsInTheLanguageOfTheRoomIfThereIsSuch() {
    assertThat(pool(Optional.empty(), Optional.empty(), "de"))
        .containsExactly("de Geografie EASY?");
    assertThat(pool(Optional.empty(), Optional.empty(), "it")).hasSize(4);
    assertThat(pool(Optional.empty(), Optional.of(Difficulty.HARD), "de"))
        .containsExactly("en Geography HARD?");
    assertThat(pool(Optional.of("Cinéma"), Optional.empty(), "en"))
        .containsExactly("fr Cinéma EASY?");
    assertThat(pool(Optional.of("Sport"), Optional.of(Difficulty.HARD), "en")).isEmpty();
  }

  @Test
  void aCategoryIsFoundInAnySpellingAndInShort() {
    assertThat(BANK.category("geography", "en")).contains("Geography");
    assertThat(BANK.category("SCIENCE and nature", "en")).contains("Science & Nature");
    assertThat(BANK.category("sci", "en")).contains("Science & Nature");
    assertThat(BANK.category("geo", "en")).contains("Geography");
    assertThat(BANK.category("geo", "de")).contains("Geografie");
    assertThat(BANK.category("cinema", "en")).contains("Cinéma");
    assertThat(BANK.category("s", "en")).isEmpty();
    assertThat(BANK.category("", "en")).isEmpty();
    assertThat(BANK.category("astrology", "en")).isEmpty();
    assertThat(BANK.nearest("geographie", "en")).contains("Geography");
    assertThat(BANK.nearest("astrology", "en")).isEmpty();
  }

  @Test
  void packsMayWriteTheSameCategoryInTwoWays() {
    var bank =
        new Bank(
            List.of(
                question("en", "geography", Difficulty.EASY),
                question("en", "Geography", Difficulty.EASY),
                question("de", "Erde", Difficulty.EASY)));
    Optional<String> category = bank.category("GEO", "en");

    assertThat(bank.categories("en").toString()).isEqualTo("{geography=2}");
    assertThat(bank.pool(new Bank.Wanted(category, Optional.empty(), false, "en"))).hasSize(2);
    assertThat(bank.category("geo", "de")).contains("geography");
  }

  @Test
  void categoriesAreCounted() {
    assertThat(BANK.categories("en").toString())
        .isEqualTo("{Geography=2, Science & Nature=1, Sport=1}");
    assertThat(BANK.categories("de").toString()).isEqualTo("{Geografie=1}");
  }

  @Test
  void theAnswersToOtherQuestionsAreKnown() {
    assertThat(BANK.isAnswer("zambia!")).isTrue();
    assertThat(BANK.isAnswer("Zambi")).isFalse();
  }

  @Test
  void aQuestionThatAsksToChooseIsNotOpen() {
    assertThat(BANK.pool(new Bank.Wanted(Optional.empty(), Optional.empty(), true, "en")))
        .hasSize(4);
    assertThat(asks("Which of these is a river?").isOpen()).isFalse();
    assertThat(asks("Welcher der folgenden Flüsse ist lang?").isOpen()).isFalse();
    assertThat(asks("Which river flows through Cairo?").isOpen()).isTrue();
  }

  private static Question asks(String text) {
    return new Question(
        "id",
        new Header("T", "S", "L", "C", "en"),
        Difficulty.EASY,
        text,
        List.of("A"),
        List.of("B", "C"));
  }
}
