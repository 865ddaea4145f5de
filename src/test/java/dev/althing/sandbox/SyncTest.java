package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.room.Nodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncTest {
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private Caller alice;
  private Caller bob;
  private String room;

  @BeforeEach
  void talkers() {
    alice = Caller.register(sandbox, "alice");
    bob = Caller.register(sandbox, "bob");
    room = alice.createRoom("{'preset':'public_chat','name':'Tavern'}");
    bob.join(room);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private JsonNode joined(JsonNode sync) {
    return sync.at("/rooms/join").path(room);
  }

  private static List<String> bodies(JsonNode events) {
    var bodies = new ArrayList<String>();
    events.forEach(event -> bodies.add(event.at("/content/body").asText()));
    return bodies;
  }

  private static List<String> types(JsonNode events) {
    var types = new ArrayList<String>();
    events.forEach(event -> types.add(event.path("type").asText()));
    return types;
  }

  @Test
  void aGapIsFilledFromMessages() {
    String since = bob.sync("").text("/next_batch");
    for (int i = 0; i < 8; i++) {
      alice.say(room, "m" + i, "t" + i);
    }
    alice.put(room(room) + "/state/m.room.topic", json("{'topic':'Beer'}")).ok();
    for (int i = 8; i < 12; i++) {
      alice.say(room, "m" + i, "t" + i);
    }

    String filter = enc("{\"room\":{\"timeline\":{\"limit\":3}}}");
    JsonNode sync = bob.sync("filter=" + filter + "&since=" + since).body();
    JsonNode timeline = joined(sync).path("timeline");
    assertThat(timeline.path("limited").asBoolean()).isTrue();
    assertThat(bodies(timeline.path("events"))).containsExactly("m9", "m10", "m11");
    assertThat(types(joined(sync).at("/state/events"))).containsExactly("m.room.topic");

    var missed = new ArrayList<String>();
    String from = timeline.path("prev_batch").asText();
    while (!from.isEmpty()) {
      JsonNode page =
          bob.get(room(room) + "/messages?dir=b&limit=4&from=" + from + "&to=" + since).ok().body();
      missed.addAll(bodies(page.path("chunk")));
      from = page.path("end").asText("");
    }
    Collections.reverse(missed);
    assertThat(missed).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "", "m8");
  }

  @Test
  void anUploadedFilterWorksLikeAnInlineOne() {
    alice.say(room, "hello", "t");
    String id =
        bob.post(
                V3 + "/user/" + enc(bob.userId()) + "/filter",
                json("{'room':{'timeline':{'types':['m.room.mess*'],'limit':5}}}"))
            .ok()
            .text("/filter_id");

    JsonNode sync = bob.sync("filter=" + id).body();

    assertThat(types(joined(sync).at("/timeline/events"))).containsExactly("m.room.message");
    assertThat(types(joined(sync).at("/state/events")))
        .contains("m.room.create", "m.room.name")
        .doesNotContain("m.room.message");
  }

  @Test
  void membersAreLoadedLazilyOnRequest() {
    Caller carol = Caller.register(sandbox, "carol");
    carol.join(room);
    alice.say(room, "hello", "t");

    String filter =
        enc("{\"room\":{\"state\":{\"lazy_load_members\":true},\"timeline\":{\"limit\":1}}}");
    JsonNode state = joined(bob.sync("filter=" + filter).body()).at("/state/events");

    var members = new ArrayList<String>();
    state.forEach(
        event -> {
          if (event.path("type").asText().equals("m.room.member")) {
            members.add(event.path("state_key").asText());
          }
        });
    assertThat(members).containsExactlyInAnyOrder(alice.userId(), bob.userId());
  }

  @Test
  void aFullStateIsGivenOnRequest() {
    String since = bob.sync("").text("/next_batch");

    JsonNode sync = bob.sync("full_state=true&since=" + since).body();

    assertThat(joined(sync).at("/timeline/events")).isEmpty();
    assertThat(types(joined(sync).at("/state/events")))
        .contains("m.room.create", "m.room.power_levels", "m.room.member", "m.room.name");
  }

  @Test
  void aChangedMemberCarriesWhatItWasBefore() {
    String since = alice.sync("").text("/next_batch");
    bob.put(V3 + "/profile/" + enc(bob.userId()) + "/displayname", json("{'displayname':'Bobby'}"))
        .ok();

    JsonNode event = joined(alice.sync("since=" + since).body()).at("/timeline/events/0");

    assertThat(event.at("/content/displayname").asText()).isEqualTo("Bobby");
    assertThat(event.at("/unsigned/prev_content/displayname").asText()).isEqualTo("bob");
  }

  @Test
  void anInviteComesWithStrippedStateAndARejectionLeaves() {
    Caller carol = Caller.register(sandbox, "carol");
    String since = carol.sync("").text("/next_batch");
    alice.post(room(room) + "/invite", json("{'user_id':'%s'}", carol.userId())).ok();

    JsonNode invited = carol.sync("timeout=5000&since=" + since).body();
    JsonNode state = invited.at("/rooms/invite").path(room).at("/invite_state/events");
    assertThat(types(state)).contains("m.room.create", "m.room.name", "m.room.member");

    carol.post(room(room) + "/leave", Nodes.object()).ok();
    JsonNode left = carol.sync("since=" + invited.path("next_batch").asText()).body();
    assertThat(types(left.at("/rooms/leave").path(room).at("/timeline/events")))
        .containsExactly("m.room.member");
  }

  @Test
  void whoIsKickedLearnsItAndSeesNothingLater() {
    String since = bob.sync("").text("/next_batch");
    alice.post(room(room) + "/kick", json("{'user_id':'%s','reason':'rude'}", bob.userId())).ok();
    alice.say(room, "he is gone", "t");

    JsonNode sync = bob.sync("since=" + since).body();
    JsonNode events = sync.at("/rooms/leave").path(room).at("/timeline/events");

    assertThat(events).hasSize(1);
    assertThat(events.at("/0/content/reason").asText()).isEqualTo("rude");
    assertThat(bob.get(room(room) + "/messages?dir=b&limit=1").text("/chunk/0/type"))
        .isEqualTo("m.room.member");
  }

  @Test
  void aKnockIsSeenByBothSides() {
    Caller carol = Caller.register(sandbox, "carol");
    alice.put(room(room) + "/state/m.room.join_rules", json("{'join_rule':'knock'}")).ok();
    carol.post(V3 + "/knock/" + enc(room), json("{'reason':'please'}")).ok();

    JsonNode knock = carol.sync("").body().at("/rooms/knock").path(room);
    assertThat(types(knock.at("/knock_state/events"))).contains("m.room.member");
    assertThat(alice.get(room(room) + "/members?membership=knock").text("/chunk/0/content/reason"))
        .isEqualTo("please");
  }

  @Test
  void theTransactionIdGoesToTheSendingDeviceOnly() {
    var other = new Caller(sandbox, alice.userId(), sandbox.seed().login(alice.userId(), "OTHER"));
    alice.say(room, "hello", "mine");

    JsonNode own = joined(alice.sync("").body()).at("/timeline/events");
    JsonNode foreign = joined(other.sync("").body()).at("/timeline/events");

    assertThat(own.get(own.size() - 1).at("/unsigned/transaction_id").asText()).isEqualTo("mine");
    assertThat(foreign.get(foreign.size() - 1).path("unsigned").has("transaction_id")).isFalse();
  }

  @Test
  void typingWakesALongPollAndReceiptsAreShown() throws Exception {
    String event = alice.say(room, "hello", "t");
    String since = alice.sync("").text("/next_batch");
    var poll = alice.later(V3 + "/sync?timeout=30000&since=" + since);

    bob.put(room(room) + "/typing/" + enc(bob.userId()), json("{'typing':true,'timeout':30000}"))
        .ok();
    JsonNode typing = poll.get(30, TimeUnit.SECONDS).ok().body();
    bob.post(room(room) + "/receipt/m.read/" + enc(event), Nodes.object()).ok();
    JsonNode read = alice.sync("since=" + typing.path("next_batch").asText()).body();

    assertThat(joined(typing).at("/ephemeral/events/0/content/user_ids/0").asText())
        .isEqualTo(bob.userId());
    JsonNode receipts = joined(read).at("/ephemeral/events/0/content").path(event);
    assertThat(receipts.path("m.read").has(bob.userId())).isTrue();
  }

  @Test
  void aPrivateReceiptIsForItsOwnerOnly() {
    String event = alice.say(room, "hello", "t");
    bob.post(room(room) + "/receipt/m.read.private/" + enc(event), Nodes.object()).ok();

    assertThat(joined(alice.sync("").body()).at("/ephemeral/events")).isEmpty();
    assertThat(joined(bob.sync("").body()).at("/ephemeral/events")).hasSize(1);
  }

  @Test
  void unreadMessagesAreCountedUntilTheReceipt() {
    String event = alice.say(room, "one", "t1");
    alice
        .put(
            room(room) + "/send/m.room.message/t2",
            json(
                "{'msgtype':'m.text','body':'two','m.mentions':{'user_ids':['%s']}}", bob.userId()))
        .ok();

    JsonNode before = joined(bob.sync("").body()).path("unread_notifications");
    bob.post(room(room) + "/receipt/m.read/" + enc(event), Nodes.object()).ok();
    JsonNode after = joined(bob.sync("").body()).path("unread_notifications");

    assertThat(before.path("notification_count").asInt()).isEqualTo(2);
    assertThat(before.path("highlight_count").asInt()).isEqualTo(1);
    assertThat(after.path("notification_count").asInt()).isEqualTo(1);
  }

  @Test
  void accountDataArrivesOnce() {
    String data = V3 + "/user/" + enc(bob.userId());
    bob.put(data + "/account_data/m.direct", json("{'@a:b':['!r']}")).ok();
    bob.put(data + "/rooms/" + enc(room) + "/account_data/m.tag", json("{'tags':{}}")).ok();

    JsonNode first = bob.sync("").body();
    JsonNode second = bob.sync("since=" + first.path("next_batch").asText()).body();

    assertThat(types(first.at("/account_data/events"))).contains("m.direct");
    assertThat(types(joined(first).at("/account_data/events"))).containsExactly("m.tag");
    assertThat(second.has("account_data")).isFalse();
  }

  @Test
  void badTokensAndFiltersAreRefused() {
    assertThat(bob.get(V3 + "/sync?since=foo").status()).isEqualTo(400);
    assertThat(bob.get(V3 + "/sync?filter=99").status()).isEqualTo(400);
    assertThat(bob.get(V3 + "/sync?filter=" + enc("{nope")).errcode()).isEqualTo("M_NOT_JSON");
    assertThat(bob.get(V3 + "/sync?timeout=soon").errcode()).isEqualTo("M_INVALID_PARAM");
  }
}
