package dev.althing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class LintedTest {
  private static final RoomId ROOM = new RoomId("!room:fake");

  private final List<Cause> written = new ArrayList<>();
  private final List<Cause> criticised = new ArrayList<>();
  private final Effects door =
      new Effects() {
        @Override
        public CompletionStage<Written> write(Cause cause, List<Effect> effects) {
          written.add(cause);
          return CompletableFuture.completedFuture(Written.FIRST);
        }

        @Override
        public CompletionStage<Boolean> knows(Cause cause) {
          return CompletableFuture.completedFuture(written.contains(cause));
        }
      };
  private final Effects linted = new Linted(door, (cause, violations) -> criticised.add(cause));

  private static Effect send(String type, ObjectNode content) {
    return new Effect.Send(Destination.room(ROOM), type, content);
  }

  @Test
  void writesEverythingAndNamesMessagesThatAreNotFit() {
    ObjectNode good = Json.object().put("msgtype", "m.notice").put("body", "hello");
    good.putObject("m.mentions");
    var leave = new Effect.Leave(ROOM, Optional.empty());

    linted.write(Cause.own("good"), List.of(send("m.room.message", good), leave));
    linted.write(Cause.own("other"), List.of(send("m.reaction", Json.object())));
    linted.write(Cause.own("bad"), List.of(send("m.room.message", Json.object())));

    assertThat(written).hasSize(3);
    assertThat(criticised).containsExactly(Cause.own("bad"));
    assertThat(linted.knows(Cause.own("bad")).toCompletableFuture().join()).isTrue();
  }
}
