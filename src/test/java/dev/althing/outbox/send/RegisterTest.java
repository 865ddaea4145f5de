package dev.althing.outbox.send;

import static dev.althing.outbox.send.SendingRig.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.outbox.limits.Urgency;
import dev.althing.outbox.retry.Recent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class RegisterTest {
  private static final Fate SENT = new Fate.Sent(ROOM, new EventId("$e:x"));

  private final Register register = new Register();

  private static Letter letter(String cause) {
    return new Letter(
        new EffectId(Cause.own(cause), 0),
        Destination.room(ROOM),
        Letter.Kind.SEND,
        Optional.empty(),
        Urgency.BULK,
        false,
        Instant.EPOCH,
        Optional.empty());
  }

  @Test
  void takesALetterInOnce() {
    assertThat(register.add(letter("a"), true)).isPresent();
    assertThat(register.add(letter("a"), false)).isEmpty();
    assertThat(register.depth()).isEqualTo(1);
  }

  @Test
  void keepsNoBodyBesideTheOneThatTheLaneHas() {
    var body = new Letter.Body("m.room.message", Json.object(), Optional.empty(), Optional.empty());
    Letter bare = letter("a");
    Letter whole =
        new Letter(
            bare.id(),
            bare.to(),
            bare.kind(),
            bare.target(),
            bare.urgency(),
            bare.isEdit(),
            bare.writtenAt(),
            Optional.of(body));
    var open = register.add(whole, false).orElseThrow();

    assertThat(open.firstItem().letter().body()).contains(body);

    assertThat(open.letter().body()).isEmpty();
    assertThat(open.itemAgain().letter().body()).isEmpty();
    assertThat(open.itemAgain().mayHaveBeenTried()).isTrue();
  }

  @Test
  void theFirstWordOnAFateCounts() {
    var open = register.add(letter("a"), false).orElseThrow();
    var heard = new CompletableFuture<Fate>();
    var again = new CompletableFuture<Fate>();
    register.watch(letter("a").id(), heard);
    register.watch(letter("a").id(), again);

    assertThat(register.decide(open, SENT)).isTrue();
    assertThat(register.decide(open, new Fate.Superseded())).isFalse();

    assertThat(heard.join()).isEqualTo(SENT);
    assertThat(again.join()).isEqualTo(SENT);
    assertThat(register.fate(letter("a").id())).contains(SENT);
    open.goesTo(ROOM);
    assertThat(register.of(ROOM)).isEmpty();
  }

  @Test
  void knowsRecentFatesAfterTheyAreSettled() {
    var open = register.add(letter("a"), false).orElseThrow();
    var settled = new CompletableFuture<Void>();
    register.awaitSettled(open, settled);
    register.decide(open, SENT);

    register.settled(letter("a").id());
    register.settled(letter("a").id());

    assertThat(settled).isCompleted();
    assertThat(register.isOpen(letter("a").id())).isFalse();
    assertThat(register.fate(letter("a").id())).contains(SENT);
    assertThat(register.oldest()).isEmpty();
  }

  @Test
  void whoeverWaitsIsToldOfTheEnd() {
    var open = register.add(letter("a"), false).orElseThrow();
    var settled = new CompletableFuture<Void>();
    var heard = new CompletableFuture<Fate>();
    register.awaitSettled(open, settled);
    register.watch(letter("a").id(), heard);

    register.abandon(new IllegalStateException("over"));

    assertThatThrownBy(settled::join).hasMessageContaining("over");
    assertThatThrownBy(heard::join).hasMessageContaining("over");
  }

  @Test
  void onlySoMuchIsRemembered() {
    var recent = new Recent<String, Integer>(2);
    recent.note("a", 1);
    recent.note("b", 2);
    recent.note("a", 3);
    recent.note("c", 4);

    assertThat(recent.find("a")).contains(3);
    assertThat(recent.find("b")).isEmpty();
    assertThat(recent.find("c")).contains(4);
  }
}
