package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plugins that come with the bot, as jars, in a bot: they must have been built before. */
@Tag("plugins")
final class FirstPartyPluginsIT {
  private static final List<String> PLUGINS = List.of("dice", "fun");

  private static BotRig rig;
  private static String room;

  @BeforeAll
  static void start() throws IOException {
    rig = BotRig.plan().on(Databases.H2).start();
    rig.stop();
    Path folder = Files.createDirectories(rig.data().resolve("jars"));
    for (String plugin : PLUGINS) {
      Files.copy(Path.of("plugins", plugin + ".jar"), folder.resolve(plugin + ".jar"));
    }
    rig.resume();
    room = rig.room("alice", "bob");
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  private static String answer(String command) {
    rig.alice().says(room, command);
    return rig.said(room);
  }

  @Test
  void allAreLoadedAndSayWhatTheyAre() {
    String management = rig.community().management();
    rig.moderator().says(management, "!plugins");
    assertThat(rig.said(management))
        .contains("2 plugins are loaded", "dice", "roll", "fun", "8ball");
    rig.moderator().says(management, "!plugins info dice");
    assertThat(rig.said(management)).contains("most-dice = 1000", "a whole number, 1 to 10000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "!roll                => (?s).*1d6.*[1-6].*",
        "!roll 2d6+3 for fire => (?s).*fire.*2d6 .*\\+ 3 = \\d+.*",
        "!r 4d6kh3            => (?s).*4d6kh3.*= \\d+.*",
        "!roll 999999999d6    => (?s).*1,?000.*",
        "!roll 2d             => (?s).*2d.*",
        "!8ball Will it work? => .{5,}",
        "!8ball it will       => (?s).*\\?.*",
        "!fortune             => (?s).{5,}",
        "!flip                => (?i).*(heads|tails).*",
        "!flip 10             => (?s).*\\d+.*\\d+.*",
        "!choose *tea*        => (?s).*\\|.*",
        "!random 5 1          => (?s).*[1-5].*",
        "!random              => (?s).*\\d+.*",
        "!rps stone age       => (?s).*(rock|paper|scissors).*",
        "!help roll           => (?s).*!roll.*",
      })
  void eachAnswersAndRefusesInWords(String command, String expected) {
    assertThat(answer(command)).matches(expected).doesNotContain("went wrong");
  }

  @Test
  void choosingNeitherFormatsNorMentionsAnybody() {
    rig.alice().says(room, "!choose **@bob:sandbox.localhost** | **@bob:sandbox.localhost**!");
    Heard chosen = rig.heard(room);
    assertThat(chosen.text()).contains("**@bob:sandbox.localhost**");
    assertThat(chosen.saysWhomItMentions()).isTrue();
  }

  @Test
  void aScoreIsKeptOverARestart() {
    for (int i = 0; i < 3; i++) {
      answer("!rps rock");
    }
    String before = answer("!rps score");
    rig.stop();
    rig.resume();

    assertThat(before.replaceAll("\\D", "").chars().map(c -> c - '0').sum()).isEqualTo(3);
    assertThat(answer("!rps score")).isEqualTo(before);
    assertThat(answer("!rps reset")).doesNotContain("went wrong");
    assertThat(answer("!rps score")).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"!roll", "!8ball", "!choose", "!random", "!rps", "!flip"})
  void nothingThatIsSaidBreaksThem(String command) {
    for (String hostile :
        List.of(
            "9".repeat(10_000), "🎲".repeat(500), "(".repeat(400), "\u202e\u0000|,;", "-0 -0")) {
      assertThat(answer(command + " " + hostile)).isNotEmpty().doesNotContain("went wrong");
    }
  }
}
