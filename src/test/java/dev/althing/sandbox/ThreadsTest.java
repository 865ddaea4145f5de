package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private static final String FILTER =
      enc("{\"room\":{\"timeline\":{\"unread_thread_notifications\":true}}}");

  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private Caller alice;
  private Caller bob;
  private String room;
  private int sent;

  @BeforeEach
  void talkers() {
    alice = Caller.register(sandbox, "alice");
    bob = Caller.register(sandbox, "bob");
    room = alice.createRoom("{'preset':'public_chat'}");
    bob.join(room);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String say(Caller who, String text) {
    return who.say(room, text, "t" + sent++);
  }

  private String reply(Caller who, String root) {
    return relate(who, "m.room.message", "m.thread", root);
  }

  private String relate(Caller who, String type, String relation, String target) {
    return who.put(
            room(room) + "/send/" + type + "/t" + sent++,
            json(
                "{'msgtype':'m.text','body':'x',"
                    + "'m.relates_to':{'rel_type':'%s','event_id':'%s','key':'k'}}",
                relation, target))
        .ok()
        .text("/event_id");
  }

  private Caller.Reply threads(Caller who, String query) {
    return who.get("/_matrix/client/v1/rooms/" + enc(room) + "/threads?" + query).ok();
  }

  private static List<String> ids(Caller.Reply page) {
    var ids = new ArrayList<String>();
    page.body().path("chunk").forEach(event -> ids.add(event.path("event_id").asText()));
    return ids;
  }

  @Test
  void theFirstMessageSaysWhatBecameOfIt() {
    String root = say(alice, "root");
    reply(alice, root);
    String last = reply(alice, root);

    JsonNode forAlice = alice.get(room(room) + "/event/" + enc(root)).body();
    JsonNode forBob = bob.get(room(room) + "/event/" + enc(root)).body();

    JsonNode thread = forAlice.at("/unsigned/m.relations/m.thread");
    assertThat(thread.path("count").asInt()).isEqualTo(2);
    assertThat(thread.at("/latest_event/event_id").asText()).isEqualTo(last);
    assertThat(thread.path("current_user_participated").asBoolean()).isTrue();
    assertThat(forBob.at("/unsigned/m.relations/m.thread/current_user_participated").asBoolean())
        .isFalse();
  }

  @Test
  void aThreadWhoseMessagesAreAllRedactedIsNone() {
    String root = say(alice, "root");
    String only = reply(alice, root);

    alice.put(room(room) + "/redact/" + enc(only) + "/r", json("{}")).ok();

    assertThat(alice.get(room(room) + "/event/" + enc(root)).body().at("/unsigned/m.relations"))
        .isEmpty();
    assertThat(ids(threads(alice, ""))).isEmpty();
  }

  @Test
  void thereAreNoThreadsInThreads() {
    String root = say(alice, "root");
    String state =
        alice
            .put(
                room(room) + "/state/org.example.x",
                json("{'m.relates_to':{'rel_type':'m.thread','event_id':'%s'}}", reply(bob, root)))
            .ok()
            .text("/event_id");

    JsonNode thread =
        alice.get(room(room) + "/event/" + enc(root)).body().at("/unsigned/m.relations/m.thread");

    assertThat(state).isNotEmpty();
    assertThat(thread.at("/latest_event/unsigned").has("m.relations")).isFalse();
    assertThat(ids(threads(alice, ""))).containsExactly(root);
  }

  @Test
  void theListBeginsWithTheLiveliestAndComesInPages() {
    String first = say(alice, "first");
    String second = say(bob, "second");
    reply(alice, second);
    reply(alice, first);

    Caller.Reply page = threads(alice, "limit=1");

    assertThat(ids(page)).containsExactly(first);
    assertThat(ids(threads(alice, "from=" + page.text("/next_batch")))).containsExactly(second);
    assertThat(ids(threads(bob, "include=participated"))).containsExactly(second);
    assertThat(bob.get("/_matrix/client/v1/rooms/" + enc(room) + "/threads?include=some").errcode())
        .isEqualTo("M_INVALID_PARAM");
  }

  @Test
  void whoWasBannedSeesNothingThatCameLater() {
    String root = say(alice, "root");
    String other = say(alice, "other");
    String seen = reply(alice, root);
    alice.post(room(room) + "/ban", json("{'user_id':'%s'}", bob.userId())).ok();
    reply(alice, other);
    reply(alice, root);
    String edit = relate(alice, "m.room.message", "m.replace", root);

    JsonNode forBob = bob.get(room(room) + "/event/" + enc(root)).ok().body();
    JsonNode forAlice = alice.get(room(room) + "/event/" + enc(root)).ok().body();

    JsonNode relations = forBob.at("/unsigned/m.relations");
    assertThat(relations.at("/m.thread/count").asInt()).isEqualTo(1);
    assertThat(relations.at("/m.thread/latest_event/event_id").asText()).isEqualTo(seen);
    assertThat(relations.has("m.replace")).isFalse();
    assertThat(forAlice.at("/unsigned/m.relations/m.replace/event_id").asText()).isEqualTo(edit);
    assertThat(ids(threads(alice, ""))).containsExactly(root, other);
    assertThat(ids(threads(bob, ""))).containsExactly(root);
  }

  private JsonNode bobsRoom(String query) {
    return bob.sync(query).body().at("/rooms/join").path(room);
  }

  @Test
  void unreadMessagesAreCountedForEachThreadForWhoWantsIt() {
    String root = say(alice, "root");
    reply(alice, root);
    String last = reply(alice, root);

    JsonNode counted = bobsRoom("filter=" + FILTER);
    assertThat(counted.at("/unread_notifications/notification_count").asInt()).isEqualTo(1);
    JsonNode thread = counted.path("unread_thread_notifications").path(root);
    assertThat(thread.path("notification_count").asInt()).isEqualTo(2);
    assertThat(bobsRoom("").at("/unread_notifications/notification_count").asInt()).isEqualTo(3);

    bob.post(room(room) + "/receipt/m.read/" + enc(last), json("{'thread_id':'%s'}", root)).ok();

    JsonNode read = bobsRoom("filter=" + FILTER);
    assertThat(read.at("/unread_notifications/notification_count").asInt()).isEqualTo(1);
    assertThat(read.path("unread_thread_notifications")).isEmpty();

    bob.post(room(room) + "/receipt/m.read/" + enc(last), json("{}")).ok();
    assertThat(bobsRoom("").at("/unread_notifications/notification_count").asInt()).isZero();
  }

  private int bobsUnread() {
    return bobsRoom("").at("/unread_notifications/notification_count").asInt();
  }

  @Test
  void whatWasSaidBeforeOneJoinedIsNotUnread() {
    String root = say(alice, "root");
    reply(alice, root);
    bob.post(room(room) + "/leave", json("{}")).ok();
    say(alice, "nobody hears");
    bob.join(room);
    assertThat(bobsUnread()).isZero();

    reply(alice, root);
    assertThat(bobsUnread()).isEqualTo(1);
  }

  @Test
  void anEditIsNoMessageAndWhatIsEncryptedIsOne() {
    String root = say(alice, "root");
    String edit = relate(alice, "m.room.message", "m.replace", root);
    assertThat(bobsUnread()).isEqualTo(1);
    alice.put(room(room) + "/redact/" + enc(edit) + "/r", json("{}")).ok();
    assertThat(bobsUnread()).isEqualTo(1);

    alice.put(room(room) + "/send/m.room.encrypted/e", json("{'ciphertext':'x'}")).ok();
    assertThat(bobsUnread()).isEqualTo(2);
  }

  @Test
  void whatRelatesToAMessageInAThreadBelongsToTheThread() {
    String root = say(alice, "root");
    String reply = reply(alice, root);

    relate(bob, "m.reaction", "m.annotation", reply);

    JsonNode counted = bobsRoom("filter=" + FILTER);
    assertThat(counted.at("/unread_notifications/notification_count").asInt()).isEqualTo(1);
    assertThat(counted.path("unread_thread_notifications")).isEmpty();
  }

  @Test
  void anEventIsFoundByItsTime() {
    String path = "/_matrix/client/v1/rooms/" + enc(room) + "/timestamp_to_event";
    String last = say(alice, "last");

    assertThat(alice.get(path + "?dir=b&ts=99999999999999").text("/event_id")).isEqualTo(last);
    assertThat(alice.get(path + "?dir=f&ts=99999999999999").errcode()).isEqualTo("M_NOT_FOUND");
    assertThat(alice.get(path + "?dir=f").errcode()).isEqualTo("M_MISSING_PARAM");
    assertThat(alice.get(path + "?dir=f&ts=now").errcode()).isEqualTo("M_INVALID_PARAM");
  }
}
