package dev.althing.outbox.ephemera;

import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.send.SendingRig.OTHER;
import static dev.althing.outbox.send.SendingRig.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.id.EventId;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeHomeserver.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EphemeraTest {
  private final ActorTestKit kit = ActorTestKit.create();
  private final FakeHomeserver homeserver = new FakeHomeserver(Clock.systemUTC(), ROOM, OTHER);
  private final Signals signals = Ephemera.door(kit.spawn(Ephemera.create(homeserver)));

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
    homeserver.close();
  }

  @Test
  void theLatestSignWins() {
    homeserver.isSlow(() -> Duration.ofMillis(100));
    for (int i = 0; i < 50; i++) {
      signals.typing(ROOM, Optional.of(Duration.ofSeconds(i + 1)));
      signals.read(ROOM, new EventId("$e" + i + ":x"), i % 2 == 0);
    }
    signals.typing(ROOM, Optional.empty());

    until(() -> homeserver.requests(Endpoint.TYPING).size() >= 2);
    until(() -> homeserver.requests(Endpoint.RECEIPT).size() >= 4);
    var typing = homeserver.requests(Endpoint.TYPING);
    assertThat(typing.get(typing.size() - 1).detail()).isEqualTo("stop");
    assertThat(typing).hasSizeLessThan(5);
    assertThat(homeserver.requests(Endpoint.RECEIPT))
        .extracting(FakeHomeserver.Request::detail)
        .contains("$e48:x", "$e49:x");
  }

  @Test
  void aFailedSignIsRepeatedOnce() {
    homeserver.fails(r -> r.endpoint() == Endpoint.TYPING ? Fault.BUSY : Fault.NONE);

    signals.typing(ROOM, Optional.of(Duration.ofSeconds(1)));
    until(() -> homeserver.requests(Endpoint.TYPING).size() == 2);
    signals.typing(OTHER, Optional.of(Duration.ofSeconds(2)));
    until(() -> homeserver.requests(Endpoint.TYPING).size() == 4);

    assertThat(homeserver.requests(Endpoint.TYPING)).hasSize(4);
  }
}
