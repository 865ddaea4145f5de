package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlayerNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"abc", "Steve_1", "_x_", "1234567890123456", " Steve ", "list"})
  void isAName(String written) {
    assertThat(PlayerName.read(written, false)).isPresent();
    assertThat(PlayerName.read(written, true)).isPresent();
  }

  @Test
  void mayBeginWithADotForBedrock() {
    assertThat(PlayerName.read(".Steve", false)).isEmpty();
    assertThat(PlayerName.read(".Steve", true)).contains(new PlayerName(".Steve"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "12345678901234567",
        "..Steve",
        "Ste.ve",
        "Steve.",
        "Ste ve",
        "Steve\nop Steve",
        "Steve\u0000",
        "Steve\u2028x",
        "Steve;op Steve",
        "/op Steve",
        "@a",
        "@a[name=x]",
        "Stève",
        "Ѕteve",
        "Ｓｔｅｖｅ",
        "٣٣٣",
        "Steve\u200b",
        "\u202eSteve",
        "🍕🍕🍕",
        "-Steve",
        "**b**"
      })
  void isNoName(String written) {
    assertThat(PlayerName.read(written, false)).isEmpty();
    assertThat(PlayerName.read(written, true)).isEmpty();
  }

  @Test
  void cannotBeMadeOtherwise() {
    assertThatThrownBy(() -> new PlayerName("Steve\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
