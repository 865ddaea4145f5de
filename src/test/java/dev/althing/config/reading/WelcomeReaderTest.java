package dev.althing.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.Problem;
import dev.althing.config.Settings.Loaded;
import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Links;
import dev.althing.config.feature.HouseSettings.Question;
import dev.althing.config.feature.WelcomeSettings;
import dev.althing.spi.RoomReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WelcomeReaderTest {
  @TempDir Path directory;

  private Loaded load(String lines) throws IOException {
    Path file = directory.resolve("althing.conf");
    Files.writeString(file, "althing.welcome {\n" + lines + "\n}\n");
    return SettingsReader.load(Optional.of(file), Map.of());
  }

  private WelcomeSettings usable(String lines) throws IOException {
    Loaded loaded = load(lines);
    assertThat(loaded).isInstanceOf(Loaded.Usable.class);
    return ((Loaded.Usable) loaded).settings().community().features().welcome();
  }

  private List<String> refused(String lines) throws IOException {
    Loaded loaded = load(lines);
    assertThat(loaded).isInstanceOf(Loaded.Refused.class);
    return ((Loaded.Refused) loaded).problems().stream().map(Problem::toString).toList();
  }

  private static RoomReference room(String name) {
    return new RoomReference(name, List.of());
  }

  @Test
  void nothingIsWatchedByDefault() throws IOException {
    assertThat(usable("").houses()).isEmpty();
    assertThat(usable("").ignored()).containsExactly("@_*:*");
  }

  @Test
  void aRoomIsEnough() throws IOException {
    HouseSettings house =
        usable("places { home { room = \"#home:example.org\" } }").house("home").orElseThrow();

    assertThat(house.room()).isEqualTo(room("#home:example.org"));
    assertThat(house.language()).isEmpty();
    assertThat(house.text()).isEmpty();
    assertThat(house.entrance().keys()).containsExactly("✅");
    assertThat(house.entrance().rooms()).isEmpty();
    assertThat(house.entrance().links()).isEqualTo(Links.NEVER);
    assertThat(house.times().againAfter()).isEqualTo(Duration.ofDays(30));
    assertThat(house.times().remindAfter()).isEmpty();
    assertThat(house.question()).isEmpty();
    assertThat(house.halls().lobby()).isEmpty();
  }

  @Test
  void everythingCanBeSaid() throws IOException {
    HouseSettings house =
        usable(
                """
                ignore = ["@bot*:example.org"]
                places {
                  home {
                    room = "!home:example.org", language = de, text = " Be *kind*. "
                    reactions { "🎮" = ["#a:example.org"], "✅️" = "#b:example.org" }
                    instead-of-invites = where-open
                    again-after = 0s, remind-after = 3d, answer-within = 10d, announce-after = 0s
                    question { ask = "Rule 1?", answers = ["kind", "be kind"], tries = 1 }
                    lobby = "#l:example.org", announce = "#m:example.org"
                    knocks = ["#k:example.org"]
                  }
                }
                """)
            .house("home")
            .orElseThrow();

    assertThat(house.language()).contains(Locale.GERMAN);
    assertThat(house.text()).contains("Be *kind*.");
    assertThat(house.entrance().keys()).containsExactly("✅", "🎮");
    assertThat(house.entrance().behind(List.of("🎮"))).containsExactly(room("#a:example.org"));
    assertThat(house.entrance().links()).isEqualTo(Links.WHERE_OPEN);
    assertThat(house.entrance().knocks()).containsExactly(room("#k:example.org"));
    assertThat(house.times().remindAfter()).contains(Duration.ofDays(3));
    assertThat(house.question()).contains(new Question("Rule 1?", List.of("kind", "be kind"), 1));
    assertThat(house.halls().lobby()).contains(room("#l:example.org"));
    assertThat(house.halls().announce()).contains(room("#m:example.org"));
  }

  @Test
  void allProblemsAreFoundAtOnce() throws IOException {
    List<String> problems =
        refused(
            """
            ignore = ["no glob"]
            places {
              "Bad Name" { room = "#x:example.org" }
              none { text = "x" }
              odd { room = "home", instead-of-invites = sometimes, again-after = ever }
              one { room = "#home:example.org", reactions { "✅" = ["den"] } }
              two { room = "#home:example.org", question { ask = "?" }, colour = red }
              three { room = "#three:example.org", question { answers = ["x"], tries = 0 } }
            }
            """);

    assertThat(String.join("\n", problems))
        .contains("ignore", "Bad Name", "none.room", "odd.room", "instead-of-invites")
        .contains("again-after", "watched twice", "answers", "colour", "ask", "tries");
    assertThat(problems).hasSizeGreaterThanOrEqualTo(11);
  }

  @Test
  void textsAndDoorsHaveLimits() throws IOException {
    assertThat(refused("places { a { room = \"#a:b\", text = \"" + "x".repeat(8_001) + "\" } }"))
        .hasSize(1);
    StringBuilder doors = new StringBuilder();
    for (int i = 0; i < 21; i++) {
      doors.append("k").append(i).append(" = []\n");
    }
    assertThat(refused("places { a { room = \"#a:b\", reactions {\n" + doors + "} } }"))
        .singleElement()
        .asString()
        .contains("more than 20");
  }
}
