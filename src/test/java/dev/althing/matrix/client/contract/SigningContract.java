package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Signing;
import dev.althing.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How people sign their own devices and each other. */
abstract class SigningContract extends Contract {
  private final Signing master = new Signing();
  private final Signing selfSigning = new Signing();
  private final Signing userSigning = new Signing();
  private Phone alicePhone;
  private Phone bobPhone;

  SigningContract(Host host) {
    super(host);
  }

  @BeforeEach
  void newPhones() throws Exception {
    alicePhone = phone("alice");
    bobPhone = phone("bob");
  }

  private ObjectNode keysOf(String user) {
    ObjectNode keys = Json.object();
    keys.set("master_key", master.crossSigningKey(user, "master"));
    keys.set("self_signing_key", signedByMaster(selfSigning, user, "self_signing"));
    keys.set("user_signing_key", signedByMaster(userSigning, user, "user_signing"));
    return keys;
  }

  private ObjectNode signedByMaster(Signing key, String user, String usage) {
    return master.sign(key.crossSigningKey(user, usage), user, master.base64());
  }

  private static Phone.Reply uploads(Phone who, ObjectNode keys) {
    return who.post("/keys/device_signing/upload", keys);
  }

  private void shareARoom() {
    ObjectNode preset = Json.object().put("preset", "public_chat");
    String room = alicePhone.post("/createRoom", preset).ok().at("/room_id").asText();
    bobPhone.post("/join/" + Wire.segment(room), Json.object()).ok();
  }

  @Test
  void takesTheFirstKeysWithoutAPasswordAndOthersWithOne() {
    ObjectNode keys = keysOf(alicePhone.user());

    uploads(alicePhone, keys).ok();
    uploads(alicePhone, keys).ok();

    ObjectNode other = Json.object();
    other.set("master_key", new Signing().crossSigningKey(alicePhone.user(), "master"));
    Phone.Reply asked = uploads(alicePhone, other);
    assertThat(asked.status()).isEqualTo(401);
    assertThat(asked.at("/flows/0/stages/0").asText()).isEqualTo("m.login.password");
    ObjectNode auth = Phone.auth(alicePhone.user(), PASSWORD);
    other.set("auth", auth.put("session", asked.at("/session").asText()));
    uploads(alicePhone, other).ok();
    JsonNode seen = bobPhone.asksFor(alicePhone).path("master_keys").path(alicePhone.user());
    assertThat(seen).isEqualTo(other.get("master_key"));
  }

  @Test
  void showsEverybodyAllButTheUserSigningKey() {
    ObjectNode keys = keysOf(alicePhone.user());
    uploads(alicePhone, keys).ok();

    JsonNode own = alicePhone.asksFor(alicePhone);
    JsonNode others = bobPhone.asksFor(alicePhone);

    assertThat(own.path("user_signing_keys").path(alicePhone.user()))
        .isEqualTo(keys.get("user_signing_key"));
    assertThat(others.path("master_keys").path(alicePhone.user()))
        .isEqualTo(keys.get("master_key"));
    assertThat(others.path("self_signing_keys").path(alicePhone.user()))
        .isEqualTo(keys.get("self_signing_key"));
    assertThat(others.path("user_signing_keys")).isEmpty();
  }

  @Test
  void refusesKeysThatAreNotRight() {
    ObjectNode keys = keysOf(alicePhone.user());

    assertThat(uploads(alicePhone, keys.deepCopy().without("master_key")).refusal())
        .isEqualTo("400 M_MISSING_PARAM");
    ObjectNode unsigned = keys.deepCopy();
    unsigned.set(
        "self_signing_key", new Signing().crossSigningKey(alicePhone.user(), "self_signing"));
    assertThat(uploads(alicePhone, unsigned).refusal()).isEqualTo("400 M_INVALID_SIGNATURE");
    ObjectNode foreign = keys.deepCopy();
    foreign.set("master_key", master.crossSigningKey(bobPhone.user(), "master"));
    assertThat(uploads(alicePhone, foreign).refusal()).isEqualTo("400 M_INVALID_PARAM");
    ObjectNode misused = keys.deepCopy();
    misused.set("master_key", master.crossSigningKey(alicePhone.user(), "user_signing"));
    assertThat(uploads(alicePhone, misused).refusal()).isEqualTo("400 M_INVALID_PARAM");
    assertThat(bobPhone.asksFor(alicePhone).path("master_keys")).isEmpty();
  }

