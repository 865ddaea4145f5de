package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of a newcomer: register, make a room, talk, hear the others. */
class FirstStepsTest {
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void twoPeopleTalkInARoom() {
    var alice = Caller.register(sandbox, "alice");
    var bob = Caller.register(sandbox, "bob");
    String room = alice.createRoom("{'preset':'public_chat','name':'Tavern'}");

    bob.join(room);
    String hello = alice.say(room, "hello", "t1");
    JsonNode sync = bob.sync("").body();

    JsonNode timeline = sync.at("/rooms/join").path(room).at("/timeline/events");
    JsonNode last = timeline.get(timeline.size() - 1);
    assertThat(last.path("event_id").asText()).isEqualTo(hello);
    assertThat(last.at("/content/body").asText()).isEqualTo("hello");
    assertThat(last.path("unsigned").has("transaction_id")).isFalse();
    assertThat(last.path("unsigned").has("age")).isTrue();
    assertThat(sync.at("/rooms/join").path(room).at("/summary/m.joined_member_count").asInt())
        .isEqualTo(2);
  }

  @Test
  void aLongPollWakesWhenSomethingHappens() throws Exception {
    var alice = Caller.register(sandbox, "alice");
    var bob = Caller.register(sandbox, "bob");
    String room = alice.createRoom("{'preset':'public_chat'}");
    bob.join(room);
    String since = bob.sync("").text("/next_batch");

    CompletableFuture<Caller.Reply> poll = bob.later(V3 + "/sync?timeout=30000&since=" + since);
    String event = alice.say(room, "news", "t1");

    JsonNode events =
        poll.get(30, TimeUnit.SECONDS).body().at("/rooms/join").path(room).at("/timeline/events");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).path("event_id").asText()).isEqualTo(event);
  }

  @Test
  void anIdleLongPollReturnsEmptyAtItsTimeout() {
    var alice = Caller.register(sandbox, "alice");
    String since = alice.sync("").text("/next_batch");

    JsonNode body = alice.sync("timeout=50&since=" + since).body();

    assertThat(body.has("rooms")).isFalse();
    assertThat(body.path("next_batch").asText()).isEqualTo(since);
  }

  @Test
  void theSameTransactionIsOneEvent() {
    var alice = Caller.register(sandbox, "alice");
    String room = alice.createRoom("{}");

    String first = alice.say(room, "once", "same");
    String second = alice.say(room, "twice", "same");

    assertThat(second).isEqualTo(first);
    JsonNode sync = alice.sync("").body().at("/rooms/join").path(room).at("/timeline/events");
    JsonNode last = sync.get(sync.size() - 1);
    assertThat(last.at("/unsigned/transaction_id").asText()).isEqualTo("same");
    assertThat(last.at("/content/body").asText()).isEqualTo("once");
  }

  @Test
  void stateAndMembersAreThere() {
    var alice = Caller.register(sandbox, "alice");
    String room = alice.createRoom("{'name':'Tavern','topic':'Ale'}");

    alice.put(room(room) + "/state/m.room.topic", json("{'topic':'Beer'}")).ok();

    assertThat(alice.get(room(room) + "/state/m.room.name").ok().text("/name")).isEqualTo("Tavern");
    assertThat(alice.get(room(room) + "/state/m.room.topic/?format=event").text("/content/topic"))
        .isEqualTo("Beer");
    assertThat(alice.get(room(room) + "/state").ok().body().size()).isGreaterThan(6);
    assertThat(alice.get(room(room) + "/members").ok().text("/chunk/0/state_key"))
        .isEqualTo(alice.userId());
    assertThat(alice.get(room(room) + "/messages?dir=b&limit=1").ok().text("/chunk/0/type"))
        .isEqualTo("m.room.topic");
  }

  @Test
  void theDefaultCommunityIsThere() {
    Community community = sandbox.community();
    Community again = sandbox.community();

    assertThat(again.lobby()).isEqualTo(community.lobby());
    assertThat(again.botPassword()).isNotEqualTo(community.botPassword());
    assertThat(community.toString()).doesNotContain(community.botPassword());
    var bot = new Caller(sandbox, again.bot(), sandbox.seed().login(again.bot(), "D"));
    assertThat(bot.get(V3 + "/joined_rooms").body().path("joined_rooms")).hasSize(3);
  }

  @Test
  void aBusyPortIsAClearError() {
    assertThatThrownBy(() -> Sandbox.start(SandboxSettings.inMemory().onPort(sandbox.port())))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("127.0.0.1:" + sandbox.port());
  }
}
