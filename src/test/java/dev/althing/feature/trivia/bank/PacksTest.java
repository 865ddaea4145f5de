package dev.althing.feature.trivia.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PacksTest {
  private static final String HEAD =
      """
      # title: Small things
      # source: made up
      # license: CC0-1.0
      # category: Nature
      # language: en
      """;

  @TempDir private Path folder;

  private Packs.Found read(String name, String text) {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Packs.Found read(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
    return Packs.read(false, List.of(folder.resolve(name)));
  }

  private List<String> flaws(Packs.Found found) {
    return found.flaws().stream()
        .map(flaw -> flaw.toString().replace(folder.toString() + "/", ""))
        .toList();
  }

  private static List<Question> all(Packs.Found found) {
    return found.bank().pool(Wants.anything());
  }

  @Test
  void aPackIsRead() {
    Packs.Found found =
        read("a.tsv", HEAD + "\n# a remark\neasy\tHow many?\t4|four of them\t5\t6\t7\n");

    assertThat(found.flaws()).isEmpty();
    assertThat(all(found))
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.answer()).isEqualTo("4");
              assertThat(question.right()).containsExactly("4", "four of them");
              assertThat(question.wrong()).containsExactly("5", "6", "7");
              assertThat(question.difficulty()).isEqualTo(Difficulty.EASY);
              assertThat(question.pack())
                  .isEqualTo(new Header("Small things", "made up", "CC0-1.0", "Nature", "en"));
            });
  }

  @Test
  void windowsFilesAreReadAsWell() {
    Packs.Found found =
        read("a.tsv", "\uFEFF" + HEAD.replace("\n", "\r\n") + "hard\tQ?\tA\tB\t\t\r\n");

    assertThat(found.flaws()).isEmpty();
    assertThat(all(found)).singleElement().extracting(Question::answer).isEqualTo("A");
  }

  @Test
  void anIdStaysWhenAnswersAreMended() {
    String before = all(read("a.tsv", HEAD + "easy\tQ?\tA\tB")).get(0).id();
    String after = all(read("b.tsv", HEAD + "hard\tQ?\tC\tD")).get(0).id();
    String other = all(read("c.tsv", HEAD + "easy\tR?\tA\tB")).get(0).id();

    assertThat(before).isEqualTo(after).isNotEqualTo(other).hasSize(16);
  }

  @Test
  void everyProblemIsNamedWithItsLineAndTheRestIsUsed() {
    Packs.Found found =
        read(
            "bad.tsv",
            HEAD
                + String.join(
                    "\n",
                    "easy\tgood?\tyes\tno",
                    "easy\tbroken",
                    "simple\tQ1?\tA\tB",
                    "easy\tQ2?\t\tB",
                    "easy\tQ3?\t|\tB",
                    "easy\tQ4?\tA\t",
                    "easy\tQ5?\tThe Nile\tRhine\tnile!",
                    "easy\tQ6?\tA|a\tB\tb",
                    "easy\t" + "x".repeat(301) + "\tA\tB",
                    "easy\tQ7?\t" + "x".repeat(81) + "\tB",
                    "easy\tQ8\u0007?\tA\tB",
                    "easy\tQ9?\tA\u202E\tB",
                    "easy\tQ10 &quot;?\tA\tB",
                    "easy\tGOOD\tA\tB",
                    "easy\tQ11?\tA\tB\tC\tD\tE",
                    "easy\t\tA\tB",
                    "# license: late",
                    "y".repeat(9_000),
                    "hard\talso good?\tyes\tno"));

    assertThat(flaws(found))
        .containsExactly(
            "bad.tsv:7: there are 2 columns, not difficulty, question, right answer and 1 to 3"
                + " wrong ones",
            "bad.tsv:8: the difficulty is \"simple\", not easy, medium or hard",
            "bad.tsv:9: there is no right answer",
            "bad.tsv:10: there is no right answer",
            "bad.tsv:11: there is no wrong answer",
            "bad.tsv:12: the answer \"nile!\" is there twice",
            "bad.tsv:13: the answer \"b\" is there twice",
            "bad.tsv:14: the question has more than 300 characters",
            "bad.tsv:15: the answer \"" + "x".repeat(40) + "…\" has more than 80 characters",
            "bad.tsv:16: the question holds a character that is not shown",
            "bad.tsv:17: the answer \"A?\" holds a character that is not shown",
            "bad.tsv:18: the question holds an HTML entity, like &quot;",
            "bad.tsv:19: the same question stands in bad.tsv:6",
            "bad.tsv:20: there are 7 columns, not difficulty, question, right answer and 1 to 3"
                + " wrong ones",
            "bad.tsv:21: the question is empty",
            "bad.tsv:22: the license comes after the first question",
            "bad.tsv:23: the line has more than 8000 bytes");
    assertThat(all(found)).extracting(Question::text).containsExactly("good?", "also good?");
  }

  @Test
  void whatIsNotUnicodeIsNamed() {
    byte[] bytes =
        (HEAD + "easy\tQ\u00e9?\tA\tB\neasy\tR?\tA\tB\n").getBytes(StandardCharsets.ISO_8859_1);

    Packs.Found found = read("a.tsv", bytes);

    assertThat(flaws(found)).containsExactly("a.tsv:6: the line is not UTF-8");
    assertThat(all(found)).hasSize(1);
  }

  @Test
  void aHeadIsCheckedToo() {
    Packs.Found found =
        read(
            "films.tsv",
            """
            # title: One
            # title: Two
            # category: stop
            # language: !!
            # colour: red
            easy\tQ?\tA\tB
            """);

    assertThat(flaws(found))
        .containsExactly(
            "films.tsv:2: there is a second title",
            "films.tsv:3: a category cannot be called \"stop\"",
            "films.tsv:4: \"!!\" is not a language, like en or de",
            "films.tsv: there is no category; its questions are filed under films");
    assertThat(all(found).get(0).pack()).isEqualTo(new Header("One", "", "", "films", "en"));
  }

  @Test
  void aPackMayBeJson() {
    Packs.Found found =
        read(
            "a.json",
            """
            {
              "title": "T", "source": "S", "license": "L", "category": "Film", "language": "de",
              "questions": [
                {"difficulty": "easy", "question": "Q1?", "right": "A", "wrong": ["B", "C"]},
                {"difficulty": "easy", "question": "Q2?", "right": [], "wrong": ["B"]},
                7,
                {"difficulty": "hard", "question": "Q3?", "right": ["A", "AA"], "wrong": ["B"],
                 "remark": {}},
                {"difficulty": "easy", "question": "Q4?", "right": [1], "wrong": ["B"]}
              ],
              "colour": {"a": [1]}
            }
            """);

    assertThat(flaws(found))
        .containsExactlyInAnyOrder(
            "a.json:5: there is no right answer",
            "a.json:6: the question is not an object with difficulty, question, right and wrong",
            "a.json:9: the question is not an object with difficulty, question, right and wrong",
            "a.json:11: \"colour\" is nothing a pack has, or of no such kind");
    assertThat(all(found)).extracting(Question::text).containsExactly("Q1?", "Q3?");
    assertThat(all(found).get(0).pack()).isEqualTo(new Header("T", "S", "L", "Film", "de"));
  }

  @Test
  void brokenJsonLosesOnlyWhatComesBehind() {
    Packs.Found found =
        read(
            "a.json",
            """
            {"category": "Film", "questions": [
              {"difficulty": "easy", "question": "Q1?", "right": "A", "wrong": ["B"]},
              {"difficulty": "easy", "question": "Q2?", oops
            """);

    assertThat(flaws(found)).singleElement().asString().startsWith("a.json:3: not JSON: ");
    assertThat(all(found)).extracting(Question::text).containsExactly("Q1?");
    assertThat(flaws(read("b.json", "[]"))).first().asString().contains("b.json:1: it is not an");
    assertThat(flaws(read("c.json", ""))).isNotEmpty();
    assertThat(flaws(read("d.json", "[".repeat(5_000)))).isNotEmpty();
    assertThat(flaws(read("e.json", "{\"questions\": [" + "[".repeat(5_000)))).isNotEmpty();
  }

  @Test
  void thePacksOfTheJarAreWithoutFlaw() throws IOException {
    Packs.Found found = Packs.read(true, List.of());

    assertThat(flaws(found)).isEmpty();
    assertThat(found.bank().size()).isGreaterThan(4_000);
  }

  @Test
  void aFolderIsReadWithAllItsPacks() throws IOException {
    Files.writeString(folder.resolve("b.tsv"), HEAD + "easy\tQ?\tA\tB");
    Files.writeString(folder.resolve("a.tsv"), HEAD + "easy\tQ?\tA\tB\neasy\tR?\tA\tB");
    Files.writeString(folder.resolve("readme.txt"), "no pack");

    Packs.Found found = Packs.read(false, List.of(folder));

    assertThat(flaws(found)).containsExactly("b.tsv:6: the same question stands in a.tsv:6");
    assertThat(found.bank().size()).isEqualTo(2);
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    Files.writeString(folder.resolve("pack.txt"), "x");

    Packs.Found found =
        Packs.read(
            false,
            List.of(
                folder.resolve("none.tsv"), folder.resolve("empty"), folder.resolve("pack.txt")));

    assertThat(flaws(found))
        .containsExactly(
            "none.tsv: there is no such file",
            "empty: there is no .tsv or .json file in the folder",
            "pack.txt: it is no folder, and no .tsv or .json file");
    assertThat(found.bank().size()).isZero();
  }
}
