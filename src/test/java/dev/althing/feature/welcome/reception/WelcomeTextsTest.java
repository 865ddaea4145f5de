package dev.althing.feature.welcome.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.feature.HouseSettings;
import dev.althing.feature.welcome.Houses;
import dev.althing.feature.welcome.premises.Target;
import dev.althing.feature.welcome.premises.Targets.Found;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.text.Markup;
import dev.althing.text.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class WelcomeTextsTest {
  private static final UserId ANN = new UserId("@ann_b:example.org");
  private static final WelcomeView VIEW = new WelcomeView(Locale.ENGLISH);

  private static Properties read(String file) throws IOException {
    var properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            WelcomeTextsTest.class.getResourceAsStream("/text/" + file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  @Test
  void germanSaysEverythingThatEnglishSays() throws IOException {
    assertThat(read("welcome_de.properties").stringPropertyNames())
        .isEqualTo(read("welcome.properties").stringPropertyNames());
    Texts english = Texts.of("welcome", Locale.ENGLISH);
    Texts german = Texts.of("welcome", Locale.GERMAN);
    for (String key : english.keys()) {
      assertThat(german.arguments(key)).as(key).isEqualTo(english.arguments(key));
    }
  }

  private static Found rooms(String... names) {
    return new Found(
        List.of(names).stream()
            .map(
                name ->
                    new Target(
                        Houses.room("!x:example.org"),
                        new RoomId("!x:example.org"),
                        name,
                        name.startsWith("open"),
                        List.of("example.org")))
            .toList(),
        List.of());
  }

  private static String plain(String markdown) {
    return Markup.format(markdown).plain();
  }

  @Test
  void aDoorWithoutRoomsOnlyAsksForAYes() {
    HouseSettings house = Houses.with(Houses.door("✅"));
    assertThat(
            plain(VIEW.greeting(house, ANN, "Home", Optional.of("Hi {user}."), List.of(rooms()))))
        .isEqualTo(
            "Hi @ann_b:example.org.\n\nTo accept these rules, react with ✅ to this message, or"
                + " just write yes.");
  }

  @Test
  void doorsAreListed() {
    HouseSettings house = Houses.with(Houses.door("✅"), Houses.door("🎮"));
    assertThat(
            plain(
                VIEW.greeting(
                    house,
                    ANN,
                    "<i>_Home_",
                    Optional.of("{place}"),
                    List.of(rooms(), rooms("a*b*", "c")))))
        .startsWith("<i>_Home_\n\nTo accept these rules, react to this message;")
        .endsWith("• ✅\n• 🎮 for a*b*, c");
  }

  @Test
  void manyRoomsAreNotAllNamed() {
    String[] names = new String[50];
    Arrays.fill(names, "den");
    assertThat(plain(VIEW.admitted(true, rooms(names))))
        .startsWith("Thank you, you are in! Your invitations to den, den")
        .contains("den, … are on the way.");
  }

  @Test
  void invitationsAndLinksAreToldApart() {
    assertThat(plain(VIEW.admitted(true, rooms("den", "open bar"))))
        .isEqualTo(
            "Thank you, you are in! Your invitation to den is on the way. Come in here: open bar"
                + " (!x:example.org).");
    assertThat(plain(VIEW.admitted(false, rooms())))
        .isEqualTo("I look after your invitations again.");
  }

  @Test
  void aReasonToKnockIsShownAsItIsAndNotAtAnyLength() {
    var moderators = new ModeratorView(Locale.ENGLISH);
    assertThat(plain(moderators.knock(ANN, "Den", Optional.of("<b>**hi**\u202E"))))
        .contains("says: <b>**hi**")
        .doesNotContain("\u202E");
    assertThat(plain(moderators.knock(ANN, "Den", Optional.of("x".repeat(60_000)))))
        .hasSizeLessThan(400);
    assertThat(plain(moderators.knock(ANN, "Den", Optional.of(" "))))
        .isEqualTo("@ann_b:example.org knocks at Den. Let them in?");
  }
}
