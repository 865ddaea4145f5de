package dev.althing.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.wordle.player.Statistics;
import dev.althing.feature.wordle.rules.Day;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportReaderTest {
  private static final Path EXAMPLE = Path.of("docs/import/example.json");
  private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

  private final ImportReader reader = new ImportReader(Set.of("home"), NOW);

  @Test
  void readsTheExample() throws IOException {
    ImportFile file = reader.read(Files.newInputStream(EXAMPLE)).orElseThrow();

    UserId alice = new UserId("@alice:sandbox.localhost");
    assertThat(file.source()).isEqualTo("oldbot");
    assertThat(file.players())
        .containsExactly(
            new ImportFile.Player(
                alice, new Statistics(12, 10, 3, 7, 396, List.of(0, 1, 3, 4, 1, 1))));
    assertThat(Day.date(396)).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(file.guests())
        .containsExactly(
            new ImportFile.Guest(
                "home",
                new UserId("@bob:sandbox.localhost"),
                Instant.parse("2025-06-01T18:30:00Z"),
                true));
    assertThat(file.points())
        .containsExactly(
            new ImportFile.Points(
                new RoomId("!games:sandbox.localhost"),
                alice,
                Instant.parse("2026-01-30T20:15:00Z"),
                120));
  }

  @Test
  void showsTheExampleInTheDocuments() throws IOException {
    assertThat(Files.readString(Path.of("docs/import.md"))).contains(Files.readString(EXAMPLE));
  }

  @Test
  void everySectionMayBeMissing() throws IOException {
    assertThat(reader.read(stream("{'source': 'x', 'format': 'althing-import-1'}")))
        .contains(new ImportFile("x", List.of(), List.of(), List.of()));
  }

  @Test
  void aStreakBeforeTheFirstPuzzleIsOver() throws IOException {
    String player = player().replace("'2026-01-31'", "'2024-05-01'");

    assertThat(reader.read(file("wordle", player)).orElseThrow().players())
        .extracting(one -> one.statistics().last())
        .containsExactly(0);
  }

  @Test
  void saysInWhichLineTheJsonIsBroken() {
    assertThat(flaws("{\n'format': 'althing-import-1',\n'source': oldbot}"))
        .singleElement()
        .asString()
        .startsWith("Line 3, file: is not JSON: Unrecognized token 'oldbot'");
    assertThat(flaws("{\n'format': 'althing-import-1',\n'wordle': [\n"))
        .singleElement()
        .asString()
        .startsWith("Line 4, file: is not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "7", "null", "'text'"})
  void refusesWhatIsNoObject(String text) {
    assertThat(flaws(text)).contains("Line 1, file: must be an object, in { }.");
  }

  @Test
  void refusesAnotherFormatAndSource() {
    assertThat(flaws("{'format': 'althing-import-2', 'source': {'no': ['name']}}"))
        .satisfiesExactly(
            format -> assertThat(format).contains("format: must be \"althing-import-1\""),
            source -> assertThat(source).contains("source: must name the other bot"));
    assertThat(flaws("{'format': 'althing-import-1', 'source': '../etc'}")).hasSize(1);
  }

  @Test
  void refusesFieldsThatItDoesNotKnow() {
    assertThat(flaws(file("wordle", player().replace("}", ", 'level': {'a': [1]}}"))))
        .containsExactly("Line 1, wordle[0]: there is no field \"level\" here.");
    assertThat(flaws("{'format':'althing-import-1','source':'x',\n'chess':[{'a':1}]}"))
        .containsExactly("Line 2, file: there is no field \"chess\" here.");
  }

  @Test
  void refusesFieldsThatAreMissing() {
    assertThat(flaws(file("welcome", "{}")))
        .containsExactly(
            "Line 1, welcome[0]: \"place\" is missing.",
            "Line 1, welcome[0]: \"person\" is missing.",
            "Line 1, welcome[0]: \"at\" is missing.",
            "Line 1, welcome[0]: \"accepted\" is missing.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "12.0", "1e3", "'12'", "null", "99999999999999999999", "[]"})
  void refusesWhatIsNoCount(String number) {
    assertThat(flaws(file("wordle", player().replace("'played': 12", "'played': " + number))))
        .singleElement()
        .asString()
        .startsWith("Line 1, wordle[0]: \"played\" takes whole numbers from 0 to 100,000, not ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "@alice", "!alice:example.org", "@a\\u0000b:example.org", ""})
  void refusesWhatIsNoUser(String user) {
    assertThat(flaws(file("wordle", player().replace("@ann:example.org", user))))
        .singleElement()
        .asString()
        .startsWith("Line 1, wordle[0]: \"person\" must be a user id like");
  }

  @Test
  void refusesNumbersThatDoNotFitTogether() {
    assertThat(flaws(file("wordle", player().replace("[0, 1", "[1, 1"))))
        .containsExactly(
            "Line 1, wordle[0]: the numbers of \"distribution\" add up to 11, and \"won\" is 10.");
    assertThat(flaws(file("wordle", player().replace("'played': 12", "'played': 9"))))
        .containsExactly("Line 1, wordle[0]: \"won\" is more than \"played\".");
    assertThat(flaws(file("wordle", player().replace("'streak': 3", "'streak': 8"))))
        .containsExactly("Line 1, wordle[0]: \"streak\" is more than \"longest\".");
    assertThat(flaws(file("wordle", player().replace("'longest': 7", "'longest': 11"))))
        .containsExactly("Line 1, wordle[0]: \"longest\" is more than \"won\".");
    assertThat(flaws(file("wordle", player().replace(", 1, 1]", ", 2]"))))
        .containsExactly("Line 1, wordle[0]: \"distribution\" must be a list of 6 numbers.");
  }

  @Test
  void refusesTheFuture() {
    String player = player().replace("2026-01-31", "2026-02-03");
    String points =
        "{'room':'!r:x.org','person':'@a:x.org','at':'2026-03-01T00:00:00Z','points':1}";

    assertThat(flaws(file("wordle", player))).singleElement().asString().contains("\"last\" must");
    assertThat(flaws(file("trivia", points))).singleElement().asString().contains("\"at\" must");
  }

  @Test
  void refusesAPlaceThatIsNotWatched() {
    String guest =
        "{'place':'moon','person':'@a:x.org','at':'2025-03-01T00:00:00Z','accepted':true}";

    assertThat(flaws(file("welcome", guest)))
        .containsExactly(
            "Line 1, welcome[0]: no watched place is named \"moon\" in althing.welcome.places.");
  }

  @Test
  void refusesAPersonWhoComesTwice() {
    assertThat(flaws(file("wordle", player() + ",\n" + player())))
        .containsExactly("Line 2, wordle[1]: the same is said twice.");
  }

  @Test
  void refusesASectionThatComesTwiceOrIsNoList() {
    assertThat(flaws("{'wordle': [],\n'wordle': []}"))
        .singleElement()
        .asString()
        .startsWith("Line 2, file: is not JSON: Duplicate field 'wordle'");
    assertThat(flaws("{'format':'althing-import-1','source':'x','wordle': {}}"))
        .containsExactly("Line 1, wordle: must be a list, in [ ].");
  }

  @Test
  void refusesWhatStandsBehindTheEnd() {
    assertThat(flaws("{'format':'althing-import-1','source':'x'}\n{}"))
        .containsExactly("Line 2, file: something stands behind the end.");
  }

  @Test
  void survivesDeepAndLongValues() {
    assertThat(flaws("{'a': " + "[".repeat(1_000_000))).hasSize(2);
    assertThat(flaws("{'source': '" + "x".repeat(1_000_000) + "'}")).hasSize(1);
    assertThat(flaws(file("wordle", player().replace("12", "9".repeat(100_000))))).hasSize(1);
  }

  @Test
  void readsNoMoreThanItsBoundOfAnEndlessFile() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] into, int start, int length) {
            Arrays.fill(into, start, start + length, (byte) ' ');
            return length;
          }
        };

    assertThat(reader.read(endless)).isEmpty();
    assertThat(shown(reader))
        .containsExactly("Line 1, file: has more than 32 MB; split it into several files.");
  }

  @Test
  void showsTheFirstFlawsAndCountsTheRest() {
    String many = ",\n7".repeat(1_000).substring(2);

    assertThat(flaws(file("trivia", many)))
        .hasSize(Flaws.SHOWN + 1)
        .last()
        .asString()
        .isEqualTo("… and 980 more problems.");
  }

  @Test
  void showsHostileTextWithoutWhatSteersATerminal() {
    String flaw = flaws("{'\\u001b[2J\\u202e" + "x".repeat(500) + "': 1}").get(0);

    assertThat(flaw).doesNotContain("\u001b", "\u202e").hasSizeLessThan(150);
  }

  @Test
  void saysItInGermanToo() throws IOException {
    assertThat(reader.read(file("wordle", "7"))).isEmpty();
    assertThat(new ImportView(Locale.GERMAN).shown(refused(reader)))
        .contains("Zeile 1, wordle[0]: muss ein Objekt sein, in { }.");
  }

  private static String player() {
    return "{'person': '@ann:example.org', 'played': 12, 'won': 10, 'streak': 3, 'longest': 7,"
        + " 'last': '2026-01-31', 'distribution': [0, 1, 3, 4, 1, 1]}";
  }

  private static InputStream file(String section, String entries) {
    return stream(
        "{'format':'althing-import-1','source':'x','%s':[%s]}".formatted(section, entries));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> flaws(String text) {
    return flaws(stream(text));
  }

  private static List<String> flaws(InputStream file) {
    var fresh = new ImportReader(Set.of("home"), NOW);
    try {
      assertThat(fresh.read(file)).isEqualTo(Optional.empty());
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return shown(fresh);
  }

  private static List<String> shown(ImportReader reader) {
    List<String> lines = new ImportView(Locale.ENGLISH).shown(refused(reader)).lines().toList();
    return lines.subList(0, lines.size() - 1);
  }

  private static Imported.Refused refused(ImportReader reader) {
    return new Imported.Refused(reader.flaws().first(), reader.flaws().count());
  }
}
