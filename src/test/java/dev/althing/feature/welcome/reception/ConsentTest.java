package dev.althing.feature.welcome.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Question;
import dev.althing.feature.welcome.Houses;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsentTest {
  private static final HouseSettings HOME =
      Houses.with(
          Houses.door("✅", "#den:example.org"),
          Houses.door("🎮", "#arcade:example.org"),
          Houses.door("art", "#art:example.org"));

  private static Optional<Question> question(String... answers) {
    return Optional.of(new Question("?", List.of(answers), 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes", "Yes!", " YES ", "ja", "Ja.", "„ja“", "ok", "okay", "👍",
        "I agree", "i  agree.", "**yes**", "✅", "✅️", "✔️", "ｙｅｓ", "y\u200Bes", "Einverstanden!",
        "ich stimme zu"
      })
  void manyWordsAreAYes(String text) {
    assertThat(Consent.keys(HOME, text)).containsExactly("✅");
    assertThat(Consent.isMeant(HOME, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no", "nein", "yes and no", "yesterday", "not ok", "help", "✅ but", "👎", "?"})
  void othersAreNone(String text) {
    assertThat(Consent.keys(HOME, text)).isEmpty();
    assertThat(Consent.isMeant(HOME, text)).isFalse();
  }

  @Test
  void keysMayBeSpeltOut() {
    assertThat(Consent.keys(HOME, "🎮")).containsExactly("🎮");
    assertThat(Consent.keys(HOME, "🎮 ✅ 🎮")).containsExactly("🎮", "✅");
    assertThat(Consent.keys(HOME, "🎮✅️")).containsExactly("🎮", "✅");
    assertThat(Consent.keys(HOME, "Art")).containsExactly("art");
    assertThat(Consent.keys(HOME, "artist")).isEmpty();
  }

  @Test
  void aYesIsTheFirstDoorUnlessItIsOneItself() {
    HouseSettings house =
        Houses.with(Houses.door("🎮", "#a:example.org"), Houses.door("👍", "#b:example.org"));
    assertThat(Consent.keys(house, "yes")).containsExactly("🎮");
    assertThat(Consent.keys(house, "👍")).containsExactly("👍");
  }

  @Test
  void aTextOfAnyLengthIsReadQuickly() {
    assertThat(Consent.keys(HOME, "yes ".repeat(15_000))).isEmpty();
    assertThat(Consent.keys(HOME, "✅".repeat(20_000))).isEmpty();
    assertThat(Consent.isRight(question("x"), "x".repeat(60_000))).isFalse();
    assertThat(Consent.isMeant(HOME, "✅".repeat(20_000))).isFalse();
  }

  @Test
  void anAnswerIsReadWithoutCaseAccentsAndPunctuation() {
    assertThat(Consent.isRight(question("Be kind"), "  be KIND!! ")).isTrue();
    assertThat(Consent.isRight(question("Be kind"), "be-kind")).isTrue();
    assertThat(Consent.isRight(question("Café"), "cafe")).isTrue();
    assertThat(Consent.isRight(question("42", "forty-two"), "Forty two")).isTrue();
    assertThat(Consent.isRight(question("Be kind"), "be unkind")).isFalse();
    assertThat(Consent.isRight(question("🦊"), "🦊️")).isTrue();
    assertThat(Consent.isRight(question("🦊"), "?")).isFalse();
    assertThat(Consent.isRight(question("🦊"), "")).isFalse();
    assertThat(Consent.isRight(Optional.empty(), "anything")).isFalse();
  }
}
