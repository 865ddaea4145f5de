package dev.althing.outbox.send;

import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.send.SendingRig.ROOM;
import static dev.althing.outbox.send.SendingRig.say;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadsTest {
  @TempDir private Path files;

  @BeforeEach
  void putAFile() throws IOException {
    Files.writeString(files.resolve("board.png"), "pixels");
  }

  private SendingRig rig() {
    var rig = new SendingRig(Databases.H2.open());
    rig.files = files;
    return rig;
  }

  private static Effect file(String path) {
    return new Effect.SendFile(
        Destination.room(ROOM), path, "image/png", Json.object().put("body", path));
  }

  @Test
  void uploadsAFileAndPostsItInItsPlace() {
    try (var rig = rig().start()) {
      await(rig.write("a", say(ROOM, "before"), file("board.png"), say(ROOM, "after")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("before", "board.png", "after");
      String url = rig.homeserver.timeline(ROOM).get(1).path("content").path("url").asText();
      assertThat(rig.homeserver.uploads().keySet()).extracting(Object::toString).contains(url);
    }
  }

  @Test
  void aRepeatedUploadMakesNoSecondCopy() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> r.endpoint() == Endpoint.UPLOAD_TO ? Fault.LOST_ANSWER : Fault.NONE);
      rig.start();
      await(rig.write("a", file("board.png")));
      until(() -> rig.homeserver.uploads().containsValue(true));
      rig.kill();
      rig.homeserver.fails(r -> Fault.NONE);

      rig.start();
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("board.png");
      String url = rig.homeserver.lastEvent(ROOM).path("content").path("url").asText();
      assertThat(rig.homeserver.uploads().entrySet())
          .anyMatch(entry -> entry.getKey().value().equals(url) && entry.getValue());
    }
  }

  @Test
  void uploadsPlainlyWhereAddressesCannotBeReserved() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r -> {
            if (r.endpoint() == Endpoint.RESERVE_MEDIA) {
              throw FakeHomeserver.error(
                  new MatrixError.Unrecognized(
                      FakeHomeserver.detail(404, "M_UNRECOGNIZED", "old server")));
            }
            return Fault.NONE;
          });
      rig.start();

      await(rig.write("a", file("board.png")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("board.png");
    }
  }

  @Test
  void waitsWhenUploadsAreLimited() {
    try (var rig = rig()) {
      rig.homeserver.fails(
          r ->
              r.endpoint() == Endpoint.RESERVE_MEDIA
                      && rig.homeserver.requests(Endpoint.RESERVE_MEDIA).size() < 3
                  ? Fault.LIMITED
                  : Fault.NONE);
      rig.start();

      await(rig.write("a", file("board.png")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("board.png");
    }
  }

  @Test
  void givesUpFilesThatAreNotThereOrNotOurs() {
    try (var rig = rig().start()) {
      await(rig.write("a", file("nothing.png"), file("../secret"), say(ROOM, "after")));
      rig.untilNothingWaits();

      assertThat(rig.homeserver.bodies(ROOM)).containsExactly("after");
      until(() -> rig.givenUp.size() == 2);
    }
  }
}
