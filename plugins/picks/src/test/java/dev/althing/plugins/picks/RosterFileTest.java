package dev.althing.plugins.picks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.spi.testing.Bench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RosterFileTest {
  private static final String LANES = "top, jungle, mid, bot, support";

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("lol-lanes.tsv");
  }

  private List<String> problems(String content) throws IOException {
    Files.writeString(file(), content);
    return problems();
  }

  private List<String> problems() {
    Bench bench = Bench.of(new PicksPlugin()).directory(directory);
    var seen = new StringBuilder();
    assertThatThrownBy(bench::start)
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(fault -> seen.append(fault.getMessage()));
    return seen.toString().lines().toList();
  }

  @Test
  void theOnesThatComeWithItAreSound() {
    for (Game game : Game.values()) {
      RosterReader.Outcome outcome = RosterFile.read(game, directory);
      assertThat(outcome.flaws()).isEmpty();
      for (Lane lane : game.lanes()) {
        assertThat(outcome.roster().members())
            .filteredOn(one -> one.plays(lane))
            .hasSizeGreaterThan(5);
      }
    }
  }

  @Test
  void takesThePlaceOfTheOneThatComesWithIt() throws IOException {
    Files.writeString(file(), "\uFEFF# mine\r\n\r\nTeemo 🍄\tTOP, adc ,adc\r\n");
    Bench bench = Bench.of(new PicksPlugin()).directory(directory).start();
    assertThat(bench.words("champion")).isEqualTo("**Teemo 🍄** (top, bot)");
    assertThat(bench.words("champion mid"))
        .isEqualTo(
            "Not that many without repeats: you ask for 1 in the lane mid, and I can draw from 0."
                + " Ask for fewer, or leave fewer out.");
    assertThat(bench.words("agent")).contains("🎲");
  }

  @Test
  void showsNamesAsTheyAre() throws IOException {
    Files.writeString(file(), "**x** [y](z) <b> {0}\ttop\n");
    Bench bench = Bench.of(new PicksPlugin()).directory(directory).start();
    assertThat(bench.words("champion"))
        .isEqualTo("**\\*\\*x\\*\\* \\[y\\]\\(z\\) \\<b\\> \\{0\\}** (top)");
  }

  @Test
  void namesEveryProblemOfBothFiles() throws IOException {
    Files.writeString(directory.resolve("valorant-roles.tsv"), "Jett\tmid\n");
    assertThat(
            problems(
                String.join(
                    "\n",
                    "Kai'Sa\tbot",
                    "kaisa\tmid",
                    "Ahri",
                    "Zed\tmid\ttop",
                    "\tmid",
                    "🔥\tmid",
                    "Sett\t",
                    "Vi\tjungle,moon",
                    "x".repeat(41) + "\ttop",
                    "y".repeat(501),
                    "Jax\u0007\ttop",
                    "J\u202Ein\ttop",
                    "# fine",
                    "Lux\tmid")))
        .containsExactly(
            "lol-lanes.tsv, line 2: “kaisa” is there already, in line 1",
            "lol-lanes.tsv, line 3: this is not a name, one tab, and then its "
                + LANES
                + ": “Ahri”",
            "lol-lanes.tsv, line 4: this is not a name, one tab, and then its "
                + LANES
                + ": “Zed mid top”",
            "lol-lanes.tsv, line 5: the name is missing, or has no letter and no digit: “”",
            "lol-lanes.tsv, line 6: the name is missing, or has no letter and no digit: “🔥”",
            "lol-lanes.tsv, line 7: after the tab something is missing; name at least one of "
                + LANES,
            "lol-lanes.tsv, line 8: “moon” is none of " + LANES,
            "lol-lanes.tsv, line 9: the name is longer than 40 characters",
            "lol-lanes.tsv, line 10: the line is longer than 500 characters",
            "lol-lanes.tsv, line 11: there is a character that cannot be seen (U+0007); take it"
                + " out",
            "lol-lanes.tsv, line 12: there is a character that cannot be seen (U+202E); take it"
                + " out",
            "valorant-roles.tsv, line 1: “mid” is none of controller, duelist, initiator,"
                + " sentinel");
  }

  @Test
  void refusesWhatIsNoRosterAtAll() throws IOException {
    assertThat(problems(""))
        .containsExactly(
            "lol-lanes.tsv: there is no name in the file; write one a line, or take the file away");
    assertThat(problems("\n# nobody\n")).singleElement().asString().contains("there is no name");
    assertThat(problems("x\ttop\n".repeat(45_000)))
        .containsExactly("lol-lanes.tsv: the file is larger than 256 KiB");
    Files.write(file(), "Ahri\tmid\nZoë\tmid\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems())
        .containsExactly(
            "lol-lanes.tsv, line 2: the text is not UTF-8; save the file in that encoding");
  }

  @Test
  void takesTwoThousandLines() throws IOException {
    var lines = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      lines.append("n").append(i).append("\ttop\n");
    }
    Files.writeString(file(), lines);
    assertThat(RosterFile.read(Game.CHAMPION, directory).flaws()).isEmpty();
    assertThat(problems(lines + "one more\ttop\nand more\ttop\n"))
        .containsExactly(
            "lol-lanes.tsv, line 2001: there are more than 2000 lines; leave some out");
  }

  @Test
  void namesAHundredProblemsAndHowManyMoreThereAre() throws IOException {
    assertThat(problems("?\n".repeat(150))).hasSize(101).endsWith("and 50 more");
  }

  @Test
  void doesNotPassOverAFileThatCannotBeRead() throws IOException {
    Files.createSymbolicLink(file(), directory.resolve("nowhere"));
    assertThat(problems())
        .containsExactly("lol-lanes.tsv: the file cannot be read: it is no regular file");
    Files.delete(file());
    Files.createDirectory(file());
    assertThat(problems()).singleElement().asString().contains("it is no regular file");
  }
}
