package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Wire;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a homeserver does for devices that encrypt: their list, their keys, messages to them. */
abstract class DeviceContract extends Contract {
  private Phone alicePhone;
  private Phone bobPhone;

  DeviceContract(Host host) {
    super(host);
  }

  @BeforeEach
  void newPhones() throws Exception {
    alicePhone = phone("alice");
    bobPhone = phone("bob");
  }

  private String share() {
    ObjectNode preset = Json.object().put("preset", "public_chat");
    String room = alicePhone.post("/createRoom", preset).ok().at("/room_id").asText();
    bobPhone.post("/join/" + Wire.segment(room), Json.object()).ok();
    return room;
  }

  private static boolean tells(JsonNode sync, String list, Phone of) {
    for (JsonNode user : sync.path("device_lists").path(list)) {
      if (user.asText().equals(of.user())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void publishesTheKeysOfADeviceUnderItsName() {
    ObjectNode identity = alicePhone.identity();

    JsonNode counts = alicePhone.uploads("device_keys", identity).ok().body();

    JsonNode seen = bobPhone.asksFor(alicePhone).path("device_keys").path(alicePhone.user());
    JsonNode device = seen.path(alicePhone.device());
    assertThat(counts.at("/one_time_key_counts/signed_curve25519").asInt(-1)).isZero();
    assertThat(seen).hasSize(1);
    assertThat(device.at("/unsigned/device_display_name").asText()).isEqualTo("Phone");
    assertThat(((ObjectNode) device).<ObjectNode>without("unsigned")).isEqualTo(identity);
    assertThat(bobPhone.asksFor(bobPhone).path("device_keys").path(bobPhone.user())).isEmpty();
  }

  @Test
  void doesNotTakeKeysOfAnotherDevice() {
    ObjectNode other = alicePhone.identity().put("device_id", "OTHER");
    ObjectNode others = alicePhone.identity().put("user_id", bobPhone.user());
    ObjectNode bad = alicePhone.identity().put("algorithms", 1);

    assertThat(alicePhone.uploads("device_keys", other).refusal()).isEqualTo("400 M_BAD_JSON");
    assertThat(alicePhone.uploads("device_keys", others).refusal()).isEqualTo("400 M_BAD_JSON");
    assertThat(alicePhone.uploads("device_keys", bad).refusal()).isEqualTo("400 M_BAD_JSON");
    assertThat(alicePhone.uploads("device_keys", alicePhone.identity().without("keys")).refusal())
        .isEqualTo("400 M_MISSING_PARAM");
    assertThat(alicePhone.uploads("device_keys", null).refusal()).isEqualTo("400 M_INVALID_PARAM");
  }

  @Test
  void handsAOneTimeKeyOutOnceAndThenTheFallbackKey() {
    ObjectNode keys = Json.object();
    keys.set("signed_curve25519:AAA", alicePhone.oneTimeKey());
    alicePhone.uploads("one_time_keys", keys).ok();
    ObjectNode fallbacks = Json.object().set("signed_curve25519:FFF", alicePhone.fallbackKey());
    alicePhone.uploads("fallback_keys", fallbacks).ok();
    String since = alicePhone.now();

    assertThat(bobPhone.claimsFrom(alicePhone)).isEqualTo("signed_curve25519:AAA");
    JsonNode unused = alicePhone.get("/sync?since=" + since).ok().body();
    assertThat(bobPhone.claimsFrom(alicePhone)).isEqualTo("signed_curve25519:FFF");
    assertThat(bobPhone.claimsFrom(alicePhone)).isEqualTo("signed_curve25519:FFF");
    alicePhone.uploads("fallback_keys", fallbacks).ok();
    JsonNode used = alicePhone.get("/sync?since=" + since).ok().body();

    assertThat(unused.at("/device_one_time_keys_count/signed_curve25519").asInt(-1)).isZero();
    assertThat(unused.at("/device_unused_fallback_key_types/0").asText())
        .isEqualTo("signed_curve25519");
    assertThat(used.path("device_unused_fallback_key_types").isArray()).isTrue();
    assertThat(used.path("device_unused_fallback_key_types")).isEmpty();
    assertThat(bobPhone.claimsFrom(bobPhone)).isEmpty();
  }

  @Test
  void neverChangesAOneTimeKey() {
    ObjectNode keys = Json.object().set("signed_curve25519:AAA", alicePhone.oneTimeKey());
    alicePhone.uploads("one_time_keys", keys).ok();

    JsonNode again = alicePhone.uploads("one_time_keys", keys).ok().body();

    Phone.Reply clash = alicePhone.uploadsOneTimeKey("AAA");
    assertThat(again.at("/one_time_key_counts/signed_curve25519").asInt()).isEqualTo(1);
    assertThat(clash.refusal()).isEqualTo("400 M_UNKNOWN");
    assertThat(clash.at("/error").asText()).contains("already exists");
  }

  @Test
  void refusesKeysThatAreNone() {
    ObjectNode noId = Json.object().set("AAA", alicePhone.oneTimeKey());
    ObjectNode noKey = Json.object().put("signed_curve25519:AAA", 1);

    assertThat(alicePhone.uploads("one_time_keys", noId).refusal()).isEqualTo("400 M_BAD_JSON");
    assertThat(alicePhone.uploads("fallback_keys", noKey).refusal()).isEqualTo("400 M_BAD_JSON");
    assertThat(alicePhone.post("/keys/query", Json.object()).refusal()).isEqualTo("400 M_BAD_JSON");
    ObjectNode query = Json.object();
    query.putObject("device_keys").put(bobPhone.user(), "all");
    assertThat(alicePhone.post("/keys/query", query).refusal()).isEqualTo("400 M_BAD_JSON");
    assertThat(alicePhone.get("/keys/changes").refusal()).isEqualTo("400 M_MISSING_PARAM");
    assertThat(alicePhone.get("/keys/changes?from=x&to=y").refusal()).isEqualTo("400 M_UNKNOWN");
    assertThat(alicePhone.get("/keys/upload").refusal()).isEqualTo("405 M_UNRECOGNIZED");
    assertThat(alicePhone.get("/keys/nothing").refusal()).isEqualTo("404 M_UNRECOGNIZED");
  }

  @Test
  void tellsWhoSharesARoomThatKeysHaveChanged() throws Exception {
    share();
    String since = bobPhone.now();
    var poll = bobPhone.polls(since);

    alicePhone.uploads("device_keys", alicePhone.identity()).ok();

    JsonNode news = poll.get(30, TimeUnit.SECONDS).ok().body();
    assertThat(tells(news, "changed", alicePhone)).isTrue();
    JsonNode changes = bobPhone.get("/keys/changes?from=" + since + "&to=" + since).ok().body();
    assertThat(Contract.texts(changes.path("changed"))).contains(alicePhone.user());
    assertThat(changes.path("left").isArray()).isTrue();
  }

  @Test
  void tellsStrangersNothing() {
    String since = bobPhone.now();

    alicePhone.uploads("device_keys", alicePhone.identity()).ok();

    JsonNode news = bobPhone.get("/sync?timeout=100&since=" + since).ok().body();
    assertThat(news.at("/device_lists/changed")).isEmpty();
  }

  @Test
  void tellsWhomOneSharesARoomWithNowAndNoMore() {
    String aliceSince = alicePhone.now();
    String bobSince = bobPhone.now();

    String room = share();
    JsonNode aliceNews = alicePhone.syncsUntil(aliceSince, it -> tells(it, "changed", bobPhone));
    JsonNode bobNews = bobPhone.syncsUntil(bobSince, it -> tells(it, "changed", alicePhone));
    bobPhone.post("/rooms/" + Wire.segment(room) + "/leave", Json.object()).ok();

    alicePhone.syncsUntil(aliceNews.path("next_batch").asText(), it -> tells(it, "left", bobPhone));
    bobPhone.syncsUntil(bobNews.path("next_batch").asText(), it -> tells(it, "left", alicePhone));
  }

  @Test
  void followsWhomOneSharesAnotherRoomWith() {
    share();
    String room = share();
    String since = alicePhone.now();

    bobPhone.post("/rooms/" + Wire.segment(room) + "/leave", Json.object()).ok();
    JsonNode news = alicePhone.get("/sync?timeout=1000&since=" + since).ok().body();

    assertThat(tells(news, "left", bobPhone)).isFalse();
  }

  @Test
  void sendsToOneDeviceOrToAllAndToEachOnce() {
    Phone tablet = again(bobPhone);
    String phoneSince = bobPhone.now();
    String tabletSince = tablet.now();
    ObjectNode content = Json.object().put("text", "hello");
    ObjectNode one = Json.object();
    one.putObject("messages").putObject(bobPhone.user()).set(bobPhone.device(), content);
    ObjectNode all = Json.object();
    all.putObject("messages").putObject(bobPhone.user()).set("*", content);
    String path = "/sendToDevice/dev.althing.test/" + fresh("one");

    alicePhone.call("PUT", path, one).ok();
    alicePhone.call("PUT", path, one).ok();
    alicePhone.call("PUT", "/sendToDevice/dev.althing.all/" + fresh("all"), all).ok();

    JsonNode phone = messages(bobPhone, phoneSince, 2);
    JsonNode second = messages(tablet, tabletSince, 1);
    assertThat(phone.findValuesAsText("type"))
        .containsExactly("dev.althing.test", "dev.althing.all");
    assertThat(phone.at("/0/sender").asText()).isEqualTo(alicePhone.user());
    assertThat(phone.at("/0/content/text").asText()).isEqualTo("hello");
    assertThat(second.findValuesAsText("type")).containsExactly("dev.althing.all");
    assertThat(alicePhone.call("PUT", path + "x", Json.object()).refusal())
        .isEqualTo("400 M_MISSING_PARAM");
  }

  private static JsonNode messages(Phone who, String since, int count) {
    return who.syncsUntil(since, it -> it.at("/to_device/events").size() == count)
        .at("/to_device/events");
  }

  @Test
  void showsAndRenamesDevices() {
    Phone tablet = again(alicePhone);
    ObjectNode name = Json.object().put("display_name", "Tablet");

    tablet.call("PUT", "/devices/" + tablet.device(), name).ok();

    JsonNode all = alicePhone.get("/devices").ok().body().path("devices");
    assertThat(all.findValuesAsText("device_id")).contains(alicePhone.device(), tablet.device());
    assertThat(all.findValuesAsText("display_name")).contains("Phone", "Tablet");
    JsonNode one = alicePhone.get("/devices/" + tablet.device()).ok().body();
    assertThat(one.path("display_name").asText()).isEqualTo("Tablet");
    assertThat(alicePhone.get("/devices/NONE").refusal()).isEqualTo("404 M_NOT_FOUND");
    assertThat(alicePhone.call("PUT", "/devices/NONE", name).refusal())
        .isEqualTo("404 M_NOT_FOUND");
    ObjectNode tooLong = Json.object().put("display_name", "x".repeat(101));
    assertThat(alicePhone.call("PUT", "/devices/" + tablet.device(), tooLong).refusal())
        .isEqualTo("400 M_TOO_LARGE");
  }

  @Test
  void removesADeviceOnlyForThePassword() {
    share();
    Phone tablet = again(alicePhone);
    tablet.uploads("device_keys", tablet.identity()).ok();
    tablet.uploadsOneTimeKey("AAA").ok();
    String since = bobPhone.now();
    String path = "/devices/" + tablet.device();

    Phone.Reply asked = alicePhone.call("DELETE", path, Json.object());
    String session = asked.at("/session").asText();
    Phone.Reply wrong = alicePhone.call("DELETE", path, auth(alicePhone, "guess", session));
    Phone.Reply foreign = alicePhone.call("DELETE", path, auth(bobPhone, PASSWORD, session));
    Phone.Reply other = alicePhone.call("DELETE", path + "x", auth(alicePhone, PASSWORD, session));
    alicePhone.call("DELETE", path, auth(alicePhone, PASSWORD, session)).ok();

    assertThat(asked.status()).isEqualTo(401);
    assertThat(asked.at("/flows/0/stages/0").asText()).isEqualTo("m.login.password");
    assertThat(wrong.refusal()).isEqualTo("401 M_FORBIDDEN");
    assertThat(wrong.at("/session").asText()).isEqualTo(session);
    assertThat(foreign.refusal()).isEqualTo("403 M_FORBIDDEN");
    assertThat(other.status()).isEqualTo(403);
    assertThat(tablet.get("/account/whoami").refusal()).isEqualTo("401 M_UNKNOWN_TOKEN");
    bobPhone.syncsUntil(since, it -> tells(it, "changed", alicePhone));
    assertThat(bobPhone.asksFor(alicePhone).path("device_keys").path(alicePhone.user())).isEmpty();
    assertThat(bobPhone.claimsFrom(tablet)).isEmpty();
  }

  private static ObjectNode auth(Phone who, String password, String session) {
    ObjectNode auth = Phone.auth(who.user(), password).put("session", session);
    return Json.object().set("auth", auth);
  }

  @Test
  void removesManyDevicesAtOnce() {
    Phone tablet = again(alicePhone);
    ObjectNode body = Json.object();
    body.putArray("devices").add(tablet.device()).add("NONE");

    Phone.Reply asked = alicePhone.post("/delete_devices", body);
    body.setAll(auth(alicePhone, PASSWORD, asked.at("/session").asText()));
    alicePhone.post("/delete_devices", body).ok();

    assertThat(asked.status()).isEqualTo(401);
    assertThat(alicePhone.get("/devices").ok().body().findValuesAsText("device_id"))
        .contains(alicePhone.device())
        .doesNotContain(tablet.device());
    assertThat(alicePhone.post("/delete_devices", Json.object()).refusal())
        .isEqualTo("400 M_MISSING_PARAM");
  }

  @Test
  void forgetsTheKeysOfWhoLogsOut() {
    share();
    Phone tablet = again(alicePhone);
    tablet.uploads("device_keys", tablet.identity()).ok();
    String since = bobPhone.now();

    tablet.post("/logout", Json.object()).ok();

    bobPhone.syncsUntil(since, it -> tells(it, "changed", alicePhone));
    assertThat(bobPhone.asksFor(alicePhone).path("device_keys").path(alicePhone.user())).isEmpty();
  }

  @Test
  void keepsKeysOverARestart() throws Exception {
    alicePhone.uploads("device_keys", alicePhone.identity()).ok();
    alicePhone.uploadsOneTimeKey("AAA").ok();
    alicePhone.uploadsOneTimeKey("BBB").ok();
    String taken = bobPhone.claimsFrom(alicePhone);
    JsonNode before = bobPhone.asksFor(alicePhone).path("device_keys");

    host().restart();

    assertThat(bobPhone.asksFor(alicePhone).path("device_keys")).isEqualTo(before);
    assertThat(bobPhone.claimsFrom(alicePhone)).isNotEmpty().isNotEqualTo(taken);
    assertThat(bobPhone.claimsFrom(alicePhone)).isEmpty();
  }
}
