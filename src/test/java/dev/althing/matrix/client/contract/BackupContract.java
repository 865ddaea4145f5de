package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How room keys are backed up. */
abstract class BackupContract extends Contract {
  private static final String VERSION = "/room_keys/version";
  private static final String ALGORITHM = "m.megolm_backup.v1.curve25519-aes-sha2";
  private Phone phone;

  BackupContract(Host host) {
    super(host);
  }

  @BeforeEach
  void newPhone() throws Exception {
    phone = phone("carol");
  }

  private static ObjectNode info(String key) {
    ObjectNode info = Json.object().put("algorithm", ALGORITHM);
    info.putObject("auth_data").put("public_key", key);
    return info;
  }

  private String begins(String key) {
    return phone.post(VERSION, info(key)).ok().at("/version").asText();
  }

  private static ObjectNode session(int index, int forwarded, boolean verified) {
    ObjectNode session =
        Json.object()
            .put("first_message_index", index)
            .put("forwarded_count", forwarded)
            .put("is_verified", verified);
    session.putObject("session_data").put("ciphertext", "c" + index + forwarded + verified);
    return session;
  }

  private static String keys(String rest, String version) {
    return "/room_keys/keys" + rest + "?version=" + version;
  }

  @Test
  void goesFromVersionToVersion() {
    assertThat(phone.get(VERSION).refusal()).isEqualTo("404 M_NOT_FOUND");
    String first = begins("one");
    String second = begins("two");

    phone.call("PUT", VERSION + "/" + second, info("three")).ok();

    JsonNode current = phone.get(VERSION).ok().body();
    assertThat(second).isNotEqualTo(first);
    assertThat(current.path("version").asText()).isEqualTo(second);
    assertThat(current.path("algorithm").asText()).isEqualTo(ALGORITHM);
    assertThat(current.at("/auth_data/public_key").asText()).isEqualTo("three");
    assertThat(current.path("count").asInt(-1)).isZero();
    assertThat(current.path("etag").isTextual()).isTrue();
    assertThat(phone.get(VERSION + "/" + first).ok().at("/auth_data/public_key").asText())
        .isEqualTo("one");

    phone.call("DELETE", VERSION + "/" + second, Json.object()).ok();
    assertThat(phone.get(VERSION).ok().at("/version").asText()).isEqualTo(first);
    assertThat(phone.get(VERSION + "/" + second).refusal()).isEqualTo("404 M_NOT_FOUND");
    assertThat(begins("four")).isNotIn(first, second);
  }

  @Test
  void refusesWhatDoesNotFitAVersion() {
    String version = begins("one");
    ObjectNode other = info("two").put("algorithm", "other");
    ObjectNode misplaced = info("two").put("version", version + "1");

    assertThat(phone.call("PUT", VERSION + "/" + version, other).refusal())
        .isEqualTo("400 M_INVALID_PARAM");
    assertThat(phone.call("PUT", VERSION + "/" + version, misplaced).refusal())
        .isEqualTo("400 M_INVALID_PARAM");
    assertThat(phone.call("PUT", VERSION + "/77", info("two")).refusal())
        .isEqualTo("404 M_NOT_FOUND");
    assertThat(phone.get("/room_keys/keys").refusal()).isEqualTo("400 M_MISSING_PARAM");
    assertThat(phone.get(keys("", "77")).refusal()).isEqualTo("404 M_NOT_FOUND");
  }

  @Test
  void keepsSessionsByRoom() {
    String version = begins("one");

    JsonNode first = phone.call("PUT", keys("/!a:x/s1", version), session(1, 0, false)).ok().body();
    ObjectNode room = Json.object();
    room.putObject("sessions").set("s2", session(2, 0, false));
    phone.call("PUT", keys("/!a:x", version), room).ok();
    ObjectNode all = Json.object();
    all.putObject("rooms").putObject("!b:x").putObject("sessions").set("s3", session(3, 0, true));
    JsonNode last = phone.call("PUT", keys("", version), all).ok().body();

    assertThat(first.path("count").asInt()).isEqualTo(1);
    assertThat(last.path("count").asInt()).isEqualTo(3);
    assertThat(last.path("etag").asText()).isNotEqualTo(first.path("etag").asText());
    assertThat(phone.get(keys("/!a:x/s1", version)).ok().body()).isEqualTo(session(1, 0, false));
    assertThat(phone.get(keys("/!a:x", version)).ok().body().path("sessions")).hasSize(2);
    assertThat(phone.get(keys("", version)).ok().body().path("rooms")).hasSize(2);
    assertThat(phone.get(keys("/!a:x/none", version)).refusal()).isEqualTo("404 M_NOT_FOUND");
    assertThat(phone.get(keys("/!none:x", version)).ok().body().path("sessions")).isEmpty();

    phone.call("DELETE", keys("/!a:x/s1", version), Json.object()).ok();
    phone.call("DELETE", keys("/!b:x", version), Json.object()).ok();
    assertThat(phone.get(VERSION).ok().at("/count").asInt()).isEqualTo(1);
    phone.call("DELETE", keys("", version), Json.object()).ok();
    assertThat(phone.get(keys("", version)).ok().body().path("rooms")).isEmpty();
  }

  @Test
  void keepsTheBetterOfTwoSessions() {
    String version = begins("one");
    String path = keys("/!a:x/s", version);
    phone.call("PUT", path, session(5, 2, false)).ok();

    String before = phone.call("PUT", path, session(6, 2, false)).ok().at("/etag").asText();
    assertThat(phone.get(path).ok().body()).isEqualTo(session(5, 2, false));
    phone.call("PUT", path, session(5, 1, false)).ok();
    assertThat(phone.get(path).ok().body()).isEqualTo(session(5, 1, false));
    phone.call("PUT", path, session(4, 1, false)).ok();
    assertThat(phone.get(path).ok().body()).isEqualTo(session(4, 1, false));
    String after = phone.call("PUT", path, session(9, 9, true)).ok().at("/etag").asText();
    assertThat(phone.get(path).ok().body()).isEqualTo(session(9, 9, true));
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void takesKeysForTheNewestVersionOnly() {
    String first = begins("one");
    String second = begins("two");

    Phone.Reply refused = phone.call("PUT", keys("/!a:x/s", first), session(1, 0, false));
    assertThat(refused.refusal()).isEqualTo("403 M_WRONG_ROOM_KEYS_VERSION");
    assertThat(phone.call("PUT", keys("/!a:x/s", "77"), session(1, 0, false)).refusal())
        .isEqualTo("404 M_NOT_FOUND");
    phone.call("PUT", keys("/!a:x/s", second), session(1, 0, false)).ok();
    phone.call("DELETE", VERSION + "/" + second, Json.object()).ok();
    assertThat(phone.get(keys("", second)).refusal()).isEqualTo("404 M_NOT_FOUND");
  }
}
