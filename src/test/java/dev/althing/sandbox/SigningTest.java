package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.traffic.Limits;
import dev.althing.testing.Signing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures under the keys of devices and users. */
class SigningTest {
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private final Caller alice = device("alice");
  private final Caller bob = device("bob");
  private final Signing master = new Signing();
  private final Signing selfSigning = new Signing();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Caller device(String name) {
    String user = sandbox.seed().account(name, "pw-" + name);
    return new Caller(sandbox, user, sandbox.seed().login(user, "PHONE"));
  }

  private ObjectNode identity(String key) {
    ObjectNode identity = Nodes.object().put("user_id", alice.userId()).put("device_id", "PHONE");
    identity.putArray("algorithms");
    identity.putObject("keys").put("ed25519:PHONE", key);
    identity.putObject("signatures");
    return identity;
  }

  private Caller.Reply publish(ObjectNode identity) {
    return alice.post(V3 + "/keys/upload", Nodes.object().set("device_keys", identity));
  }

  private Caller.Reply publishUserKeys(JsonNode masterKey) {
    ObjectNode keys = Nodes.object();
    keys.set("master_key", masterKey);
    keys.set(
        "self_signing_key",
        master.sign(
            selfSigning.crossSigningKey(alice.userId(), "self_signing"),
            alice.userId(),
            master.base64()));
    return alice.post(V3 + "/keys/device_signing/upload", keys);
  }

  private ObjectNode masterKey() {
    return master.crossSigningKey(alice.userId(), "master");
  }

  private JsonNode seenByBob() {
    String body = "{'device_keys':{'%s':[],'%s':[]}}";
    return bob.post(V3 + "/keys/query", json(body, alice.userId(), bob.userId())).ok().body();
  }

  private JsonNode signaturesOfPhone() {
    return seenByBob()
        .path("device_keys")
        .path(alice.userId())
        .path("PHONE")
        .path("signatures")
        .path(alice.userId());
  }

  /** Signs the phone anew, whoever had signed it. */
  private void signPhone(ObjectNode identity) {
    ObjectNode signed = selfSigning.sign(identity, alice.userId(), selfSigning.base64());
    ObjectNode body = Nodes.object();
    body.putObject(alice.userId()).set("PHONE", signed);
    JsonNode answer = alice.post(V3 + "/keys/signatures/upload", body).ok().body();
    assertThat(answer.path("failures")).isEmpty();
    assertThat(signaturesOfPhone())
        .isEqualTo(signed.path("signatures").path(alice.userId()))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'s':[]}",
        "{'s':'x'}",
        "{'s':null}",
        "{'s':{'@alice:sandbox.localhost':'x'}}",
        "{'s':{'@alice:sandbox.localhost':[]}}",
        "{'s':{'@alice:sandbox.localhost':{'ed25519:PHONE':1}}}"
      })
  void whatHasNotTheShapeOfSignaturesIsRefused(String text) {
    JsonNode signatures = json(text).get("s");
    ObjectNode identity = identity("k");
    identity.set("signatures", signatures);
    ObjectNode key = masterKey();
    key.set("signatures", signatures);

    assertThat(publish(identity).errcode()).isEqualTo("M_BAD_JSON");
    assertThat(publishUserKeys(key).errcode()).isEqualTo("M_INVALID_PARAM");

    assertThat(seenByBob().path("device_keys").path(alice.userId())).isEmpty();
    publish(identity("k")).ok();
    publishUserKeys(masterKey()).ok();
    signPhone(identity("k"));
  }

  @Test
  void aDeviceWithOtherKeysCanBeSignedAgain() {
    publishUserKeys(masterKey()).ok();
    publish(identity("old")).ok();
    signPhone(identity("old"));

    publish(identity("new")).ok();

    assertThat(signaturesOfPhone()).isEmpty();
    signPhone(identity("new"));
  }

  @Test
  void aSignatureStaysWhereTheKeysStay() {
    publishUserKeys(masterKey()).ok();
    publish(identity("k")).ok();
    signPhone(identity("k"));
    ObjectNode same = identity("k");
    same.withObjectProperty("signatures").putObject(alice.userId()).put("ed25519:PHONE", "s");

    publish(same).ok();

    assertThat(signaturesOfPhone()).hasSize(2);
  }

  @Test
  void aPasswordIsNotToBeGuessedByAStolenToken() {
    sandbox.limits(Limits.stock());
    String guess =
        "{'devices':[],'auth':{'type':'m.login.password','user':'alice','password':'%s'}}";
    for (int i = 0; i < 5; i++) {
      var wrong = alice.post(V3 + "/delete_devices", json(guess, "no" + i));
      assertThat(wrong.errcode()).isEqualTo("M_FORBIDDEN");
    }

    var right = alice.post(V3 + "/delete_devices", json(guess, "pw-alice"));

    assertThat(right.status()).isEqualTo(429);
    assertThat(right.errcode()).isEqualTo("M_LIMIT_EXCEEDED");
  }
}
