package dev.althing;

import dev.althing.command.CommandDocs;
import dev.althing.command.DocsCheck;
import dev.althing.matrix.id.UserId;
import dev.althing.room.RoomStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CommandsPageTest {
  @Test
  void thePageAboutCommandsIsCurrent() throws IOException {
    try (BotRig rig = BotRig.start()) {
      var self =
          new BuiltIns.Self(
              Optional::empty,
              rig.parts().health(),
              new RoomStore(rig.parts().database(), new UserId(rig.bot())),
              "0");
      // What commands ask is not asked when they are only described.
      var builtIns =
          new BuiltIns(
              rig.settings(),
              new BuiltIns.Neighbours(null, null),
              self,
              new BuiltIns.Fortune(rig.clock(), new Random(1)));
      String page = CommandDocs.render(builtIns.router(rig.settings()).get().registry());

      DocsCheck.isCurrent(Path.of("docs/commands.md"), page);
    }
  }
}
