package dev.althing.wordlists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packs of questions that the repository carries. */
final class TriviaPacksTest {
  private static final Path FOLDER = Path.of("wordlists", "trivia");
  private static final Set<String> DIFFICULTIES = Set.of("easy", "medium", "hard");

  static List<String> packs() throws IOException {
    return Files.readAllLines(FOLDER.resolve("packs.txt"));
  }

  @Test
  void everyPackIsListedOnce() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> present =
          files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".tsv")).toList();

      assertThat(packs()).containsExactlyElementsOf(present.stream().sorted().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void aPackSaysWhatItIsAndWhoMayUseIt(String pack) throws IOException {
    List<String> header =
        Files.readAllLines(FOLDER.resolve(pack)).stream().filter(l -> l.startsWith("#")).toList();

    assertThat(header).hasSize(5);
    assertThat(header.get(0)).matches("# title: \\S.{2,39}");
    assertThat(header.get(1)).matches("# category: [a-z]+");
    assertThat(header.get(2)).matches("# source: \\S.+");
    assertThat(header.get(3)).matches("# license: (Apache-2\\.0|(MIT|ISC) \\([A-Z-]+\\.txt\\))");
    assertThat(header.get(4)).isEqualTo("# language: en");
  }

  @ParameterizedTest
  @MethodSource("packs")
  void aLicenceThatAsksForItStandsBesideThePack(String pack) throws IOException {
    String license = Files.readAllLines(FOLDER.resolve(pack)).get(3);
    if (license.contains("(")) {
      String file = license.substring(license.indexOf('(') + 1, license.indexOf(')'));

      assertThat(Files.readString(FOLDER.resolve(file))).contains("Copyright");
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void everyQuestionHasFourDifferentAnswersOfFairLength(String pack) throws IOException {
    for (String line : questions(pack)) {
      String[] columns = line.split("\t", -1);
      assertThat(columns).as(line).hasSize(6);
      assertThat(DIFFICULTIES).as(line).contains(columns[0]);
      assertThat(columns[1]).as(line).isEqualTo(columns[1].strip()).hasSizeBetween(10, 200);

      List<String> shown = new ArrayList<>(List.of(columns[2].split("\\|", -1)[0]));
      shown.addAll(List.of(columns).subList(3, 6));
      assertThat(shown).as(line).allMatch(answer -> fits(answer));
      assertThat(shown.stream().map(TriviaPacksTest::folded)).as(line).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void nothingElseIsAcceptedThatWouldBeWrong(String pack) throws IOException {
    for (String line : questions(pack)) {
      String[] columns = line.split("\t", -1);
      List<String> accepted = Stream.of(columns[2].split("\\|", -1)).toList();

      assertThat(accepted).as(line).allMatch(answer -> fits(answer));
      assertThat(accepted.stream().map(TriviaPacksTest::folded))
          .as(line)
          .doesNotContainAnyElementsOf(
              List.of(columns).subList(3, 6).stream().map(TriviaPacksTest::folded).toList());
    }
  }

  @Test
  void noQuestionIsAskedTwiceInAllPacksAndThereAreThousands() throws IOException {
    List<String> all = new ArrayList<>();
    for (String pack : packs()) {
      questions(pack).forEach(line -> all.add(folded(line.split("\t", -1)[1])));
    }

    assertThat(all).hasSizeGreaterThan(2_000).doesNotHaveDuplicates();
  }

  private static List<String> questions(String pack) throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve(pack));
    List<String> questions = lines.stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(questions).hasSizeGreaterThan(20);
    assertThat(questions).allMatch(line -> line.codePoints().allMatch(TriviaPacksTest::shows));
    return questions;
  }

  private static boolean fits(String answer) {
    return !answer.isBlank() && answer.length() <= 60 && answer.equals(answer.strip());
  }

  private static boolean shows(int codePoint) {
    return codePoint == '\t'
        || !Character.isISOControl(codePoint)
            && Character.getType(codePoint) != Character.FORMAT
            && Character.isDefined(codePoint);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
