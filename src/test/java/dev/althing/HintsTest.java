package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.sandbox.page.Hint;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class HintsTest {
  @Test
  void theChatPageSuggestsTheCommandsOfTheBotInTheSandbox() {
    try (BotRig rig = BotRig.start()) {
      assertThat(rig.sandbox().hints().in(Locale.ENGLISH))
          .contains(
              new Hint("!count", "!count [+|reset]", "Shows this room's counter.", ""),
              new Hint(
                  "!count reset",
                  "!count reset",
                  "Sets the counter to zero.",
                  "Moderators of the room"));
      assertThat(rig.sandbox().hints().in(Locale.GERMAN))
          .contains(new Hint("!count +", "!count +", "Erhöht den Zähler um eins.", ""));
    }
  }

  @Test
  void withoutABotItSuggestsNothing() {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory())) {
      assertThat(sandbox.hints().in(Locale.ENGLISH)).isEmpty();
    }
  }
}
