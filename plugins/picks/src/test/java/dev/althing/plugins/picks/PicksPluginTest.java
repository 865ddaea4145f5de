package dev.althing.plugins.picks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import dev.althing.spi.testing.Bench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PicksPluginTest {
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");

  @TempDir private Path directory;

  private Bench bench() {
    return Bench.of(new PicksPlugin()).directory(directory).seed(7).start();
  }

  private static List<String> names(String words) {
    List<String> names = new ArrayList<>();
    Matcher matcher = BOLD.matcher(words);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private String refused(String line) {
    Reply reply = bench().say(line).orElseThrow();
    assertThat(reply).as(line).isInstanceOf(Reply.Refusal.class);
    return ((Reply.Refusal) reply).markdown();
  }

  @Test
  void bringsTwoCommandsForEveryone() {
    assertThat(bench().specs()).extracting(CommandSpec::name).containsExactly("champion", "agent");
    assertThat(bench().specs())
        .allSatisfy(
            spec -> {
              assertThat(spec.permission()).isEqualTo(Permission.EVERYONE);
              assertThat(spec.cooldown()).isEqualTo(Cooldown.perUser(Duration.ofSeconds(2)));
              assertThat(spec.examples()).isNotEmpty();
            });
  }

  @Test
  void itsExamplesWork() {
    Bench bench = bench();
    for (CommandSpec spec : bench.specs()) {
      for (CommandSpec.Example example : spec.examples()) {
        assertThat(bench.say(example.line()).orElseThrow())
            .as(example.line())
            .isInstanceOf(Reply.Text.class);
      }
    }
  }

  @Test
  void drawsEverybodySoonerOrLater() {
    Bench bench = bench();
    Set<String> agents = new HashSet<>();
    Set<String> champions = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      agents.addAll(names(bench.words("agent")));
      champions.addAll(names(bench.words("champion")));
    }
    assertThat(agents).hasSize(28).contains("KAY/O");
    assertThat(champions).hasSize(172).contains("K\\'Sante", "Nunu \\& Willump", "Dr\\. Mundo");
  }

  @ParameterizedTest
  @CsvSource({
    "champion toplane, top",
    "champion JG, jungle",
    "champion jng, jungle",
    "champ middle, mid",
    "champion adc, bot",
    "champion Bottom, bot",
    "champion supp, support",
    "champion sup, support",
    "champion m\u200Bid, mid",
    "champion mid-lane, mid",
    "champion team mid, mid",
    "agent duel, duelist",
    "agent duelists, duelist",
    "agent init, initiator",
    "agent smoke, controller",
    "agent smokes, controller",
    "agent ctrl, controller",
    "agent Sent, sentinel",
    "agent Wächter, sentinel"
  })
  void drawsForALaneOfAnyName(String line, String lane) {
    assertThat(bench().words(line)).matches("\\*\\*.+\\*\\* \\(" + lane + "\\)\n\n🎲 draws again");
  }

  @Test
  void showsAllLanesOfWhoeverWasDrawnForAny() {
    Set<String> seen = new HashSet<>();
    Bench bench = bench();
    for (int i = 0; i < 3_000; i++) {
      seen.add(bench.words("champion").lines().findFirst().orElseThrow());
    }
    assertThat(seen).contains("**Brand** (support, jungle, mid)", "**Ahri** (mid)");
  }

  @Test
  void drawsATeamWithOneForEachLane() {
    Bench bench = bench();
    for (int i = 0; i < 300; i++) {
      String words = bench.words("champion team");
      assertThat(words)
          .matches(
              "- top: .+\n- jungle: .+\n- mid: .+\n- bot: .+\n- support: .+\n\n🎲 draws again");
      assertThat(names(words)).hasSize(5).doesNotHaveDuplicates();
    }
  }

  @Test
  void drawsForTheLanesNamed() {
    assertThat(bench().words("champion team support adc, jg"))
        .matches("- support: .+\n- bot: .+\n- jungle: .+\n\n.+");
    assertThat(bench().words("champion top and mid")).matches("- top: .+\n- mid: .+\n\n.+");
    assertThat(bench().words("agent team duel sent"))
        .matches("- duelist: .+\n- sentinel: .+\n\n.+");
    assertThat(names(bench().words("agent team sent sent sent sent sent sent sent")))
        .hasSize(7)
        .doesNotHaveDuplicates();
  }

  @Test
  void drawsSoMany() {
    assertThat(names(bench().words("agent team"))).hasSize(5).doesNotHaveDuplicates();
    assertThat(names(bench().words("champion team 3"))).hasSize(3).doesNotHaveDuplicates();
    assertThat(names(bench().words("agent team 20"))).hasSize(20).doesNotHaveDuplicates();
    assertThat(bench().words("agent 2 duelist")).matches("- duelist: .+\n- duelist: .+\n\n.+");
    assertThat(names(bench().words("agent team ٣"))).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent sentinel not killjoy cypher sage chamber deadlock vyse",
        "agent sentinel without Kill-Joy, CYPHER, sage/chamber and deadlock & vyse",
        "agent -killjoy -cypher sentinel -sage –chamber −deadlock - vyse",
        "agent -killjoy -cypher -sage sentinel not chamber deadlock vyse"
      })
  void leavesOut(String line) {
    Bench bench = bench();
    for (int i = 0; i < 50; i++) {
      assertThat(bench.words(line)).isEqualTo("**Veto** (sentinel)");
    }
  }

  @Test
  void takesNamesInAnySpelling() {
    String written =
        "k'sante KSANTE kaisa \"Kai’Sa\" nunu & willump mundo Lee sin leesin twisted -xin zhao";
    Reading reading = WishReader.read(roster(Game.CHAMPION), "top not " + written);
    assertThat(((Reading.Read) reading).wish().without())
        .containsExactlyInAnyOrder(
            "ksante", "kaisa", "nunuwillump", "drmundo", "leesin", "twistedfate", "xinzhao");
    assertThat(((Reading.Read) WishReader.read(roster(Game.AGENT), "-kay/o")).wish().without())
        .containsExactly("kayo");
  }

  private Roster roster(Game game) {
    return RosterFile.read(game, directory).roster();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "champion banana | I know no lane “banana”. There are `top`, `jungle`, `mid`, `bot`,"
            + " `support`.",
        "champion jugnle | I know no lane “jugnle”. Did you mean “jungle”? There are `top`,"
            + " `jungle`, `mid`, `bot`, `support`.",
        "champion bottm | I know no lane “bottm”. Did you mean “bot”? There are `top`, `jungle`,"
            + " `mid`, `bot`, `support`.",
        "champion taem | I know no lane “taem”. Did you mean “team”? There are `top`, `jungle`,"
            + " `mid`, `bot`, `support`.",
        "agent mid | I know no role “mid”. There are `controller`, `duelist`, `initiator`,"
            + " `sentinel`.",
        "champion 🔥 | I know no lane “🔥”. There are `top`, `jungle`, `mid`, `bot`, `support`.",
        "champion ahri | Ahri is a champion, not a lane. To leave somebody out, write"
            + " `!champion not Ahri`.",
        "agent not jet | I know no agent “jet” to leave out. Did you mean “Jett”?",
        "champion not mis fortune | I know no champion “mis” to leave out. Did you mean “Miss"
            + " Fortune”?",
        "champion mid -qqqqqq | I know no champion “\\-qqqqqq” to leave out.",
        "champion not | Whom shall I leave out? Name champions after it, like"
            + " `!champion not Aatrox`.",
        "agent not 🔥 | Whom shall I leave out? Name agents after it, like"
            + " `!agent not Brimstone`.",
        "champion team 3 top mid | Say how many, or which lanes: `!champion team 3` or"
            + " `!champion team top jungle`.",
        "agent 2 3 | Say how many, or which roles: `!agent team 3` or"
            + " `!agent team controller duelist`.",
        "champion team 0 | I draw 1 to 20 at once, like `!champion team 3`.",
        "champion team 21 | I draw 1 to 20 at once, like `!champion team 3`.",
        "agent team 8 sentinel | Not that many without repeats: you ask for 8 of the role"
            + " sentinel, and I can draw from 7. Ask for fewer, or leave fewer out.",
        "agent sent not killjoy cypher sage chamber deadlock vyse veto | Not that many without"
            + " repeats: you ask for 1 of the role sentinel, and I can draw from 0. Ask for"
            + " fewer, or leave fewer out.",
        "agent 20 -jett -omen -sova -sage -iso -neon -yoru -raze -skye | Not that many without"
            + " repeats: you ask for 20 agents, and I can draw from 19. Ask for fewer, or leave"
            + " fewer out."
      })
  void refuses(String line, String refusal) {
    assertThat(refused(line)).isEqualTo(refusal);
  }

  @Test
  void refusesMoreThanTwentyLanes() {
    assertThat(names(bench().words("champion" + " mid".repeat(20)))).hasSize(20);
    assertThat(refused("champion" + " mid".repeat(21))).startsWith("I draw 1 to 20 at once");
  }

  @Test
  void refusesToLeaveOutMoreThanThirty() {
    List<String> all = roster(Game.CHAMPION).members().stream().map(Member::name).toList();
    String thirty = "champion not " + String.join(" ", all.subList(0, 30));
    assertThat(bench().say(thirty).orElseThrow()).isInstanceOf(Reply.Text.class);
    assertThat(refused(thirty + " Zed"))
        .isEqualTo("That is too much to read: name at most 30 to leave out.");
  }

  @Test
  void speaksGermanToo() {
    Bench bench = bench().in(Locale.GERMANY);
    assertThat(bench.words("agent taktiker"))
        .matches("\\*\\*.+\\*\\* \\(Taktiker\\)\n\n🎲 zieht neu");
    assertThat(bench.words("champion oben außer Aatrox")).contains("(Top)");
    assertThat(bench.words("champion dschungle"))
        .isEqualTo(
            "Ich kenne keine Lane „dschungle“. Meintest du „jungle“? Es gibt `top`, `jungle`,"
                + " `mid`, `bot`, `support`.");
  }

  static Stream<String> hostile() {
    return Stream.of(
        "9".repeat(10_000),
        "team " + "9".repeat(1_000),
        "-" + "9".repeat(10_000),
        "not " + "x".repeat(1_900),
        "not " + "a ".repeat(900),
        "x".repeat(1_900),
        "x".repeat(100_000),
        "mid ".repeat(400),
        "mid,".repeat(100_000),
        "🎲".repeat(100),
        "👩‍👩‍👧‍👦",
        "\uD83C",
        "\u202Edim",
        "**bold** [x](https://example.org)",
        "<b>@room</b>",
        "{0} '{1}'",
        "not {0} '{1}'",
        "mid\n\n# heading",
        "\u0000");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("hostile")
  void refusesWhatIsHostile(String rest) {
    for (String command : List.of("champion ", "agent ")) {
      String refusal =
          assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refused(command + rest));
      assertThat(refusal)
          .hasSizeBetween(10, 400)
          .doesNotContain("\n", "\u202E", "[x](", "**bold**", "<b>", "\u0000");
    }
  }
}
