package dev.althing.plugins.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.spi.event.Happening.Kind;
import dev.althing.spi.plugin.Wording;
import dev.althing.spi.testing.Bench;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RatelimitPluginTest {
  private static Bench bench(Map<String, ?> changed) {
    return Bench.of(new RatelimitPlugin()).settings(Flood.settings(changed));
  }

  @Test
  void describesItself() {
    var protection =
        new MessagesProtection(
            new Limit(5, Duration.ofSeconds(90)),
            Sanction.KICK,
            Set.of(Kind.MESSAGE),
            LimitView.english());
    assertThat(protection.name()).isEqualTo("messages");
    assertThat(protection.kinds()).containsExactly(Kind.MESSAGE);
    assertThat(protection.summary())
        .isEqualTo(
            "Warns whoever sends more than 5 messages in 90 seconds, takes away what is too much,"
                + " and acts at twice as many.");
  }

  @ParameterizedTest
  @CsvSource({"1, 1 second", "2, 2 seconds", "60, 1 minute", "61, 61 seconds", "3600, 60 minutes"})
  void saysTimes(long seconds, String said) {
    var limit = new Limit(5, Duration.ofSeconds(seconds));
    assertThat(LimitView.english().reason(limit)).endsWith("more than 5 in " + said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.999S", "PT1.5S", "PT-10S", "PT1H0.001S", "PT10000000000H"})
  void refusesATimeThatIsNone(Duration within) {
    assertThatThrownBy(bench(Map.of("within", within))::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The setting within is " + within + ": write whole seconds from 1s to 1h, like 10s.");
  }

  @Test
  void refusesAnotherSanctionOrLanguage() {
    assertThatThrownBy(bench(Map.of("then", "Kick *all*" + "x".repeat(10_000)))::start)
        .hasMessageStartingWith("The setting then is \"Kick \\*all\\*xxx")
        .hasMessageEndingWith("…\": write mute, kick, ban or nothing.");
    assertThatThrownBy(bench(Map.of("then", "", "language", "de"))::start)
        .hasMessage("Die Einstellung then ist „“: möglich sind mute, kick, ban und nothing.");
    assertThatThrownBy(bench(Map.of("language", "../../de"))::start)
        .hasMessageEndingWith(": write en or de.");
  }

  @Test
  void saysTheSameInBothLanguages() {
    Wording wording = Wording.of(LimitView.class, "words");
    Wording.Tongue english = wording.in(Locale.ENGLISH);
    Wording.Tongue german = wording.in(Locale.GERMAN);
    for (String key : english.keys()) {
      for (int i = 0; i < 4; i++) {
        assertThat(uses(german, key, i)).as(key).isEqualTo(uses(english, key, i));
      }
      if (!key.equals("time.minute")) {
        assertThat(german.say(key)).as(key).isNotEqualTo(english.say(key));
      }
    }
  }

  private static boolean uses(Wording.Tongue words, String key, int argument) {
    var arguments = new Object[] {"a", "a", "a", "a"};
    arguments[argument] = "§";
    return words.say(key, arguments).contains("§");
  }
}
