package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.traffic.Fault;
import dev.althing.sandbox.traffic.Faults;
import dev.althing.sandbox.traffic.Limits;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private final ManualClock clock = new ManualClock();
  private final Sandbox sandbox =
      Sandbox.start(SandboxSettings.inMemory().with(clock, new SecureRandom()));
  private Caller alice;
  private String room;

  @BeforeEach
  void makeRoom() {
    alice = Caller.register(sandbox, "alice");
    room = alice.createRoom("{'preset':'public_chat'}");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Caller.Reply send(String txn) {
    return alice.put(
        room(room) + "/send/m.room.message/" + txn, json("{'msgtype':'m.text','body':'x'}"));
  }

  @Test
  void stockLimitsAllowABurstOfTenAndThenOneInFiveSeconds() {
    sandbox.limits(Limits.stock());
    for (int i = 0; i < 10; i++) {
      assertThat(send("t" + i).status()).isEqualTo(200);
    }

    var limited = send("t10");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.errcode()).isEqualTo("M_LIMIT_EXCEEDED");
    assertThat(limited.body().path("retry_after_ms").asLong()).isEqualTo(5000);
    assertThat(limited.raw().headers().firstValue("Retry-After")).hasValue("5");

    clock.advance(Duration.ofSeconds(5));
    assertThat(send("t10").status()).isEqualTo(200);
    assertThat(send("t11").status()).isEqualTo(429);
    sandbox.exempt(alice.userId());
    assertThat(send("t11").status()).isEqualTo(200);
  }

  @Test
  void invitesAreLimitedForTheInvitedToo() {
    sandbox.limits(Limits.stock());
    sandbox.seed().account("bob", "x");
    var bob = json("{'user_id':'@bob:sandbox.localhost'}");
    for (int i = 0; i < 5; i++) {
      assertThat(alice.post(room(room) + "/invite", bob).status()).isEqualTo(200);
    }

    var limited = alice.post(room(room) + "/invite", bob);

    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.body().path("retry_after_ms").asLong()).isGreaterThan(60_000);
  }

  @Test
  void roomsJoinsAndLoginsAreLimitedWithoutTouchingMessages() {
    sandbox.limits(Limits.stock());
    var login =
        json(
            "{'type':'m.login.password','identifier':{'type':'m.id.user','user':'alice'},"
                + "'password':'pw-alice'}");
    for (int i = 0; i < 5; i++) {
      assertThat(alice.post(V3 + "/login", login).status()).isEqualTo(200);
    }

    assertThat(alice.post(V3 + "/login", login).status()).isEqualTo(429);
    assertThat(send("t").status()).isEqualTo(200);
    alice.put("/_sandbox/limits", json("{'limits':'none'}")).ok();
    assertThat(alice.post(V3 + "/login", login).status()).isEqualTo(200);
  }

  @Test
  void aResetAfterTheEffectLosesTheAnswerOnly() {
    sandbox.faults(Faults.none().with(Fault.RESET_AFTER, 1).onlyOn("/send/"));
    assertThatThrownBy(() -> send("lost")).isInstanceOf(UncheckedIOException.class);

    sandbox.faults(Faults.none());
    JsonNode last = alice.get(room(room) + "/messages?dir=b&limit=1").ok().body().at("/chunk/0");

    assertThat(last.at("/unsigned/transaction_id").asText()).isEqualTo("lost");
    assertThat(send("lost").ok().text("/event_id")).isEqualTo(last.path("event_id").asText());
  }

  @Test
  void aResetBeforeTheEffectLosesTheRequest() {
    sandbox.faults(Faults.none().with(Fault.RESET_BEFORE, 1).onlyOn("/send/"));
    assertThatThrownBy(() -> send("lost")).isInstanceOf(UncheckedIOException.class);

    JsonNode last = alice.get(room(room) + "/messages?dir=b&limit=1").ok().body().at("/chunk/0");
    assertThat(last.path("type").asText()).isNotEqualTo("m.room.message");
  }

  @Test
  void errorsOfServerAndProxyAreAnsweredWithoutEffect() {
    sandbox.faults(Faults.none().with(Fault.SERVER_ERROR, 1));
    assertThat(send("t").status()).isEqualTo(500);

    sandbox.faults(Faults.none().with(Fault.BAD_GATEWAY, 1));
    assertThat(send("t").raw().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/html");

    sandbox.faults(
        Faults.none()
            .with(Fault.TOO_MANY_REQUESTS, 1)
            .with(Duration.ZERO, Duration.ofMillis(1500)));
    var limited = send("t");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.raw().headers().firstValue("Retry-After")).hasValue("2");
  }

  @Test
  void anotherProcessDrivesTheFaults() {
    var faults = json("{'chances':{'server-error':1,'slow':1},'slowness_ms':10}");
    alice.put("/_sandbox/faults", faults).ok();
    assertThat(send("t").status()).isEqualTo(500);

    assertThat(alice.put("/_sandbox/faults", json("{'chances':{'odd':1}}")).status())
        .isEqualTo(400);
    alice.put("/_sandbox/faults", Nodes.object()).ok();
    assertThat(send("t").status()).isEqualTo(200);
  }

  @Test
  void syncsAreCutAndRepeated() {
    String first = alice.sync("").text("/next_batch");
    send("t1").ok();
    send("t2").ok();
    sandbox.faults(Faults.none().with(Fault.LIMITED_SYNC, 1));
    JsonNode cut = alice.sync("since=" + first).body();
    JsonNode timeline = cut.at("/rooms/join").path(room).path("timeline");
    assertThat(timeline.path("limited").asBoolean()).isTrue();
    assertThat(timeline.path("events")).hasSize(1);

    sandbox.faults(Faults.none().with(Fault.DUPLICATE_SYNC, 1));
    JsonNode repeated = alice.sync("since=" + cut.path("next_batch").asText()).body();
    assertThat(repeated.at("/rooms/join").path(room).at("/timeline/events")).hasSize(2);

    JsonNode gone = alice.sync("since=" + first).body();
    assertThat(gone.at("/rooms/join").path(room).at("/timeline/events")).hasSize(2);
  }
}
