package dev.althing.plugins.wordfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordfilterPluginTest {
  @TempDir private Path directory;

  private void file(String text) throws IOException {
    Files.writeString(directory.resolve("patterns.txt"), text);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(Map<String, ?> settings) {
    return assertThatThrownBy(Filter.bench(directory, settings)::start)
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void describesItself() throws Trouble.Found {
    var view = FilterView.english();
    var rulebook = new RuleCompiler(List.of()).compile(List.of(), false);
    var plain = new WordsProtection(new FilterSettings(rulebook, Action.KICK, false, view));
    var named = new WordsProtection(new FilterSettings(rulebook, Action.KICK, true, view));
    assertThat(plain.name()).isEqualTo("words");
    assertThat(plain.summary()).endsWith(".");
    assertThat(plain.kinds())
        .containsExactlyInAnyOrder(Happening.Kind.MESSAGE, Happening.Kind.EDIT);
    assertThat(named.kinds()).contains(Happening.Kind.MEMBERSHIP);
  }

  @Test
  void startsWithoutAnyRules() {
    Filter filter = Filter.in(directory, Map.of());
    assertThat(filter.passes("anything")).isTrue();
  }

  @Test
  void readsTheFile() throws IOException {
    file("\uFEFF# comment\r\n\r\n  word: Bad Word \r\n\\#bad\nx{2,3}y\n  # more");
    Filter filter = Filter.in(directory, Map.of());
    assertThat(List.of("bad word", "a #bad one", "xxy")).noneMatch(filter::passes);
    assertThat(List.of("bad", "comment", "more", "xy", "word")).allMatch(filter::passes);
    assertThat(filter.judge("BAD word").consequences().get(2).toString())
        .contains("`Bad Word` (patterns.txt, line 3)");
    assertThat(filter.judge("xxy").consequences().get(2).toString()).contains("line 5");
  }

  @Test
  void namesAllThatIsWrongAtOnce() throws IOException {
    file("good\n[a\nword: !!!\nword:\n\n(x{100}){100}\n" + "z".repeat(501) + "\nb*\n(?<!a)b");
    refused(Map.of("words", List.of("good", "💩"), "patterns", List.of("a{1", "3}", "a)|(b")))
        .hasMessage(
            "setting words, number 2: the word \"💩\" has no letter and no digit: write it as a"
                + " pattern."
                + divided("1: \"a\\{1\"")
                + divided("2: \"3\\}\"")
                + " setting patterns, number 3: this is no RE2 expression: unexpected \\)."
                + " patterns.txt, line 2: this is no RE2 expression: missing closing"
                + " \\]\\: \\[a. patterns.txt, line 3: the word \"\\!\\!\\!\" has no letter and no"
                + " digit: write it as a pattern. patterns.txt, line 4: the word \"\" has no letter"
                + " and no digit: write it as a pattern. patterns.txt, line 6:"
                + " \"\\(x\\{100\\}\\)\\{100\\}\" repeats too much: use smaller numbers in braces."
                + " patterns.txt, line 7: \""
                + "z".repeat(100)
                + "…\" is longer than 500 characters: divide it. patterns.txt, line 8: \"b\\*\""
                + " fits a text without a single character, and so every message: ask for one at"
                + " least. patterns.txt, line 9: this is no RE2 expression: invalid named"
                + " capture\\: \\(?\\<\\!a\\)b.");
  }

  private static String divided(String what) {
    return " setting patterns, number "
        + what
        + " looks like a part of a pattern, because a comma ends one in this setting: write the"
        + " whole into patterns.txt.";
  }

  @Test
  void boundsWhatItSaysOfManyFaults() throws IOException {
    file("[\n".repeat(4_000));
    refused(Map.of())
        .hasMessageContaining("patterns.txt, line 20: ")
        .hasMessageNotContaining("line 21")
        .hasMessageEndingWith(" There are 3980 more like these.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "action | Kick | The setting action is \"Kick\": write redact, warn, redact\\+warn, kick or"
            + " ban.",
        "language | fr | The setting language is \"fr\": write en or de."
      })
  void refusesOtherSettings(String name, String value, String message) {
    refused(Map.of(name, value)).hasMessage(message.replace("\\", ""));
  }

  @Test
  void refusesInGerman() throws IOException {
    file("ok\n)");
    refused(Map.of("language", "de"))
        .hasMessage("patterns.txt, Zeile 2: das ist kein RE2-Ausdruck: unexpected \\).");
  }

  @Test
  void judgesNoNamesWithoutTheCapability() {
    assertThatThrownBy(
            Filter.bench(directory, Map.of("also-names", true)).without("read-members")::start)
        .hasMessage(
            "also-names needs the capability read-members: grant it, or set also-names = false.");
    Filter.bench(directory, Map.of()).without("read-members").start();
  }

  @Test
  void boundsTheNumberOfRules() throws IOException {
    file("word: w\n".repeat(4_999));
    Filter.bench(directory, Map.of("words", List.of("one"))).start();
    refused(Map.of("words", List.of("one", "two")))
        .hasMessage("There are 5001 words and patterns: keep at most 5000.");
  }

  @Test
  void boundsTheSizeOfRules() throws IOException {
    List<String> long_ = Collections.nCopies(201, "ab".repeat(250));
    refused(Map.of("words", long_))
        .hasMessage(
            "setting words, number 201: up to here the words and patterns are too large together:"
                + " keep fewer or shorter ones.");
    file(String.join("\n", Collections.nCopies(201, "\\pL{250}x")));
    refused(Map.of()).hasMessageContaining("too large together");
    file("((((x{999}){999}){999}){999}){999}\n(?:a{20}){20}{2}\nx{601}\n(x{0,}){1000000000}");
    refused(Map.of())
        .hasMessageContaining("line 1: \"\\(\\(\\(\\(x")
        .hasMessageContaining("line 3: \"x\\{601\\}\" repeats too much")
        .hasMessageContaining("line 4: this is no RE2 expression");
  }

  @Test
  void refusesAFileThatIsNone() throws IOException {
    Path file = directory.resolve("patterns.txt");
    Files.write(file, "good\nb\u00F6se\ngood".getBytes(StandardCharsets.ISO_8859_1));
    refused(Map.of())
        .hasMessage("patterns.txt, line 2: this line is not in UTF-8: save the file in UTF-8.");
    Files.write(file, new byte[1_000_001]);
    refused(Map.of()).hasMessage("patterns.txt is larger than 1 MB: make it smaller.");
    Files.delete(file);
    Files.createDirectory(file);
    refused(Map.of())
        .hasMessage("patterns.txt cannot be read (IOException): let the bot's user read it.");
  }

  @Test
  void findsEachOfManyWordsAndPatterns() throws IOException {
    List<String> lines =
        IntStream.range(0, 4_000)
            .mapToObj(i -> (i % 2 == 0 ? "word: " : "") + Integer.toString(i + 40_000, 36) + "q")
            .toList();
    file(String.join("\n", lines));
    Filter filter = Filter.in(directory, Map.of());
    for (int i : List.of(0, 1, 1_998, 1_999, 3_998, 3_999)) {
      String word = lines.get(i).replace("word: ", "");
      assertThat(filter.judge("so " + word + " it is").consequences().get(2).toString())
          .contains("`" + word + "` (patterns.txt, line " + (i + 1) + ")");
    }
    assertThat(filter.passes("so it is")).isTrue();
  }

  @Test
  void saysTheSameInBothLanguages() {
    Wording wording = Wording.of(FilterView.class, "words");
    Wording.Tongue english = wording.in(Locale.ENGLISH);
    Wording.Tongue german = wording.in(Locale.GERMAN);
    for (String key : english.keys()) {
      for (int i = 0; i < 5; i++) {
        assertThat(uses(german, key, i)).as(key).isEqualTo(uses(english, key, i));
      }
    }
    assertThat(english.keys())
        .containsAll(
            IntStream.range(0, Trouble.Kind.values().length)
                .mapToObj(i -> "trouble." + Trouble.Kind.values()[i].code())
                .toList());
    assertThat(Optional.of(german.say("reason"))).isNotEqualTo(Optional.of(english.say("reason")));
  }

  private static boolean uses(Wording.Tongue words, String key, int argument) {
    var arguments = new Object[] {"a", "a", "a", "a", "a"};
    arguments[argument] = "§";
    return words.say(key, arguments).contains("§");
  }
}
