package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.sandbox.room.Nodes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Profiles, account data, media, directory: what belongs to a user or to the server. */
class AccountsTest {
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private Caller alice;
  private Caller bob;

  @BeforeEach
  void people() {
    alice = Caller.register(sandbox, "alice");
    bob = Caller.register(sandbox, "bob");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aProfileHasAnyFieldsAndOneOwner() {
    String own = V3 + "/profile/" + enc(alice.userId());

    alice.put(own + "/m.tz", json("{'m.tz':'Europe/Berlin'}")).ok();
    assertThat(bob.get(own + "/m.tz").ok().text("/m.tz")).isEqualTo("Europe/Berlin");
    assertThat(bob.get(own).ok().text("/displayname")).isEqualTo("alice");
    assertThat(bob.put(own + "/m.tz", json("{'m.tz':'UTC'}")).errcode()).isEqualTo("M_FORBIDDEN");

    alice.delete(own + "/m.tz").ok();
    assertThat(bob.get(own + "/m.tz").errcode()).isEqualTo("M_NOT_FOUND");
    assertThat(bob.get(V3 + "/profile/" + enc("@no:where")).status()).isEqualTo(404);
  }

  @Test
  void accountDataBelongsToItsOwner() {
    String own = V3 + "/user/" + enc(alice.userId()) + "/account_data/m.direct";

    assertThat(alice.get(own).errcode()).isEqualTo("M_NOT_FOUND");
    alice.put(own, json("{'a':1}")).ok();
    assertThat(alice.get(own).ok().body().path("a").asInt()).isEqualTo(1);
    assertThat(bob.get(own).errcode()).isEqualTo("M_FORBIDDEN");
    assertThat(bob.put(own, json("{}")).errcode()).isEqualTo("M_FORBIDDEN");
    String fixed = V3 + "/user/" + enc(alice.userId()) + "/account_data/m.fully_read";
    assertThat(alice.put(fixed, json("{}")).status()).isEqualTo(405);
  }

  @Test
  void accountDataHaveALimitEachAndTogether() {
    String own = V3 + "/user/" + enc(alice.userId()) + "/account_data/m.";
    String megabyte = "x".repeat(1024 * 1024 - 100);
    for (int i = 0; i < 10; i++) {
      alice.put(own + i, json("{'a':'%s'}", megabyte)).ok();
    }

    var piece = alice.put(own + 0, json("{'a':'%s'}", megabyte + megabyte));
    var together = alice.put(own + 10, json("{'a':'%s'}", megabyte));

    assertThat(piece.status()).isEqualTo(413);
    assertThat(together.errcode()).isEqualTo("M_TOO_LARGE");
    alice.put(own + 0, json("{'a':'%s'}", megabyte)).ok();
    alice.put(own + 0, json("{}")).ok();
    alice.put(own + 10, json("{'a':'small'}")).ok();
    bob.put(V3 + "/user/" + enc(bob.userId()) + "/account_data/m.x", json("{}")).ok();
  }

  @Test
  void theReadMarkerIsAccountDataOfTheRoom() {
    String room = alice.createRoom("{}");
    String event = alice.say(room, "x", "t");

    alice.post(room(room) + "/read_markers", json("{'m.fully_read':'%s'}", event)).ok();

    String data = V3 + "/user/" + enc(alice.userId()) + "/rooms/" + enc(room);
    assertThat(alice.get(data + "/account_data/m.fully_read").ok().text("/event_id"))
        .isEqualTo(event);
  }

  @Test
  void whatIsUploadedIsDownloaded() {
    byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
    String uri =
        alice
            .call("POST", "/_matrix/media/v3/upload?filename=a.txt", bytes)
            .ok()
            .text("/content_uri");
    String download = "/_matrix/client/v1/media/download/" + uri.substring("mxc://".length());

    assertThat(bob.get(download).raw().body()).isEqualTo(bytes);
    assertThat(Caller.nobody(sandbox).get(download).status()).isEqualTo(401);
    assertThat(bob.get("/_matrix/client/v1/media/config").body().path("m.upload.size").asInt())
        .isPositive();
    assertThat(bob.get("/_matrix/client/v1/media/download/sandbox.localhost/no").status())
        .isEqualTo(404);
  }

  @Test
  void aReservedUploadIsFilledOnceByItsOwner() {
    byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
    String uri = alice.post("/_matrix/media/v1/create", json("{}")).ok().text("/content_uri");
    String id = uri.substring("mxc://".length());
    String upload = "/_matrix/media/v3/upload/" + id;

    assertThat(alice.get("/_matrix/client/v1/media/download/" + id).errcode())
        .isEqualTo("M_NOT_YET_UPLOADED");
    assertThat(bob.call("PUT", upload, bytes).errcode()).isEqualTo("M_FORBIDDEN");
    alice.call("PUT", upload, bytes).ok();
    assertThat(alice.call("PUT", upload, bytes).status()).isEqualTo(409);
    assertThat(alice.call("PUT", upload, bytes).errcode()).isEqualTo("M_CANNOT_OVERWRITE_MEDIA");
  }

  @Test
  void aliasesAreSetFoundAndDeleted() {
    String room = alice.createRoom("{'preset':'public_chat'}");
    bob.join(room);
    String alias = V3 + "/directory/room/" + enc("#here:sandbox.localhost");
    var body = json("{'room_id':'%s'}", room);

    alice.put(alias, body).ok();
    assertThat(alice.put(alias, body).status()).isEqualTo(409);
    assertThat(bob.get(alias).ok().text("/room_id")).isEqualTo(room);
    assertThat(bob.get(room(room) + "/aliases").ok().body().path("aliases")).hasSize(1);
    assertThat(bob.delete(alias).errcode()).isEqualTo("M_FORBIDDEN");
    alice.delete(alias).ok();
    assertThat(bob.get(alias).errcode()).isEqualTo("M_NOT_FOUND");
  }

  @Test
  void aMainAliasMustPointToTheRoom() {
    String room = alice.createRoom("{}");
    var body = json("{'alias':'#none:sandbox.localhost'}");

    assertThat(alice.put(room(room) + "/state/m.room.canonical_alias", body).errcode())
        .isEqualTo("M_BAD_ALIAS");
  }

  @Test
  void publicRoomsAreListedLargestFirst() {
    alice.createRoom("{'visibility':'public','name':'Small'}");
    String large = alice.createRoom("{'visibility':'public','name':'Large'}");
    bob.join(large);

    var all = bob.get(V3 + "/publicRooms?limit=1").ok();
    var found =
        bob.post(V3 + "/publicRooms", json("{'filter':{'generic_search_term':'small'}}")).ok();

    assertThat(all.text("/chunk/0/name")).isEqualTo("Large");
    assertThat(all.text("/next_batch")).isEqualTo("1");
    assertThat(found.text("/chunk/0/name")).isEqualTo("Small");
    alice.put(V3 + "/directory/list/room/" + enc(large), json("{'visibility':'private'}")).ok();
    assertThat(bob.get(V3 + "/publicRooms").ok().body().path("chunk")).hasSize(1);
    assertThat(bob.get(V3 + "/directory/list/room/" + enc(large)).text("/visibility"))
        .isEqualTo("private");
  }

  @Test
  void clientsOfAllKindsFindWhatTheyAskFirst() {
    assertThat(alice.get("/_matrix/client/versions").ok().body().path("versions")).isNotEmpty();
    assertThat(alice.get("/.well-known/matrix/client").ok().text("/m.homeserver/base_url"))
        .startsWith("http://");
    assertThat(alice.get(V3 + "/capabilities").ok().text("/capabilities/m.room_versions/default"))
        .isEqualTo("11");
    assertThat(alice.get(V3 + "/pushrules").ok().body().has("global")).isTrue();
    assertThat(alice.get(V3 + "/devices").ok().body().path("devices")).hasSize(1);
    assertThat(alice.post(V3 + "/keys/query", json("{'device_keys':{}}")).status()).isEqualTo(200);
    assertThat(alice.post(V3 + "/keys/upload", Nodes.object()).status()).isEqualTo(200);
    String presence = V3 + "/presence/" + enc(alice.userId()) + "/status";
    assertThat(alice.put(presence, Nodes.object()).status()).isEqualTo(200);
  }
}
