package dev.althing.wordlists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of the word game. */
final class WordListsTest {
  private static final Path FOLDER = Path.of("wordlists", "words");
  private static final Pattern REMOVED =
      Pattern.compile(
          "[a-z]{5}\t(colloquial|inflection|insult|name|rare|spelling|unsavoury): \\S[^\t]+");

  @ParameterizedTest
  @ValueSource(strings = {"answers.txt", "guesses.txt"})
  void aListIsSortedAndHasEveryWordOnce(String file) throws IOException {
    List<String> words = lines(file);

    assertThat(words).allMatch(word -> word.matches("[a-z]{5}"));
    assertThat(words).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyAnswerCanBeGuessed() throws IOException {
    assertThat(lines("guesses.txt")).containsAll(lines("answers.txt"));
  }

  @Test
  void thereAreAnswersForYearsAndManyMoreGuesses() throws IOException {
    assertThat(lines("answers.txt")).hasSizeGreaterThan(4 * 365);
    assertThat(lines("guesses.txt")).hasSizeGreaterThan(10_000);
  }

  @Test
  void whatWasRemovedHasItsReasonAndCanStillBeGuessed() throws IOException {
    List<String> rows = lines("removed.tsv");
    List<String> removed = rows.stream().map(row -> row.split("\t", -1)[0]).toList();

    assertThat(rows).allMatch(row -> REMOVED.matcher(row).matches());
    assertThat(removed).isSorted().doesNotHaveDuplicates();
    assertThat(lines("guesses.txt")).containsAll(removed);
  }

  @Test
  void noRemovedWordIsAnAnswer() throws IOException {
    Set<String> answers = new HashSet<>(lines("answers.txt"));

    assertThat(lines("removed.tsv")).noneMatch(row -> answers.contains(row.split("\t", -1)[0]));
  }

  @Test
  void theNoticeOfTheSourceStandsBesideThem() throws IOException {
    assertThat(Files.readString(FOLDER.resolve("SCOWL-NOTICE.txt"))).contains("Kevin Atkinson");
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file));
  }
}
