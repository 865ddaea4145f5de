package dev.althing.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.matrix.json.Hygiene;
import dev.althing.text.plain.Sizes;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitterTest {
  private static final String NOTE = "*(cut)*";

  private final Splitter small = new Splitter(200, 50);

  @Test
  void whatFitsStaysWhole() {
    assertThat(small.split("**a**\n\nb", NOTE))
        .containsExactly(new Formatted("a\n\nb", "<p><strong>a</strong></p>\n<p>b</p>"));
    assertThat(Splitter.USUAL.split("x".repeat(9_000), NOTE)).hasSize(1);
  }

  @Test
  void nothingIsNoPart() {
    assertThat(small.split(" \n \n", NOTE)).isEmpty();
    assertThat(small.split("[a]: https://b", NOTE)).isEmpty();
  }

  @Test
  void cutsAtParagraphsFirst() {
    List<String> parts =
        plain("a".repeat(120) + "\n\n" + "b".repeat(60) + "\n\n" + "c".repeat(120));

    assertThat(parts).containsExactly("a".repeat(120) + "\n\n" + "b".repeat(60), "c".repeat(120));
  }

  @Test
  void thenAtLines() {
    assertThat(plain("a".repeat(90) + "\n" + "b".repeat(90) + "\n" + "c".repeat(90)))
        .containsExactly("a".repeat(90) + "\n" + "b".repeat(90), "c".repeat(90));
  }

  @Test
  void thenAtSentences() {
    String sentence = "This is a sentence of some length, though not of great length. ";

    assertThat(plain(sentence.repeat(5)))
        .allSatisfy(part -> assertThat(part).startsWith("This").endsWith("length."));
  }

  @Test
  void thenAtWords() {
    assertThat(plain("words and ".repeat(50)))
        .hasSizeGreaterThan(2)
        .allSatisfy(part -> assertThat(part).matches("((words|and) ?)+"));
  }

  @Test
  void neverWithinACharacter() {
    String family = "👨‍👩‍👧‍👦";

    assertThat(plain(family.repeat(40)))
        .hasSizeGreaterThan(2)
        .allSatisfy(part -> assertThat(part.replace(family, "")).isEmpty());
    assertThat(String.join("", plain("😀".repeat(200)))).isEqualTo("😀".repeat(200));
  }

  @Test
  void aCharacterLongerThanAPartIsCutBetweenCodePoints() {
    assertThat(plain("😀" + "\u0301".repeat(2_000)))
        .hasSizeGreaterThan(5)
        .allSatisfy(part -> assertThat(Hygiene.isClean(part)).isTrue());
  }

  @Test
  void codeIsClosedAndReopenedWithItsLanguage() {
    String lines =
        IntStream.range(0, 40).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

    List<Formatted> parts = small.split("before\n\n```java\n" + lines + "\n```\nafter", NOTE);

    assertThat(parts).hasSizeGreaterThan(2);
    assertThat(parts.get(0).plain()).startsWith("before\n\n```java\nline 0\n").endsWith("\n```");
    assertThat(parts.subList(1, parts.size()))
        .allSatisfy(part -> assertThat(part.plain()).startsWith("```java\nline "))
        .allSatisfy(part -> assertThat(part.html()).contains("class=\"language-java\""));
    assertThat(parts.get(parts.size() - 1).plain()).endsWith("\n```\n\nafter");
    assertThat(codeLines(parts)).isEqualTo(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\n\n   ",
        "- x\n  ",
        "- x\n  - y\n    ",
        "- x\n  - y\n    - z\n      ",
        "10. x\n    "
      })
  void indentedCodeIsClosedAndReopenedToo(String before) {
    String indent = before.substring(before.lastIndexOf('\n') + 1);
    String code =
        IntStream.range(0, 40).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    String block = ("```java\n" + code + "\n```\nafter").replace("\n", "\n" + indent);

    List<Formatted> parts = small.split(before + block + "\n\nend", NOTE);

    assertThat(parts).hasSizeGreaterThan(2);
    assertThat(parts)
        .allSatisfy(part -> assertThat(part.html()).containsOnlyOnce("class=\"language-java\""));
    assertThat(parts.subList(1, parts.size()))
        .allSatisfy(part -> assertThat(part.plain()).startsWith("```java\nline "));
    assertThat(parts.get(parts.size() - 1).plain()).endsWith("\n```\n\nafter\n\nend");
    assertThat(codeLines(parts)).isEqualTo(code);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void markupWithinALineIsNotCut(long seed) {
    String markdown = randomLine(new Random(seed));

    List<Formatted> parts = new Splitter(400, 1_000).split(markdown, NOTE);

    assertThat(parts).hasSizeGreaterThan(2);
    String all = parts.stream().map(Formatted::plain).collect(Collectors.joining(" "));
    assertThat(words(all)).isEqualTo(words(Markup.format(markdown).plain()));
    assertThat(parts).allSatisfy(part -> assertThat(part.plain()).doesNotContain("**", "]("));
    assertThat(parts).allSatisfy(part -> assertThat(Sizes.json(part.html())).isLessThan(401));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  private static String randomLine(Random random) {
    String[] forms = {
      "**%s**",
      "*%s*",
      "~~%s~~",
      "`%s`",
      "[%s](https://example.org/a/b-c?d=e)",
      "**a *%s* b**",
      "https://example.org/some/long-path/%1.3s?with=query-and-more"
    };
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      String some = "some words of it ".repeat(1 + random.nextInt(3)).strip();
      String form = random.nextInt(2) == 0 ? forms[random.nextInt(forms.length)] : "%s";
      text.append(form.formatted(some)).append(random.nextInt(30) == 0 ? ". " : " ");
    }
    return text.toString();
  }

  @Test
  void noPartBeginsOrEndsWithEmptyCode() {
    for (int before = 150; before < 200; before++) {
      List<String> parts = plain("a".repeat(before) + "\n```\nx\n```\n" + "b".repeat(180));

      assertThat(parts).noneMatch(part -> part.contains("```\n```"));
      assertThat(String.join("\n", parts)).contains("```\nx\n```");
    }
  }

  @Test
  void numbersGoOnAlsoWhenTheyWereLazy() {
    List<Formatted> parts = small.split("1. item of a list\n".repeat(30), NOTE);

    assertThat(parts.get(1).html()).startsWith("<ol start=\"");
    String all = parts.stream().map(Formatted::plain).collect(Collectors.joining("\n"));
    assertThat(all.lines())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 30).mapToObj(i -> i + ". item of a list").toList());
  }

  @Test
  void anItemsFurtherParagraphsAreNoCode() {
    String items =
        IntStream.range(0, 10)
            .mapToObj(i -> "- item " + i + "\n\n  its second paragraph\n\n      code\n")
            .collect(Collectors.joining("\n"));

    assertThat(small.split(items, NOTE))
        .allSatisfy(part -> assertThat(part.html()).doesNotStartWith("<pre>"));
  }

  @Test
  void tablesHaveTheirHeadInEveryPartAndOnlyAsLongAsTheyGoOn() {
    String rows =
        IntStream.range(0, 30).mapToObj(i -> "| r" + i + " | x |\n").collect(Collectors.joining());

    List<String> parts = plain("| a | b |\n|---|---|\n" + rows + "\n" + "words ".repeat(50));

    assertThat(parts.stream().filter(p -> p.contains(" | x")).toList())
        .hasSizeGreaterThan(1)
        .allSatisfy(part -> assertThat(part).startsWith("a "));
    assertThat(parts.get(parts.size() - 1)).doesNotContain("|");
  }

  @Test
  void quotationsGoOn() {
    assertThat(plain("> " + "words ".repeat(80)))
        .hasSizeGreaterThan(1)
        .allSatisfy(part -> assertThat(part).startsWith("> words"));
  }

  @Test
  void tooManyPartsEndWithANote() {
    List<Formatted> parts = new Splitter(200, 3).split("words ".repeat(1_000), NOTE);

    assertThat(parts).hasSize(3);
    assertThat(parts.get(2).plain()).endsWith("(cut)");
    assertThat(parts.get(1).plain()).doesNotContain("(cut)");
    assertThat(parts).allSatisfy(SplitterTest::fits);
  }

  @Test
  void theNoteStandsOutsideOfCode() {
    List<Formatted> parts = new Splitter(200, 2).split("```\n" + "code\n".repeat(500), NOTE);

    assertThat(parts.get(1).html()).endsWith("</code></pre>\n<p><em>(cut)</em></p>");
  }

  @Test
  void sizesWithoutSenseAreRefused() {
    assertThatThrownBy(() -> new Splitter(199, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Splitter(200, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("dev.althing.text.MarkupTest#floods")
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void floodsEndInPartsThatFit(String flood) {
    List<Formatted> parts = new Splitter(1_000, 5).split(flood, NOTE);

    assertThat(parts).hasSizeLessThanOrEqualTo(5);
    assertThat(parts)
        .allSatisfy(part -> assertThat(Sizes.json(part.html())).isLessThanOrEqualTo(1_000));
  }

  static Stream<Long> seeds() {
    long first = Long.getLong("althing.seed", 42);
    return Stream.iterate(first, seed -> seed + 1).limit(60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyTextEndsInPartsThatFitAndLoseNoWord(long seed) {
    String markdown = randomMarkdown(new Random(seed));

    List<Formatted> parts = new Splitter(400, 1_000).split(markdown, NOTE);

    assertThat(parts).allSatisfy(part -> assertThat(Sizes.json(part.plain())).isLessThan(401));
    assertThat(parts).allSatisfy(part -> assertThat(Sizes.json(part.html())).isLessThan(401));
    String all = parts.stream().map(Formatted::plain).collect(Collectors.joining(" "));
    assertThat(all).contains(markdown.lines().flatMap(SplitterTest::markers).toList());
    assertThat(parts).allSatisfy(p -> assertThat(OutgoingLint.check(p.notice().build())).isEmpty());
  }

  private static Stream<String> markers(String line) {
    return Stream.of(line.split("[^w0-9]+")).filter(word -> word.matches("w\\d+"));
  }

  private static String randomMarkdown(Random random) {
    String[] starts = {"", "", "- ", "  - ", "1. ", "> ", "# ", "| a | b |\n|---|---|\n| ", "   "};
    StringBuilder text = new StringBuilder();
    boolean code = false;
    int words = 0;
    for (int line = 0; line < 60; line++) {
      if (random.nextInt(12) == 0) {
        text.append(code ? "```\n" : "\n```py\n");
        code = !code;
      }
      text.append(code ? "" : starts[random.nextInt(starts.length)]);
      for (int n = random.nextInt(25); n >= 0; n--) {
        String word = "w" + words++;
        text.append(random.nextInt(9) == 0 && !code ? "**" + word + "**" : word);
        text.append(random.nextInt(9) == 0 ? ". " : " ");
      }
      text.append(random.nextInt(4) == 0 ? "\n\n" : "\n");
    }
    return text.toString();
  }

  private List<String> plain(String markdown) {
    return small.split(markdown, NOTE).stream().map(Formatted::plain).toList();
  }

  private static void fits(Formatted part) {
    assertThat(Sizes.json(part.plain())).isLessThanOrEqualTo(200);
    assertThat(Sizes.json(part.html())).isLessThanOrEqualTo(200);
  }

  private static String codeLines(List<Formatted> parts) {
    return parts.stream()
        .flatMap(part -> part.plain().lines())
        .map(String::strip)
        .filter(line -> line.startsWith("line "))
        .collect(Collectors.joining("\n"));
  }
}
