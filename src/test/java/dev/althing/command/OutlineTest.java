package dev.althing.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.Outline.Line;
import dev.althing.command.Registry.Registered;
import dev.althing.command.Scene.Described;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Permission;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private static List<Line> outline(CommandView.Glossary glossary, CommandSpec... specs) {
    var commands = List.of(specs).stream().map(Described::new).toList();
    var registered = (Registered) Registry.EMPTY.with("fun", commands);
    return Outline.of(registered.registry(), "!", glossary);
  }

  @Test
  void tellsEveryCommandWithItsSubcommandsBehindIt() {
    CommandSpec spec =
        Scene.spec("dice")
            .takes(Scene.user())
            .subcommands(Scene.spec("reset").permission(Permission.OWNER).build())
            .build();

    assertThat(outline(key -> Optional.empty(), spec, Scene.PING))
        .containsExactly(
            new Line("!dice", "!dice <user>", "Does dice.", Optional.empty()),
            new Line("!dice reset", "!dice reset", "Does reset.", Optional.of(Permission.OWNER)),
            new Line("!ping", "!ping", "Does ping.", Optional.empty()));
  }

  @Test
  void leavesOutWhatIsHidden() {
    CommandSpec secret = Scene.spec("secret").hidden().build();
    CommandSpec open = Scene.spec("open").subcommands(Scene.spec("door").hidden().build()).build();

    assertThat(outline(key -> Optional.empty(), secret, open))
        .extracting(Line::command)
        .containsExactly("!open");
  }

  @Test
  void speaksTheLanguageOfItsGlossary() {
    CommandView.Glossary german =
        key -> key.equals("ping.summary") ? Optional.of("Antwortet.") : Optional.empty();

    assertThat(outline(german, Scene.PING).get(0).summary()).isEqualTo("Antwortet.");
  }
}
