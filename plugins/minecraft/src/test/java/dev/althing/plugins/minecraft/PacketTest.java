package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PacketTest {
  @Test
  void isLittleEndian() {
    assertThat(Packet.of(0x01020304, Packet.COMMAND, "ä").bytes())
        .containsExactly(12, 0, 0, 0, 4, 3, 2, 1, 2, 0, 0, 0, 0xC3, 0xA4, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b", "a\u0085b", "\u001b[31m"})
  void isOneLine(String text) {
    assertThatThrownBy(() -> Packet.of(1, Packet.COMMAND, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(text);
  }

  @Test
  void isNotTooLong() {
    assertThat(Packet.of(1, Packet.COMMAND, "x".repeat(1_446)).bytes()).hasSize(1_460);
    assertThatThrownBy(() -> Packet.of(1, Packet.COMMAND, "x".repeat(1_447)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotShowWhatIsInIt() {
    Password password = new Password("hunter2");
    assertThat(password.login(1)).asString().doesNotContain("hunter2");
    assertThat(password).asString().doesNotContain("hunter2");
  }
}
