package dev.althing.outbox.send;

import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.send.SendingRig.OTHER;
import static dev.althing.outbox.send.SendingRig.ROOM;
import static dev.althing.outbox.send.SendingRig.edit;
import static dev.althing.outbox.send.SendingRig.ours;
import static dev.althing.outbox.send.SendingRig.say;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.crypto.Cipher;
import dev.althing.crypto.Sealed;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.testing.Databases;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CipherTest {
  /** Inflates by a third, never makes the same twice, and gets its keys when a test says so. */
  private static final class LateCipher implements Cipher {
    private final CompletableFuture<Boolean> keys = new CompletableFuture<>();
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public CompletionStage<Sealed> encrypt(RoomId room, String type, ObjectNode content) {
      if (room.equals(OTHER)) {
        return CompletableFuture.completedFuture(new Sealed(type, content));
      }
      return keys.thenApply(
          any -> {
            byte[] clear = Json.write(content).getBytes(StandardCharsets.UTF_8);
            ObjectNode sealed = Json.object();
            sealed.put("ciphertext", Base64.getEncoder().encodeToString(clear));
            sealed.put("index", count.incrementAndGet());
            return new Sealed("m.room.encrypted", sealed);
          });
    }
  }

  private static String opened(ObjectNode event) {
    byte[] clear = Base64.getDecoder().decode(event.path("content").path("ciphertext").asText());
    return Json.readObject(new String(clear, StandardCharsets.UTF_8))
        .orElseThrow()
        .path("body")
        .asText();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whatIsSealedOnceIsSentSoHoweverOften(Databases kind) {
    try (var rig = new SendingRig(kind.open())) {
      var cipher = new LateCipher();
      rig.cipher = cipher;
      rig.homeserver.fails(r -> Fault.LOST_ANSWER);
      rig.start();
      await(rig.write("a", say(ROOM, "one"), say(ROOM, "two"), say(OTHER, "clear")));
      until(() -> rig.homeserver.bodies(OTHER).contains("clear"));
      assertThat(rig.homeserver.timeline(ROOM)).isEmpty();

      cipher.keys.complete(true);
      until(() -> rig.homeserver.requests(Endpoint.SEND).size() > 4);
      rig.kill();
      rig.homeserver.fails(r -> Fault.NONE);
      rig.start();
      rig.untilNothingWaits();

      var sent = rig.homeserver.timeline(ROOM);
      assertThat(sent.stream().map(CipherTest::opened)).containsExactly("one", "two");
      var forms =
          rig.homeserver.requests(Endpoint.SEND).stream()
              .filter(r -> r.place().equals(ROOM.value()))
              .map(r -> r.detail() + r.body())
              .distinct();
      assertThat(forms).hasSize(2);
    }
  }

  @Test
  void editsAreSealedWithTheirTargetFilledIn() {
    try (var rig = new SendingRig(Databases.H2.open())) {
      var cipher = new LateCipher();
      cipher.keys.complete(true);
      rig.cipher = cipher;
      rig.start();

      await(rig.write("a", say(ROOM, "one")));
      await(rig.write("b", edit(ROOM, ours("a", 0), "two")));
      rig.untilNothingWaits();

      var timeline = rig.homeserver.timeline(ROOM);
      byte[] clear =
          Base64.getDecoder().decode(timeline.get(1).path("content").path("ciphertext").asText());
      assertThat(new String(clear, StandardCharsets.UTF_8))
          .contains(timeline.get(0).path("event_id").asText());
    }
  }
}
