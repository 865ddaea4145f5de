package dev.althing.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.Problem;
import dev.althing.config.Settings.Loaded;
import dev.althing.config.feature.WordLists;
import dev.althing.config.feature.WordleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WordleReaderTest {
  private static final List<String> SHIPPED = WordLists.bundled().answers();

  @TempDir Path directory;

  private Loaded load(String lines) throws IOException {
    Path file = directory.resolve("althing.conf");
    Files.writeString(file, "althing.games.wordle {\n" + lines + "\n}\n");
    return SettingsReader.load(Optional.of(file), Map.of());
  }

  private WordleSettings settings(String lines) throws IOException {
    return ((Loaded.Usable) load(lines)).settings().community().features().wordle();
  }

  private List<String> problems(String lines) throws IOException {
    return ((Loaded.Refused) load(lines)).problems().stream().map(Problem::sentence).toList();
  }

  private String words(String name, List<String> words) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, words);
    return '"' + file.toString() + '"';
  }

  @Test
  void theListsThatComeWithTheProgramAreGood() throws IOException {
    WordleSettings settings = settings("");

    assertThat(settings.words().answers()).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
    assertThat(settings.words().answers()).allMatch(word -> word.matches("[a-z]{5}"));
    assertThat(settings.words().guesses()).allMatch(word -> word.matches("[a-z]{5}"));
    assertThat(settings.words().guesses()).containsAll(settings.words().answers());
    assertThat(settings.room()).isEmpty();
  }

  @Test
  void otherListsTakeTheirPlace() throws IOException {
    List<String> some = SHIPPED.subList(0, 200);

    WordleSettings settings =
        settings(
            "answers = %s\nguesses = %s\nroom = \"#games:example.org\""
                .formatted(words("a", some), words("g", SHIPPED)));

    assertThat(settings.words().answers()).containsExactlyInAnyOrderElementsOf(some);
    assertThat(settings.words().guesses()).isEqualTo(new HashSet<>(SHIPPED));
    assertThat(settings.room().orElseThrow().target()).isEqualTo("#games:example.org");
  }

  @Test
  void emptyLinesAndRemarksAreNoWords() throws IOException {
    List<String> some = new ArrayList<>(SHIPPED.subList(0, 200));
    some.add(0, "# the words\r");
    some.add(7, "");

    assertThat(settings("answers = " + words("a", some)).words().answers()).hasSize(200);
  }

  @Test
  void everyWrongLineIsNamed() throws IOException {
    List<String> some = new ArrayList<>(SHIPPED.subList(0, 200));
    some.addAll(List.of("Crane", "cafés", "four", "sixsix", SHIPPED.get(3), "qqqqq"));

    assertThat(problems("answers = " + words("a", some)))
        .hasSize(6)
        .anyMatch(line -> line.contains("line 201, \"Crane\", has other letters than a to z"))
        .anyMatch(line -> line.contains("line 202, \"cafés\", has other letters"))
        .anyMatch(line -> line.contains("line 203, \"four\", has 4 letters and not five"))
        .anyMatch(line -> line.contains("line 204, \"sixsix\", has 6 letters"))
        .anyMatch(line -> line.contains("line 205") && line.contains("stands in line 4 already"))
        .anyMatch(line -> line.contains("answers that could not be guessed: qqqqq"));
  }

  @Test
  void veryManyWrongLinesAreCounted() throws IOException {
    List<String> bad = Collections.nCopies(500, "\u202E<b>nothing of a word</b>");

    assertThat(problems("guesses = " + words("g", bad)))
        .hasSize(23)
        .anyMatch(line -> line.contains("480 more lines are wrong"))
        .anyMatch(line -> line.contains("only 0 good words"))
        .anyMatch(line -> line.contains("could not be guessed") && line.contains(" more"));
  }

  @Test
  void tooFewWordsAreNoList() throws IOException {
    assertThat(problems("answers = " + words("a", SHIPPED.subList(0, 199))))
        .singleElement()
        .asString()
        .contains("althing.games.wordle.answers", "only 199 good words");
  }

  @Test
  void guessesAloneMustHoldTheAnswersThatComeWithTheProgram() throws IOException {
    assertThat(problems("guesses = " + words("g", SHIPPED.subList(1, SHIPPED.size()))))
        .singleElement()
        .asString()
        .contains("althing.games.wordle.guesses", "could not be guessed: " + SHIPPED.get(0));
  }

  @Test
  void aFileThatIsNotThereOrNoListIsSaid() throws IOException {
    Path large = directory.resolve("large");
    Files.write(large, new byte[5 << 20]);

    assertThat(problems("answers = /nowhere/at/all\nguesses = \"" + large + "\"\nroom = x"))
        .hasSize(3)
        .anyMatch(line -> line.contains("/nowhere/at/all, which cannot be read"))
        .anyMatch(line -> line.contains("larger than 4 MiB"))
        .anyMatch(line -> line.contains("a room id like "));
  }
}
