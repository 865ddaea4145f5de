package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
  @TempDir Path directory;

  private SandboxSettings settings(String name) {
    return SandboxSettings.inMemory().keptIn(directory.resolve(name));
  }

  /** What a killed process leaves: the files as the operating system has them at this moment. */
  private void copyAsIfKilled(String from, String to) throws IOException {
    Files.createDirectories(directory.resolve(to));
    Files.copy(
        directory.resolve(from).resolve("homeserver.jsonl"),
        directory.resolve(to).resolve("homeserver.jsonl"));
  }

  @Test
  void aKilledServerKnowsEverythingItAcknowledged() throws Exception {
    String room;
    String event;
    String since;
    Caller alice;
    try (Sandbox first = Sandbox.start(settings("a"))) {
      alice = Caller.register(first, "alice");
      room = alice.createRoom("{'room_version':'12','name':'Kept','room_alias_name':'kept'}");
      since = alice.sync("").text("/next_batch");
      event = alice.say(room, "hello", "same");
      alice.put(V3 + "/user/" + enc(alice.userId()) + "/account_data/m.x", json("{'a':1}")).ok();
      copyAsIfKilled("a", "b");
    }

    try (Sandbox second = Sandbox.start(settings("b"))) {
      Caller again = alice.on(second);

      assertThat(again.say(room, "hello again", "same")).isEqualTo(event);
      JsonNode events =
          again.sync("since=" + since).body().at("/rooms/join").path(room).at("/timeline/events");
      assertThat(events).hasSize(1);
      assertThat(events.at("/0/event_id").asText()).isEqualTo(event);
      assertThat(events.at("/0/unsigned/transaction_id").asText()).isEqualTo("same");
      assertThat(again.get(room(room) + "/state/m.room.name").text("/name")).isEqualTo("Kept");
      assertThat(again.get(V3 + "/directory/room/" + enc("#kept:sandbox.localhost")).status())
          .isEqualTo(200);
      String own = V3 + "/user/" + enc(alice.userId()) + "/account_data/m.x";
      assertThat(again.get(own).ok().body().path("a").asInt()).isEqualTo(1);
      assertThat(again.say(room, "next", "other")).isNotEqualTo(event);
    }
  }

  @Test
  void aTornLastLineIsDropped() throws Exception {
    Path journal = directory.resolve("a").resolve("homeserver.jsonl");
    Caller alice;
    String room;
    try (Sandbox first = Sandbox.start(settings("a"))) {
      alice = Caller.register(first, "alice");
      room = alice.createRoom("{}");
    }
    Files.writeString(journal, "[{\"change\":\"event\",\"pd", StandardOpenOption.APPEND);

    try (Sandbox second = Sandbox.start(settings("a"))) {
      alice.on(second).say(room, "still here", "t");
    }
    try (Sandbox third = Sandbox.start(settings("a"))) {
      assertThat(
              alice
                  .on(third)
                  .get(room(room) + "/messages?dir=b&limit=1")
                  .ok()
                  .text("/chunk/0/content/body"))
          .isEqualTo("still here");
    }
  }

  @Test
  void mediaTokensReceiptsAndRedactionsAreKept() {
    byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
    Caller alice;
    String room;
    String event;
    String uri;
    try (Sandbox first = Sandbox.start(settings("a"))) {
      alice = Caller.register(first, "alice");
      room = alice.createRoom("{}");
      event = alice.say(room, "secret", "t");
      alice.put(room(room) + "/redact/" + enc(event) + "/d", json("{}")).ok();
      uri = alice.call("POST", "/_matrix/media/v3/upload", bytes).ok().text("/content_uri");
      alice.post(room(room) + "/receipt/m.read/" + enc(event), json("{}")).ok();
    }

    try (Sandbox second = Sandbox.start(settings("a"))) {
      Caller again = alice.on(second);
      assertThat(again.get(room(room) + "/event/" + enc(event)).ok().body().path("content"))
          .isEmpty();
      assertThat(again.get("/_matrix/client/v1/media/download/" + uri.substring(6)).raw().body())
          .isEqualTo(bytes);
      JsonNode joined = again.sync("").body().at("/rooms/join").path(room);
      assertThat(joined.at("/ephemeral/events/0/type").asText()).isEqualTo("m.receipt");
    }
  }

  @Test
  void noTokenOrPasswordStandsInTheFiles() throws Exception {
    Caller alice;
    Community community;
    try (Sandbox first = Sandbox.start(settings("a"))) {
      alice = Caller.register(first, "alice");
      community = first.community();
    }

    String journal = Files.readString(directory.resolve("a").resolve("homeserver.jsonl"));

    assertThat(journal).doesNotContain(alice.token(), "pw-alice", community.botPassword());
  }

  @Test
  void theCommunityIsFoundAgainWithANewPasswordForTheBot() {
    Community before;
    try (Sandbox first = Sandbox.start(settings("a"))) {
      before = first.community();
    }
    try (Sandbox second = Sandbox.start(settings("a"))) {
      Community after = second.community();
      assertThat(after.management()).isEqualTo(before.management());
      var login =
          Caller.nobody(second)
              .post(
                  V3 + "/login",
                  json(
                      "{'type':'m.login.password','identifier':{'type':'m.id.user',"
                          + "'user':'althing'},'password':'%s'}",
                      after.botPassword()));
      assertThat(login.status()).isEqualTo(200);
    }
  }

  @Test
  void aDirectoryHasOneServerAndOneName() {
    try (Sandbox first = Sandbox.start(settings("a"))) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(() -> Sandbox.start(settings("a")))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("another sandbox");
    }
    assertThatThrownBy(() -> Sandbox.start(settings("a").named("other.localhost")))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("sandbox.localhost");
  }
}
