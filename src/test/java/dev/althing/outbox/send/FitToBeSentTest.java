package dev.althing.outbox.send;

import static dev.althing.outbox.Eventually.holds;
import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.send.SendingRig.ROOM;
import static dev.althing.outbox.send.SendingRig.edit;
import static dev.althing.outbox.send.SendingRig.say;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Target;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.Fate;
import dev.althing.testing.Databases;
import dev.althing.text.OutgoingLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FitToBeSentTest {
  private static SendingRig rig() {
    return new SendingRig(Databases.H2.open());
  }

  private static Effect bare(String body) {
    ObjectNode content = Json.object().put("msgtype", "m.text").put("body", body);
    return new Effect.Send(Destination.room(ROOM), "m.room.message", content);
  }

  private static void everythingIsFit(SendingRig rig) {
    for (ObjectNode event : rig.homeserver.timeline(ROOM)) {
      assertThat(OutgoingLint.check(event.path("content"))).isEmpty();
    }
  }

  @Test
  void mendsAMessageAndItsEditsOnTheirWay() {
    try (var rig = rig().start()) {
      await(rig.write("a", bare("hello")));
      Target target = Target.known(rig.sent("a", 0));
      ObjectNode progress = edit(ROOM, target, "half").content();
      progress.remove("m.mentions");

      rig.sending.progress(ROOM, target, progress);

      until(() -> rig.homeserver.bodies(ROOM).contains("* half"));
      everythingIsFit(rig);
    }
  }

  @Test
  void mendsWhatIsSaidOfAFile(@TempDir Path folder) throws IOException {
    try (var rig = rig()) {
      rig.files = folder;
      Files.writeString(folder.resolve("a.txt"), "a");
      rig.start();
      ObjectNode content = Json.object().put("msgtype", "m.file").put("body", "a.txt");

      await(
          rig.write(
              "a", new Effect.SendFile(Destination.room(ROOM), "a.txt", "text/plain", content)));

      assertThat(rig.fate("a", 0)).isInstanceOf(Fate.Sent.class);
      everythingIsFit(rig);
    }
  }

  @Test
  void givesUpWhatIsTooLargeAndGoesOn() {
    try (var rig = rig().start()) {
      await(rig.write("a", bare("x".repeat(OutgoingLint.MAX_CONTENT)), say(ROOM, "next")));

      assertThat(rig.fate("a", 0)).isInstanceOf(Fate.Lost.class);
      assertThat(rig.fate("a", 1)).isInstanceOf(Fate.Sent.class);
      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("next");
      holds(() -> assertThat(rig.givenUp).hasSize(1));
    }
  }
}
