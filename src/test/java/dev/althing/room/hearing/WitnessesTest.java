package dev.althing.room.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.entity.Witness;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.Effects;
import dev.althing.outbox.Written;
import dev.althing.spi.Store;
import dev.althing.spi.event.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class WitnessesTest {
  private static final Effect EFFECT = new Effect.Keep("x", Store.put("a", "b"));

  private final List<Cause> written = new ArrayList<>();
  private final CompletableFuture<Written> commit = new CompletableFuture<>();
  private final CompletableFuture<List<Effect>> deliberation = new CompletableFuture<>();

  private final Effects effects =
      new Effects() {
        @Override
        public CompletionStage<Written> write(Cause cause, List<Effect> all) {
          assertThat(all).containsExactly(EFFECT);
          written.add(cause);
          return commit;
        }

        @Override
        public CompletionStage<Boolean> knows(Cause cause) {
          throw new AssertionError("nobody asks");
        }
      };

  @Test
  void anEventIsSafeWhenWhatFollowsIsWritten() {
    CompletableFuture<Void> safe = hear(witness("a message"));
    assertThat(safe).isNotDone();

    deliberation.complete(List.of(EFFECT));
    assertThat(written).containsExactly(new Cause("event:$1/one"));
    assertThat(safe).isNotDone();

    commit.complete(Written.FIRST);
    assertThat(safe).isCompleted();
  }

  @Test
  void aFaultIsTheEventsFault() {
    CompletableFuture<Void> safe = hear(witness("a message"));

    deliberation.completeExceptionally(new IllegalStateException("on purpose"));

    assertThat(safe).isCompletedExceptionally();
  }

  @Test
  void whereNothingFollowsNothingIsWritten() {
    CompletableFuture<Void> safe = hear(witness("a message"));

    deliberation.complete(List.of());

    assertThat(safe).isCompleted();
    assertThat(written).isEmpty();
  }

  @Test
  void whoeverDoesNotCareIsNotAsked() {
    assertThat(hear(witness("something else"))).isCompleted();
  }

  private CompletableFuture<Void> hear(Witness witness) {
    RoomEvent event = event();
    return new Witnesses(List.of(witness), effects)
        .hear(event, () -> Happenings.of(event, Instant.EPOCH))
        .toCompletableFuture();
  }

  private static RoomEvent event() {
    var content = Json.object().put("msgtype", "m.text").put("body", "a message");
    return new RoomEvent(
        new RoomEvent.Origin(
            new EventId("$1"), new RoomId("!a:x"), new UserId("@ann:x"), Instant.EPOCH),
        "m.room.message",
        Optional.empty(),
        EventReader.readContent("m.room.message", false, content),
        content,
        RoomEvent.Unsigned.NOTHING);
  }

  private Witness witness(String body) {
    return new Witness() {
      @Override
      public String name() {
        return "one";
      }

      @Override
      public boolean sees(Happening happening) {
        return happening instanceof Happening.Message message && message.body().equals(body);
      }

      @Override
      public CompletionStage<List<Effect>> saw(Happening happening) {
        return deliberation;
      }
    };
  }
}
