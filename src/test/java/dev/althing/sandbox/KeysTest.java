package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.testing.Signing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  private static final String KEY = "{'key':'k','signatures':{}}";
  @TempDir Path directory;
  private Sandbox sandbox;
  private Caller alice;
  private Caller bob;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxSettings.inMemory().keptIn(directory));
    alice = device("alice");
    bob = device("bob");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Caller device(String name) {
    String user = sandbox.seed().account(name, "pw-" + name);
    return new Caller(sandbox, user, sandbox.seed().login(user, "PHONE"));
  }

  private void restart() {
    sandbox.close();
    sandbox = Sandbox.start(SandboxSettings.inMemory().keptIn(directory));
    alice = alice.on(sandbox);
    bob = bob.on(sandbox);
  }

  private static Caller.Reply upload(Caller who, String keys) {
    return who.post(V3 + "/keys/upload", json("%s", keys));
  }

  private static ObjectNode oneTimeKeys(int count, String key) {
    ObjectNode body = Nodes.object();
    ObjectNode keys = body.putObject("one_time_keys");
    for (int i = 0; i < count; i++) {
      keys.set("signed_curve25519:" + key + i, json(KEY));
    }
    return body;
  }

  private static JsonNode claim(Caller who, Caller from) {
    String body = "{'one_time_keys':{'%s':{'PHONE':'signed_curve25519'}}}";
    return who.post(V3 + "/keys/claim", json(body, from.userId()))
        .ok()
        .body()
        .path("one_time_keys")
        .path(from.userId())
        .path("PHONE");
  }

  private static JsonNode query(Caller who, Caller about) {
    return who.post(V3 + "/keys/query", json("{'device_keys':{'%s':[]}}", about.userId()))
        .ok()
        .body();
  }

  private static String identity(Caller who) {
    return "{'device_keys':{'user_id':'%s','device_id':'PHONE','algorithms':[],'keys':{}"
            .formatted(who.userId())
        + ",'signatures':{}}}";
  }

  @Test
  void aLongPollWakesWhenAKeyIsClaimed() throws Exception {
    alice.post(V3 + "/keys/upload", oneTimeKeys(2, "A")).ok();
    String since = alice.sync("").text("/next_batch");
    var poll = alice.later(V3 + "/sync?timeout=30000&since=" + since);

    assertThat(claim(bob, alice)).hasSize(1);

    JsonNode news = poll.get(30, TimeUnit.SECONDS).ok().body();
    assertThat(news.at("/device_one_time_keys_count/signed_curve25519").asInt()).isEqualTo(1);
    assertThat(news.has("device_lists")).isFalse();
    String next = news.path("next_batch").asText();
    var quiet = alice.sync("timeout=50&since=" + next).body();
    assertThat(quiet.path("next_batch").asText()).isEqualTo(next);
    assertThat(quiet.at("/device_one_time_keys_count/signed_curve25519").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsTooMuchIsRefused() {
    String many = "{'one_time_keys':{'signed_curve25519:A':{'key':'%s','signatures':{}}}}";
    ObjectNode users = Nodes.object();
    ObjectNode asked = users.putObject("device_keys");
    for (int i = 0; i <= 10_000; i++) {
      asked.putArray("@u" + i + ":sandbox.localhost");
    }

    assertThat(upload(alice, many.formatted("k".repeat(20_000))).errcode())
        .isEqualTo("M_TOO_LARGE");
    assertThat(alice.post(V3 + "/keys/upload", oneTimeKeys(1001, "A")).errcode())
        .isEqualTo("M_TOO_LARGE");
    alice.post(V3 + "/keys/upload", oneTimeKeys(1000, "A")).ok();
    var more = alice.post(V3 + "/keys/upload", oneTimeKeys(1, "B"));
    assertThat(more.status()).isEqualTo(413);
    assertThat(alice.post(V3 + "/keys/query", users).errcode()).isEqualTo("M_TOO_LARGE");
    String message = "{'messages':{'%s':{'*':{'body':'%s'}}}}";
    assertThat(
            alice
                .put(V3 + "/sendToDevice/x/1", json(message, bob.userId(), "x".repeat(64 * 1024)))
                .errcode())
        .isEqualTo("M_TOO_LARGE");
  }

  @Test
  void aDeviceTooManySignsTheOldestOut() {
    for (int i = 1; i < 1000; i++) {
      sandbox.seed().login(alice.userId(), "D" + i);
    }
    alice.get(V3 + "/account/whoami").ok();

    var newest = new Caller(sandbox, alice.userId(), sandbox.seed().login(alice.userId(), "NEW"));

    assertThat(alice.get(V3 + "/account/whoami").errcode()).isEqualTo("M_UNKNOWN_TOKEN");
    assertThat(newest.get(V3 + "/devices").ok().body().findValuesAsText("device_id"))
        .hasSize(1000)
        .contains("D1", "NEW")
        .doesNotContain("PHONE");
    assertThatThrownBy(() -> sandbox.seed().login(bob.userId(), "x".repeat(513)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aDeviceHasSoManyFallbackKeysAndNoMore() {
    String key = "{'fallback_keys':{'a%d:%s':" + KEY + "}}";
    for (int i = 0; i < 10; i++) {
      upload(alice, key.formatted(i, "A")).ok();
    }

    assertThat(upload(alice, key.formatted(10, "A")).errcode()).isEqualTo("M_TOO_LARGE");
    upload(alice, key.formatted(9, "B")).ok();
  }

  @Test
  void onlyTheNewestOfFarTooManyMessagesWait() {
    for (int i = 0; i <= 1000; i++) {
      sandbox.seed().toDevice(alice.userId(), bob.userId(), "x", json("{'n':%d}", i));
    }

    var first = alice.sync("").body().at("/to_device/events/0/content/n");

    assertThat(first.asInt()).isEqualTo(1);
  }

  @Test
  void anAccountHasSoManyBackupsAndNoMore() {
    for (int i = 0; i < 10; i++) {
      alice.post(V3 + "/room_keys/version", backup()).ok();
    }

    assertThat(alice.post(V3 + "/room_keys/version", backup()).errcode()).isEqualTo("M_TOO_LARGE");
  }

  @Test
  void whatIsSentToNobodyIsNotKept() {
    String since = bob.sync("").text("/next_batch");
    String body = "{'messages':{'%s':{'GONE':{}},'@nobody:sandbox.localhost':{'*':{}}}}";

    bob.put(V3 + "/sendToDevice/x/1", json(body, alice.userId())).ok();

    assertThat(bob.sync("").text("/next_batch")).isEqualTo(since);
  }

  /** In whichever order the rooms are looked at, one of the two is left before joined. */
  @Test
  void whoLeavesOneRoomAndJoinsAnotherHasChangedAndNotLeft() {
    Caller carol = device("carol");
    String first = alice.createRoom("{'preset':'public_chat'}");
    String second = alice.createRoom("{'preset':'public_chat'}");
    sandbox.seed().join(first, List.of(bob.userId()));
    sandbox.seed().join(second, List.of(carol.userId()));
    String since = alice.sync("").text("/next_batch");

    sandbox.seed().join(second, List.of(bob.userId()));
    sandbox.seed().join(first, List.of(carol.userId()));
    bob.post(room(first) + "/leave", Nodes.object()).ok();
    carol.post(room(second) + "/leave", Nodes.object()).ok();

    JsonNode lists = alice.sync("since=" + since).body().path("device_lists");
    assertThat(Nodes.list(lists, "changed"))
        .containsExactlyInAnyOrder(bob.userId(), carol.userId());
    assertThat(Nodes.list(lists, "left")).isEmpty();
  }

  @Test
  void aFallbackKeyThatIsUsedAlreadyChangesNothingWhenItIsClaimedAgain() {
    upload(alice, "{'fallback_keys':{'signed_curve25519:F':%s}}".formatted(KEY)).ok();
    claim(bob, alice);
    String since = alice.sync("").text("/next_batch");

    assertThat(claim(bob, alice)).hasSize(1);

    assertThat(alice.sync("").text("/next_batch")).isEqualTo(since);
  }

  @Test
  void usersOfOtherServersCannotBeReached() {
    JsonNode answer =
        alice
            .post(V3 + "/keys/query", json("{'device_keys':{'@carol:elsewhere.org':[]}}"))
            .ok()
            .body();

    assertThat(answer.path("failures").has("elsewhere.org")).isTrue();
    assertThat(answer.path("device_keys")).isEmpty();
    assertThat(alice.post(V3 + "/keys/query", json("{'device_keys':{'carol':[]}}")).errcode())
        .isEqualTo("M_INVALID_PARAM");
  }

  @Test
  void keysAreThereAfterARestartAsTheyWere() {
    var master = new Signing();
    ObjectNode keys = Nodes.object();
    keys.set("master_key", master.crossSigningKey(alice.userId(), "master"));
    upload(alice, identity(alice)).ok();
    alice.post(V3 + "/keys/upload", oneTimeKeys(1, "A")).ok();
    upload(alice, "{'fallback_keys':{'signed_curve25519:F':%s}}".formatted(KEY)).ok();
    alice.post(V3 + "/keys/device_signing/upload", keys).ok();
    alice.put(V3 + "/devices/PHONE", json("{'display_name':'Old phone'}")).ok();
    assertThat(claim(bob, alice).has("signed_curve25519:A0")).isTrue();
    assertThat(claim(bob, alice).has("signed_curve25519:F")).isTrue();
    String version = alice.post(V3 + "/room_keys/version", backup()).ok().text("/version");
    String backedUp = V3 + "/room_keys/keys/" + enc("!r:x") + "/s?version=" + version;
    alice.put(backedUp, session()).ok();
    JsonNode before = query(bob, alice);

    restart();

    JsonNode sync = alice.sync("").body();
    assertThat(query(bob, alice)).isEqualTo(before);
    assertThat(before.findValuesAsText("device_display_name")).containsExactly("Old phone");
    assertThat(before.path("master_keys").path(alice.userId())).isEqualTo(keys.get("master_key"));
    assertThat(sync.at("/device_unused_fallback_key_types")).isEmpty();
    assertThat(sync.at("/device_one_time_keys_count/signed_curve25519").asInt(-1)).isZero();
    assertThat(claim(bob, alice).has("signed_curve25519:F")).isTrue();
    assertThat(alice.get(backedUp).ok().body()).isEqualTo(session());
  }

  private static ObjectNode backup() {
    return json("{'algorithm':'m.megolm_backup.v1.curve25519-aes-sha2','auth_data':{}}");
  }

  private static ObjectNode session() {
    return json(
        "{'first_message_index':0,'forwarded_count':0,'is_verified':true,'session_data':{'c':'x'}}");
  }

  @Test
  void aVerifiedSessionIsNeverReplacedByOneThatIsNot() {
    String version = alice.post(V3 + "/room_keys/version", backup()).ok().text("/version");
    String path = V3 + "/room_keys/keys/" + enc("!r:x") + "/s?version=" + version;
    ObjectNode known = session().put("first_message_index", 5);
    alice.put(path, known).ok();

    alice.put(path, session().put("is_verified", false)).ok();

    assertThat(alice.get(path).ok().body()).isEqualTo(known);
    assertThat(alice.put(path, session().put("is_verified", 1)).errcode())
        .isEqualTo("M_INVALID_PARAM");
  }

  @Test
  void whatADeviceHasReceivedDoesNotComeAgain() {
    sandbox.seed().toDevice(alice.userId(), bob.userId(), "x", json("{'n':1}"));
    JsonNode first = alice.sync("").body();
    sandbox.seed().toDevice(alice.userId(), bob.userId(), "x", json("{'n':2}"));
    JsonNode second = alice.sync("since=" + first.path("next_batch").asText()).body();

    restart();

    assertThat(first.at("/to_device/events").findValuesAsText("n")).containsExactly("1");
    assertThat(second.at("/to_device/events").findValuesAsText("n")).containsExactly("2");
    assertThat(alice.sync("").body().at("/to_device/events").findValuesAsText("n"))
        .containsExactly("2");
  }

  @Test
  void aDeviceThatSignsInAgainStartsWithNothing() {
    alice.post(V3 + "/keys/upload", oneTimeKeys(1, "A")).ok();
    sandbox.seed().toDevice(alice.userId(), bob.userId(), "x", json("{'n':1}"));
    alice.post(V3 + "/logout", Nodes.object()).ok();

    Caller again = device("alice");

    JsonNode sync = again.sync("").body();
    assertThat(sync.has("to_device")).isFalse();
    assertThat(sync.at("/device_one_time_keys_count/signed_curve25519").asInt(-1)).isZero();
    restart();
    assertThat(alice.get(V3 + "/account/whoami").status()).isEqualTo(401);
    assertThat(again.on(sandbox).get(V3 + "/account/whoami").status()).isEqualTo(200);
  }

  @Test
  void aDirectoryOfAnEarlierVersionHasItsDevices() throws Exception {
    sandbox.close();
    Path journal = directory.resolve("homeserver.jsonl");
    String text = Files.readString(journal);
    String earlier = text.replaceAll("\\{\"change\":\"device\"[^}]*\\}[^}]*\\},", "");
    assertThat(earlier).isNotEqualTo(text);
    var bobs = Pattern.compile("\"tokenHash\":\"([^\"]+)\",\"userId\":\"@bob").matcher(earlier);
    assertThat(bobs.find()).isTrue();
    String ended = "[{\"change\":\"session-ended\",\"tokenHash\":\"" + bobs.group(1) + "\"}]\n";
    Files.writeString(journal, earlier + ended);

    restart();
    Caller again = new Caller(sandbox, bob.userId(), sandbox.seed().login(bob.userId(), "NEW"));

    assertThat(alice.get(V3 + "/devices").ok().text("/devices/0/device_id")).isEqualTo("PHONE");
    upload(alice, identity(alice)).ok();
    assertThat(again.get(V3 + "/devices").ok().body().findValuesAsText("device_id"))
        .containsExactly("NEW");
  }
}
