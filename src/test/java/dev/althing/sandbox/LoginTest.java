package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginTest {
  private static final String WHOAMI = V3 + "/account/whoami";
  private final ManualClock clock = new ManualClock();
  private final Sandbox sandbox =
      Sandbox.start(
          SandboxSettings.inMemory()
              .with(clock, new java.security.SecureRandom())
              .withTokenLifetime(Duration.ofMinutes(5)));
  private final Caller nobody = Caller.nobody(sandbox);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Caller.Reply login(String extra) {
    return nobody.post(
        V3 + "/login",
        json(
            "{'type':'m.login.password','identifier':{'type':'m.id.user','user':'alice'},"
                + "'password':'pw-alice'%s}",
            extra));
  }

  private Caller withToken(Caller.Reply reply) {
    return new Caller(sandbox, "@alice:sandbox.localhost", reply.text("/access_token"));
  }

  @Test
  void registrationAsksForTheDummyStage() {
    var reply = nobody.post(V3 + "/register", json("{'username':'alice','password':'x'}"));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text("/flows/0/stages/0")).isEqualTo("m.login.dummy");
  }

  @Test
  void aNameIsTakenOnce() {
    Caller.register(sandbox, "alice");
    String body = "{'username':'%s','password':'x','auth':{'type':'m.login.dummy'}}";

    assertThat(nobody.post(V3 + "/register", json(body, "alice")).errcode())
        .isEqualTo("M_USER_IN_USE");
    assertThat(nobody.post(V3 + "/register", json(body, "Alice!")).errcode())
        .isEqualTo("M_INVALID_USERNAME");
    assertThat(nobody.get(V3 + "/register/available?username=bob").status()).isEqualTo(200);
  }

  @Test
  void aRefusedRegistrationLeavesNoAccount() {
    String body = "{'username':'alice','password':'x','auth':{'type':'m.login.dummy'},'%s':'%s'}";

    var longId = nobody.post(V3 + "/register", json(body, "device_id", "x".repeat(513)));
    var longName =
        nobody.post(V3 + "/register", json(body, "initial_device_display_name", "x".repeat(101)));

    assertThat(longId.errcode()).isEqualTo("M_INVALID_PARAM");
    assertThat(longName.errcode()).isEqualTo("M_TOO_LARGE");
    assertThat(nobody.get(V3 + "/register/available?username=alice").status()).isEqualTo(200);
  }

  @Test
  void aPasswordOpensASessionOfTheGivenDevice() {
    Caller.register(sandbox, "alice");

    var reply = login(",'device_id':'PHONE'").ok();

    assertThat(reply.text("/device_id")).isEqualTo("PHONE");
    assertThat(reply.text("/well_known/m.homeserver/base_url")).startsWith("http://127.0.0.1");
    assertThat(reply.body().has("refresh_token")).isFalse();
    assertThat(withToken(reply).get(WHOAMI).text("/device_id")).isEqualTo("PHONE");
  }

  @Test
  void wrongPasswordsAndUnknownWaysAreRefused() {
    Caller.register(sandbox, "alice");

    var wrong =
        json(
            "{'type':'m.login.password','identifier':{'type':'m.id.user','user':'alice'},"
                + "'password':'no'}");
    assertThat(nobody.post(V3 + "/login", wrong).status()).isEqualTo(403);
    assertThat(nobody.post(V3 + "/login", wrong).errcode()).isEqualTo("M_FORBIDDEN");
    assertThat(nobody.post(V3 + "/login", json("{'type':'m.login.foo'}")).errcode())
        .isEqualTo("M_UNKNOWN");
    assertThat(nobody.get(V3 + "/login").text("/flows/0/type")).isEqualTo("m.login.password");
  }

  @Test
  void anExpiredTokenIsASoftLogoutAndTheRefreshTokenStillWorks() {
    Caller.register(sandbox, "alice");
    var first = login(",'refresh_token':true").ok();
    assertThat(first.body().path("expires_in_ms").asLong()).isEqualTo(300_000);

    clock.advance(Duration.ofMinutes(6));
    var expired = withToken(first).get(WHOAMI);
    var second = refresh(first.text("/refresh_token")).ok();

    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.errcode()).isEqualTo("M_UNKNOWN_TOKEN");
    assertThat(expired.body().path("soft_logout").asBoolean()).isTrue();
    assertThat(withToken(second).get(WHOAMI).status()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenIsGoodUntilItsSuccessorIsUsed() {
    Caller.register(sandbox, "alice");
    String old = login(",'refresh_token':true").ok().text("/refresh_token");

    refresh(old).ok();
    var second = refresh(old).ok();
    withToken(second).get(WHOAMI).ok();
    var reused = refresh(old);

    assertThat(reused.status()).isEqualTo(401);
    assertThat(reused.errcode()).isEqualTo("M_UNKNOWN_TOKEN");
    assertThat(refresh(second.text("/refresh_token")).status()).isEqualTo(200);
  }

  private Caller.Reply refresh(String token) {
    ObjectNode body = Nodes.object().put("refresh_token", token);
    return nobody.post(V3 + "/refresh", body);
  }

  @Test
  void logoutEndsTheDeviceAndLogoutAllEndsAll() {
    Caller alice = Caller.register(sandbox, "alice");
    Caller phone = withToken(login(",'device_id':'PHONE'").ok());
    Caller desk = withToken(login(",'device_id':'DESK'").ok());

    phone.post(V3 + "/logout", Nodes.object()).ok();
    assertThat(phone.get(WHOAMI).errcode()).isEqualTo("M_UNKNOWN_TOKEN");
    assertThat(desk.get(WHOAMI).status()).isEqualTo(200);

    desk.post(V3 + "/logout/all", Nodes.object()).ok();
    assertThat(alice.get(WHOAMI).status()).isEqualTo(401);
  }

  @Test
  void aTestCanExpireAndRevokeTokens() {
    Caller alice = Caller.register(sandbox, "alice");
    ObjectNode body = json("{'user_id':'%s','soft_logout':true}", alice.userId());

    assertThat(alice.put("/_sandbox/tokens", body).ok().body().path("ended").asInt()).isEqualTo(1);
    assertThat(alice.get(WHOAMI).body().path("soft_logout").asBoolean()).isTrue();

    Caller again = withToken(login("").ok());
    sandbox.revokeTokens(alice.userId());
    assertThat(again.get(WHOAMI).body().path("soft_logout").asBoolean()).isFalse();
    assertThat(again.get(WHOAMI).status()).isEqualTo(401);
  }

  @Test
  void aTokenIsNeeded() {
    assertThat(nobody.get(WHOAMI).errcode()).isEqualTo("M_MISSING_TOKEN");
    assertThat(new Caller(sandbox, "", "syt_wrong").get(WHOAMI).errcode())
        .isEqualTo("M_UNKNOWN_TOKEN");
  }
}
