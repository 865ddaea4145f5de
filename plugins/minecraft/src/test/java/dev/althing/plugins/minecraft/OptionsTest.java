package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.spi.testing.Bench;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsTest {
  private static Bench bench(String name, Object value) {
    return Bench.of(new MinecraftPlugin())
        .settings(Setting.with(Setting.at(1), name, value))
        .start();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:25575, 127.0.0.1, 25575",
    "mc.example.org:1, mc.example.org, 1",
    "'  mc:65535 ', mc, 65535",
    "[::1]:25575, ::1, 25575",
    "[2001:db8::1.2.3.4]:25575, 2001:db8::1.2.3.4, 25575"
  })
  void readsTheServer(String written, String host, int port) {
    assertThat(Address.read(written)).isEqualTo(new Address(host, port));
    assertThat(Address.read(written)).hasToString(written.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mc",
        "mc:",
        ":25575",
        "mc:0",
        "mc:65536",
        "mc:99999",
        "mc:123456",
        "mc:-1",
        "mc:٣",
        "::1:25575",
        "[::1]",
        "[mc]:1",
        "http://mc:25575",
        "mc:1/x",
        "a b:1",
        "mc:1\nx"
      })
  void doesNotStartWithAServerThatIsNone(String written) {
    assertThatThrownBy(() -> bench("server", written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the setting server is host:port, like 127.0.0.1:25575 or [::1]:25575");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2\n", "hunter2\u0000"})
  void doesNotStartWithAPasswordThatCannotBeSent(String password) {
    assertThatThrownBy(() -> bench("password", password))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the setting password is one line")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> bench("password", "é".repeat(501)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotStartWithARoomThatIsNone() {
    assertThatThrownBy(() -> bench("rooms", List.of("#mc:example.org")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the setting rooms");
  }

  @Test
  void startsWithoutAPasswordAndSaysSo() {
    Bench bench = bench("password", "");
    for (String line : List.of("mc Steve", "mc list", "mc remove Steve", "mc status")) {
      assertThat(bench.words(line))
          .startsWith("No password for the Minecraft server is set. An op");
    }
    assertThat(bench.condition("server").isGood()).isFalse();
  }
}
