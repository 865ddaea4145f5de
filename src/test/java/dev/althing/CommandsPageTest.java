package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.CommandDocs;
import dev.althing.command.DocsCheck;
import dev.althing.command.Registry;
import dev.althing.feature.wordle.words.OrderKey;
import dev.althing.health.HealthRegistry;
import dev.althing.matrix.id.UserId;
import dev.althing.room.state.RoomStore;
import dev.althing.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CommandsPageTest {
  private static final HealthRegistry.Limits NEVER_ASKED =
      new HealthRegistry.Limits(Duration.ZERO, Duration.ZERO);

  private static Registry registry;

  @BeforeAll
  static void describe() {
    try (BotRig rig = BotRig.start()) {
      var self =
          new BuiltIns.Self(
              Optional::empty,
              new HealthRegistry(rig.clock(), Runnable::run, NEVER_ASKED),
              new RoomStore(rig.parts().database(), new UserId(rig.bot())),
              () -> null,
              "0");
      // What commands ask is not asked when they are only described.
      var builtIns =
          new BuiltIns(
              rig.settings(),
              new BuiltIns.Neighbours(
                  null, null, new BuiltIns.Records(null, null, null, null, null), null, null, null),
              self,
              new BuiltIns.Fortune(
                  rig.clock(), new Random(1), OrderKey.in(rig.data(), new Random(1))));
      registry = builtIns.router().registry();
    }
  }

  @Test
  void thePageAboutCommandsIsCurrent() throws IOException {
    DocsCheck.isCurrent(Path.of("docs/commands.md"), CommandDocs.render(registry));
  }

  @Test
  void theHelpSaysEverythingInGermanAndNothingElse() {
    List<String> keys =
        registry.entries().stream().flatMap(entry -> entry.spec().helpKeys().stream()).toList();

    assertThat(Texts.of("help", Locale.GERMAN).keys()).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(Texts.of("help", Locale.ENGLISH).keys()).isEmpty();
  }
}