  @Test
  void addsTheSignatureOfADeviceByItsOwner() {
    shareARoom();
    uploads(alicePhone, keysOf(alicePhone.user())).ok();
    ObjectNode identity = alicePhone.identity();
    alicePhone.uploads("device_keys", identity).ok();
    String since = bobPhone.now();
    ObjectNode signed =
        selfSigning.sign(identity.deepCopy(), alicePhone.user(), selfSigning.base64());

    JsonNode failures = signs(alicePhone, alicePhone.user(), alicePhone.device(), signed);

    assertThat(failures).isEmpty();
    bobPhone.syncsUntil(
        since, it -> Contract.texts(it.at("/device_lists/changed")).contains(alicePhone.user()));
    JsonNode seen = bobPhone.asksFor(alicePhone).path("device_keys").path(alicePhone.user());
    assertThat(seen.path(alicePhone.device()).path("signatures"))
        .isEqualTo(signed.path("signatures"));
  }

  @Test
  void addsTheSignatureOfAMasterKeyByADevice() {
    ObjectNode keys = keysOf(alicePhone.user());
    uploads(alicePhone, keys).ok();
    alicePhone.uploads("device_keys", alicePhone.identity()).ok();
    var key = (ObjectNode) keys.get("master_key");
    ObjectNode signed =
        alicePhone.key().sign(key.deepCopy(), alicePhone.user(), alicePhone.device());

    JsonNode failures = signs(alicePhone, alicePhone.user(), master.base64(), signed);

    assertThat(failures).isEmpty();
    assertThat(alicePhone.asksFor(alicePhone).path("master_keys").path(alicePhone.user()))
        .isEqualTo(signed);
  }

  @Test
  void showsTheSignatureOfAnotherOnlyToWhoMadeIt() {
    shareARoom();
    uploads(alicePhone, keysOf(alicePhone.user())).ok();
    Signing bobs = new Signing();
    ObjectNode key = bobs.crossSigningKey(bobPhone.user(), "master");
    uploads(bobPhone, Json.object().set("master_key", key)).ok();
    String since = alicePhone.now();
    ObjectNode signed = userSigning.sign(key.deepCopy(), alicePhone.user(), userSigning.base64());

    JsonNode failures = signs(alicePhone, bobPhone.user(), bobs.base64(), signed);

    assertThat(failures).isEmpty();
    alicePhone.syncsUntil(
        since, it -> Contract.texts(it.at("/device_lists/changed")).contains(bobPhone.user()));
    assertThat(alicePhone.asksFor(bobPhone).path("master_keys").path(bobPhone.user()))
        .isEqualTo(signed);
    assertThat(bobPhone.asksFor(bobPhone).path("master_keys").path(bobPhone.user())).isEqualTo(key);
  }

  @Test
  void saysWhichSignaturesItDoesNotKeep() {
    ObjectNode identity = alicePhone.identity();
    alicePhone.uploads("device_keys", identity).ok();
    ObjectNode signed =
        selfSigning.sign(identity.deepCopy(), alicePhone.user(), selfSigning.base64());
    String own = alicePhone.user();
    String device = alicePhone.device();

    JsonNode early = signs(alicePhone, own, device, signed);
    uploads(alicePhone, keysOf(own)).ok();
    ObjectNode forged = new Signing().sign(identity.deepCopy(), own, selfSigning.base64());
    JsonNode bad = signs(alicePhone, own, device, forged);
    ObjectNode changed =
        selfSigning.sign(identity.deepCopy().put("x", 1), own, selfSigning.base64());
    JsonNode other = signs(alicePhone, own, device, changed);
    JsonNode unsigned = signs(alicePhone, own, device, identity);
    JsonNode unknown = signs(alicePhone, own, "NONE", signed);
    JsonNode stranger = signs(alicePhone, bobPhone.user(), "NONE", signed);

    assertThat(reason(early, own, device)).isEqualTo("404 M_NOT_FOUND");
    assertThat(reason(bad, own, device)).isEqualTo("400 M_INVALID_SIGNATURE");
    assertThat(reason(other, own, device)).isEqualTo("400 M_UNKNOWN");
    assertThat(reason(unsigned, own, device)).isEqualTo("400 M_INVALID_SIGNATURE");
    assertThat(reason(unknown, own, "NONE")).isEqualTo("404 M_NOT_FOUND");
    assertThat(reason(stranger, bobPhone.user(), "NONE")).isEqualTo("404 M_NOT_FOUND");
    ObjectNode malformed = Json.object();
    malformed.putObject(own).put(device, 1);
    assertThat(alicePhone.post("/keys/signatures/upload", malformed).refusal())
        .isEqualTo("400 M_INVALID_PARAM");
  }

  private static JsonNode signs(Phone who, String user, String key, ObjectNode signed) {
    ObjectNode body = Json.object();
    body.putObject(user).set(key, signed);
    return who.post("/keys/signatures/upload", body).ok().body().path("failures");
  }

  private static String reason(JsonNode failures, String user, String key) {
    JsonNode failure = failures.path(user).path(key);
    return failure.path("status").asText() + " " + failure.path("errcode").asText();
  }
}
