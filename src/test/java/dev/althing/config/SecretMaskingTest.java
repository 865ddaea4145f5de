package dev.althing.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.althing.start.LogSetup;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

final class SecretMaskingTest {
  @Test
  void blotsOutASecretInMessageAndStackTrace() {
    SecretMasking.register(new Secret("tok/en+4711"));

    var line =
        logged(
            logger ->
                logger.warn("sent tok/en+4711", new IllegalStateException("?a=tok%2Fen%2B4711")));

    assertThat(line).contains("sent [secret]").contains("IllegalStateException: ?a=[secret]");
    assertThat(line).doesNotContain("4711");
  }

  @Test
  void forgetsOldTokensButNeverAPassword() {
    SecretMasking.register(new Secret("password-of-the-test"));
    for (int i = 0; i < 1_000; i++) {
      SecretMasking.registerPassing(new Secret("token-" + i + "-of-the-test"));
    }

    assertThat(SecretMasking.masked("password-of-the-test token-999-of-the-test"))
        .isEqualTo("[secret] [secret]");
    assertThat(SecretMasking.masked("token-1-of-the-test")).isEqualTo("token-1-of-the-test");
  }

  @Test
  void leavesShortSecretsAloneSinceTheyAreWords() {
    SecretMasking.register(new Secret("sync"));

    assertThat(logged(logger -> logger.warn("sync is slow"))).contains("sync is slow");
  }

  @Test
  void saysWhichRoomAndEvent() {
    var line =
        logged(
            logger -> {
              LogPlace.log("!a:b.org", "$e", () -> logger.info("hello"));
              logger.info("elsewhere");
            });

    assertThat(line).contains(" [!a:b.org $e] hello").contains("Test elsewhere");
  }

  @Test
  void saysNothingOfRoomsWhereThereIsNone() {
    assertThat(logged(logger -> logger.info("hello"))).endsWith("INFO  Test hello\n");
  }

  /** What the shipped configuration writes; the console is replaced by a buffer. */
  private static String logged(java.util.function.Consumer<ch.qos.logback.classic.Logger> act) {
    var before = System.out;
    var buffer = new ByteArrayOutputStream();
    var context = new LoggerContext();
    try {
      context.setMDCAdapter(MDC.getMDCAdapter());
      System.setOut(new PrintStream(buffer, true, StandardCharsets.UTF_8));
      LogSetup.setUp(context, Level.INFO);
      act.accept(context.getLogger("some.Test"));
      context.stop();
    } finally {
      System.setOut(before);
    }
    return buffer.toString(StandardCharsets.UTF_8);
  }
}
