package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.LanguageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plugins that come with the bot, as jars, in a bot: they must have been built before. */
@Tag("plugins")
final class FirstPartyPluginsIT {
  private static final List<String> PLUGINS =
      List.of("dice", "fun", "picks", "minecraft", "ask", "wordfilter", "ratelimit");

  private static final String SETTINGS =
      """
      plugins.settings {
        ask { server = "http://%s", cooldown = 0s }
        minecraft { server = "127.0.0.1:1", password = hunter2 }
        wordfilter { words = ["darn, it", blast] }
        ratelimit { messages = 3, within = 1h }
      }
      """;

  private static LanguageModel model;
  private static BotRig rig;
  private static String room;

  @BeforeAll
  static void start() throws IOException {
    model = LanguageModel.start();
    rig = BotRig.plan().on(Databases.H2).conf(SETTINGS.formatted(model.place())).start();
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
    model.close();
  }

  private static String owner(String command) {
    String management = rig.community().management();
    rig.moderator().says(management, command);
    return rig.said(management);
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
        .contains("7 plugins are loaded", "roll", "8ball", "champion", "minecraft", "ask");
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
        "!minecraft Steve     => (?s).*plugins grant minecraft network:127.0.0.1:1.*",
        "!minecraft x;y       => (?s).*3.*16.*",
        "!agent of nothing    => (?s).*duelist.*",
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

  @Test
  void aPickIsDrawnAgainByAReaction() {
    String place = rig.room("alice", "bob");
    rig.alice().says(place, "!champion mid");
    List<Heard> first = rig.heard(place, 2);
    assertThat(first.get(1).type()).isEqualTo("m.reaction");

    rig.stop();
    rig.resume();
    rig.alice().reacts(place, first.get(0).id(), "🎲");

    Heard again = rig.heard(place);
    assertThat(again.content().at("/m.relates_to/event_id").asText()).isEqualTo(first.get(0).id());
    assertThat(again.content().at("/m.new_content/body").asText())
        .isNotEqualTo(first.get(0).text());
  }

  @Test
  void aModelIsAskedAndTheThreadGoesOn() {
    String place = rig.room("alice", "bob");
    rig.alice().says(place, "!ask what is the answer?");
    assertThat(finalOf(place)).contains("plugins grant ask");
    assertThat(owner("!plugins grant ask all")).contains("ask may");

    String root = rig.alice().says(place, "!ask what is the answer?");
    assertThat(finalOf(place)).startsWith("Forty-two, of course");
    rig.alice().threads(place, root, "really?");
    assertThat(finalOf(place)).startsWith("Forty-two, of course");
  }

  /** The last words of an answer that grows: the bot says something, and then edits it. */
  private static String finalOf(String place) {
    for (Heard heard = rig.heard(place); ; heard = rig.heard(place)) {
      String words = heard.content().at("/m.new_content/body").asText();
      if (words.contains("grant") || words.contains("llama3.2")) {
        return words;
      }
    }
  }

  @Test
  void wordsAndFloodsAreSeenToByTheProtections() {
    String place = rig.room("dora", "bob");
    rig.person("dora").empowers(place, Map.of(rig.person("dora").id(), 100, rig.bot(), 100));
    owner("!plugins grant wordfilter all");
    owner("!plugins grant ratelimit all");
    assertThat(owner("!protections on words " + place)).contains("wordfilter/words acts");
    assertThat(owner("!protections on messages " + place)).contains("ratelimit/messages acts");

    rig.bob().says(place, "oh ｂｌａａａｓｔ");
    assertThat(rig.heard(place).type()).isEqualTo("m.room.redaction");
    assertThat(rig.said(place)).contains("@bob");
    assertThat(rig.said(rig.community().management())).contains("blast");
    rig.bob().says(place, "one");
    rig.bob().says(place, "two");
    rig.bob().says(place, "three");
    assertThat(rig.heard(place).mentions()).containsExactly(rig.bob().id());
    assertThat(owner("!protections")).contains("acted 1");
    owner("!protections off words " + place);
    owner("!protections off messages " + place);
  }
}
