package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.room.Nodes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private Caller alice;
  private Caller bob;
  private String room;

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

  private static List<String> bodies(JsonNode page) {
    var bodies = new ArrayList<String>();
    page.path("chunk").forEach(event -> bodies.add(event.at("/content/body").asText()));
    return bodies;
  }

  private String react(Caller who, String event, String txn) {
    return who.put(
            room(room) + "/send/m.reaction/" + txn,
            json("{'m.relates_to':{'rel_type':'m.annotation','event_id':'%s','key':'+1'}}", event))
        .ok()
        .text("/event_id");
  }

  @Test
  void messagesArePagedInBothDirections() {
    String start = alice.sync("").text("/next_batch");
    for (int i = 0; i < 5; i++) {
      alice.say(room, "m" + i, "t" + i);
    }

    JsonNode back = bob.get(room(room) + "/messages?dir=b&limit=2").ok().body();
    JsonNode more =
        bob.get(room(room) + "/messages?dir=b&limit=2&from=" + back.path("end").asText())
            .ok()
            .body();
    JsonNode forward = bob.get(room(room) + "/messages?dir=f&limit=3&from=" + start).ok().body();

    assertThat(bodies(back)).containsExactly("m4", "m3");
    assertThat(bodies(more)).containsExactly("m2", "m1");
    assertThat(bodies(forward)).containsExactly("m0", "m1", "m2");
    assertThat(bob.get(room(room) + "/messages?dir=b&from=s0").body().has("end")).isFalse();
    assertThat(bodies(bob.get(room(room) + "/messages?dir=b&limit=2&from=").ok().body()))
        .containsExactly("m4", "m3");
    assertThat(bob.get(room(room) + "/messages?dir=x").status()).isEqualTo(400);
  }

  @Test
  void aFilterPicksMessages() {
    alice.say(room, "hello", "t");
    String filter = enc("{\"types\":[\"m.room.message\"],\"not_senders\":[\"@x:y\"]}");

    JsonNode page = bob.get(room(room) + "/messages?dir=b&filter=" + filter).ok().body();

    assertThat(bodies(page)).containsExactly("hello");
  }

  @Test
  void anEventIsFoundWithItsContext() {
    alice.say(room, "before", "t1");
    String event = alice.say(room, "it", "t2");
    alice.say(room, "after", "t3");

    JsonNode context = bob.get(room(room) + "/context/" + enc(event) + "?limit=2").ok().body();

    assertThat(context.at("/event/content/body").asText()).isEqualTo("it");
    assertThat(context.at("/events_before/0/content/body").asText()).isEqualTo("before");
    assertThat(context.at("/events_after/0/content/body").asText()).isEqualTo("after");
    assertThat(bob.get(room(room) + "/event/" + enc(event)).ok().text("/room_id")).isEqualTo(room);
    assertThat(bob.get(room(room) + "/event/$none").errcode()).isEqualTo("M_NOT_FOUND");
  }

  @Test
  void relationsAreListedByKindAndPage() {
    String event = alice.say(room, "poll", "t1");
    String first = react(alice, event, "r1");
    react(bob, event, "r2");
    alice
        .put(
            room(room) + "/send/m.room.message/e1",
            json(
                "{'msgtype':'m.text','body':'* poll!','m.new_content':{'body':'poll!'},"
                    + "'m.relates_to':{'rel_type':'m.replace','event_id':'%s'}}",
                event))
        .ok();
    String base = "/_matrix/client/v1/rooms/" + enc(room) + "/relations/" + enc(event);

    assertThat(bob.get(base).ok().body().path("chunk")).hasSize(3);
    assertThat(bob.get(base + "/m.annotation/m.reaction").ok().body().path("chunk")).hasSize(2);
    JsonNode page = bob.get(base + "/m.annotation?dir=f&limit=1").ok().body();
    assertThat(page.at("/chunk/0/event_id").asText()).isEqualTo(first);
    JsonNode next =
        bob.get(base + "/m.annotation?dir=f&limit=1&from=" + page.path("next_batch").asText())
            .ok()
            .body();
    assertThat(next.path("chunk")).hasSize(1);
    assertThat(next.has("next_batch")).isFalse();
    assertThat(
            bob.get(room(room) + "/event/" + enc(event))
                .ok()
                .text("/unsigned/m.relations/m.replace/content/body"))
        .isEqualTo("* poll!");
  }

  @Test
  void theSameReactionTwiceIsRefusedUntilRedacted() {
    String event = alice.say(room, "nice", "t1");
    String reaction = react(bob, event, "r1");
    var again =
        json("{'m.relates_to':{'rel_type':'m.annotation','event_id':'%s','key':'+1'}}", event);

    assertThat(bob.put(room(room) + "/send/m.reaction/r2", again).errcode())
        .isEqualTo("M_DUPLICATE_ANNOTATION");
    bob.put(room(room) + "/redact/" + enc(reaction) + "/d1", Nodes.object()).ok();
    react(bob, event, "r3");
  }

  @Test
  void aRedactionStripsTheContentAndSaysWho() {
    String event = bob.say(room, "secret", "t1");
    alice.put(room(room) + "/redact/" + enc(event) + "/d1", json("{'reason':'no'}")).ok();

    JsonNode stripped = bob.get(room(room) + "/event/" + enc(event)).ok().body();

    assertThat(stripped.path("content")).isEmpty();
    assertThat(stripped.at("/unsigned/redacted_because/sender").asText()).isEqualTo(alice.userId());
    assertThat(stripped.at("/unsigned/redacted_because/content/reason").asText()).isEqualTo("no");
    String other = alice.say(room, "mine", "t2");
    assertThat(bob.put(room(room) + "/redact/" + enc(other) + "/d2", Nodes.object()).errcode())
        .isEqualTo("M_FORBIDDEN");
    assertThat(bob.put(room(room) + "/redact/$none/d3", Nodes.object()).errcode())
        .isEqualTo("M_NOT_FOUND");
  }

  @Test
  void redactedStateKeepsWhatItIsFor() {
    String levels =
        alice.get(room(room) + "/state/m.room.power_levels?format=event").ok().text("/event_id");
    alice.put(room(room) + "/redact/" + enc(levels) + "/d1", Nodes.object()).ok();

    JsonNode kept = alice.get(room(room) + "/state/m.room.power_levels").ok().body();

    assertThat(kept.path("users").path(alice.userId()).asInt()).isEqualTo(100);
    assertThat(kept.has("notifications")).isFalse();
    assertThat(kept.has("historical")).isFalse();
  }

  @Test
  void contentMustBeCanonicalJsonOfAModestSize() {
    String send = room(room) + "/send/m.x/";

    assertThat(bob.put(send + "1", json("{'a':1.5}")).errcode()).isEqualTo("M_BAD_JSON");
    assertThat(bob.put(send + "2", json("{'a':9007199254740993}")).errcode())
        .isEqualTo("M_BAD_JSON");
    var large = Nodes.object().put("a", "x".repeat(66_000));
    assertThat(bob.put(send + "3", large).status()).isEqualTo(413);
    assertThat(bob.put(send + "3", large).errcode()).isEqualTo("M_TOO_LARGE");
    assertThat(bob.call("PUT", send + "4", "{no".getBytes(StandardCharsets.UTF_8)).errcode())
        .isEqualTo("M_NOT_JSON");
    assertThat(bob.call("PUT", send + "5", "[]".getBytes(StandardCharsets.UTF_8)).errcode())
        .isEqualTo("M_BAD_JSON");
  }

  @Test
  void whatTheServerKnowsMustHaveTheRightShape() {
    String send = room(room) + "/send/m.room.message/";
    byte[] half = "{\"msgtype\":\"m.text\",\"body\":\"\\ud800\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(bob.put(send + "1", json("{'msgtype':'m.text'}")).status()).isEqualTo(400);
    assertThat(bob.put(send + "2", json("{'msgtype':'m.text','body':5}")).status()).isEqualTo(400);
    var mentions = json("{'msgtype':'m.text','body':'x','m.mentions':{'user_ids':'all'}}");
    assertThat(bob.put(send + "3", mentions).errcode()).isEqualTo("M_BAD_JSON");
    assertThat(bob.call("PUT", send + "4", half).errcode()).isEqualTo("M_BAD_JSON");
    assertThat(bob.put(room(room) + "/send/m.room.name/5", json("{'name':'x'}")).status())
        .isEqualTo(400);
    var thread =
        json(
            "{'msgtype':'m.text','body':'x','m.relates_to':"
                + "{'rel_type':'m.thread','event_id':'$none'}}");
    assertThat(bob.put(send + "6", thread).status()).isEqualTo(400);
  }

  @Test
  void nobodyShutsTheirOwnServerOut() {
    String acl = room(room) + "/state/m.room.server_acl";

    assertThat(alice.put(acl, json("{'allow':['*'],'deny':['*.localhost']}")).status())
        .isEqualTo(400);
    assertThat(alice.put(acl, json("{'allow':['other.org']}")).status()).isEqualTo(400);
    alice.put(acl, json("{'allow':['*'],'deny':['evil.org']}")).ok();
  }

  @Test
  void joinedHistoryHidesWhatWasBefore() {
    alice
        .put(
            room(room) + "/state/m.room.history_visibility",
            json("{'history_visibility':'joined'}"))
        .ok();
    String hidden = alice.say(room, "hidden", "t1");
    Caller carol = Caller.register(sandbox, "carol");
    carol.join(room);
    alice.say(room, "open", "t2");

    JsonNode page = carol.get(room(room) + "/messages?dir=b&limit=50").ok().body();

    assertThat(bodies(page)).contains("open").doesNotContain("hidden");
    assertThat(carol.get(room(room) + "/event/" + enc(hidden)).status()).isEqualTo(404);
    assertThat(bob.get(room(room) + "/event/" + enc(hidden)).status()).isEqualTo(200);
  }

  @Test
  void membersAreListedAsOfAPointInTime() {
    String before = alice.sync("").text("/next_batch");
    Caller carol = Caller.register(sandbox, "carol");
    carol.join(room);

    assertThat(alice.get(room(room) + "/members").ok().body().path("chunk")).hasSize(3);
    assertThat(alice.get(room(room) + "/members?at=" + before).ok().body().path("chunk"))
        .hasSize(2);
    assertThat(alice.get(room(room) + "/joined_members").ok().body().path("joined")).hasSize(3);
    assertThat(alice.get(room(room) + "/members?not_membership=join").ok().body().path("chunk"))
        .isEmpty();
  }
}
