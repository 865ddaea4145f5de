package dev.althing.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Parameter;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandDocsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void describesACommandWithAllThatIsKnownOfIt() {
    CommandSpec spec =
        Scene.spec("roll")
            .alias("r")
            .takes(Parameter.rest("dice", "what to roll").or("1d6"))
            .in(Place.ROOM, Place.THREAD)
            .cooldown(
                new Cooldown(
                    new Cooldown.Rate(1, MINUTE),
                    new Cooldown.Rate(2, MINUTE),
                    new Cooldown.Rate(3, MINUTE)))
            .subcommands(
                Scene.spec("again").alias("a").permission(Permission.OWNER).build(),
                Scene.spec("odd").hidden().build())
            .example("roll 2d6", "two dice")
            .build();

    assertThat(CommandDocs.render(Scene.registry(spec)))
        .startsWith("# Commands\n")
        .endsWith(
            """

            ## test

            ### `!roll [dice…]`

            Does roll.

            - `dice`: what to roll; `1d6` unless given
            - Also: `!r`
            - For: everyone
            - Where: rooms, threads
            - How often: 1 in 1m per person, 2 in 1m per room, 3 in 1m altogether
            - Example: `!roll 2d6`: two dice

            ### `!roll again`

            Does again.

            - Also: `!roll a`
            - For: owners
            - Where: rooms, threads
            """);
  }

  @Test
  void sortsByOwnerAndNameAndLeavesOutHiddenOnes() {
    var one = ((Registry.Registered) Scene.REGISTRY.with("aaa", commands())).registry();
    String page = CommandDocs.render(one);

    assertThat(page).containsSubsequence("## aaa", "!off", "!where", "## test", "!8ball", "!ping");
    assertThat(page).doesNotContain("secret").doesNotContain("purge");
    assertThat(page)
        .contains("- For: nobody: it is switched off")
        .contains("- For: moderators of the room")
        .contains("- For: members of the management room")
        .contains("- Where: direct rooms, the management room");
  }

  private static List<Scene.Described> commands() {
    return List.of(
        new Scene.Described(Scene.spec("off").permission(Permission.NOBODY).build()),
        new Scene.Described(
            Scene.spec("where")
                .permission(Permission.MANAGEMENT)
                .in(Place.DIRECT, Place.MANAGEMENT)
                .build()));
  }

  @Test
  void isTheSameWhateverTheOrderOfRegistration() {
    assertThat(CommandDocs.render(Scene.registry(Scene.PING, Scene.KICK)))
        .isEqualTo(CommandDocs.render(Scene.registry(Scene.KICK, Scene.PING)));
  }

  @Test
  void theCheckFailsOnAStalePageAndWritesItWhenAsked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("docs/commands.md");

    assertThatThrownBy(() -> DocsCheck.isCurrent(file, "new", false))
        .isInstanceOf(AssertionError.class);
    DocsCheck.isCurrent(file, "old", true);
    DocsCheck.isCurrent(file, "old", false);
    assertThatThrownBy(() -> DocsCheck.isCurrent(file, "new", false))
        .hasMessageContaining("update.docs");
  }
}
