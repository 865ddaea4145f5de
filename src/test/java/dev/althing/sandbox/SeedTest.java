package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.room.Draft;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers of the size that the bot must stand. */
class SeedTest {
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private final Seed seed = sandbox.seed();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aFirstSyncOfFiveThousandRoomsIsAnswered() {
    String owner = seed.account("owner", "x");
    String bot = seed.account("bot", "x");
    seed.rooms(5_000, owner, List.of(bot));
    var caller = new Caller(sandbox, bot, seed.login(bot, "D"));

    JsonNode sync = caller.sync("").body();

    assertThat(sync.at("/rooms/join")).hasSize(5_000);
    assertThat(caller.sync("since=" + sync.path("next_batch").asText()).body().has("rooms"))
        .isFalse();
  }

  @Test
  void aRoomOfFiftyThousandMembersWorks() {
    String owner = seed.account("owner", "x");
    String bot = seed.account("bot", "x");
    String room = seed.rooms(1, owner, List.of(bot)).get(0);
    seed.join(room, seed.accounts("member", 50_000));
    seed.message(room, owner, "hello");
    var caller = new Caller(sandbox, bot, seed.login(bot, "D"));

    String filter = enc("{\"room\":{\"state\":{\"lazy_load_members\":true}}}");
    JsonNode joined = caller.sync("filter=" + filter).body().at("/rooms/join").path(room);
    JsonNode members = caller.get(room(room) + "/members?membership=join").ok().body();

    assertThat(joined.at("/summary/m.joined_member_count").asInt()).isEqualTo(50_002);
    assertThat(joined.at("/state/events").size()).isLessThan(30);
    assertThat(members.path("chunk")).hasSize(50_002);
  }

  @Test
  void whatIsSeededIsLikeWhatIsSent() {
    String owner = seed.account("owner", "secret");
    String room = seed.room(owner, json("{'preset':'public_chat'}"));
    String event = seed.message(room, owner, "hello");
    seed.state(room, new Draft("m.room.topic", "", owner, json("{'topic':'T'}")));
    var login =
        Caller.nobody(sandbox)
            .post(
                V3 + "/login",
                json(
                    "{'type':'m.login.password','identifier':{'type':'m.id.user',"
                        + "'user':'owner'},'password':'secret'}"))
            .ok();
    var caller = new Caller(sandbox, owner, login.text("/access_token"));

    assertThat(caller.get(room(room) + "/event/" + enc(event)).ok().text("/content/body"))
        .isEqualTo("hello");
    assertThat(caller.get(room(room) + "/state/m.room.topic").text("/topic")).isEqualTo("T");
    assertThat(seed.isJoined(room, owner)).isTrue();
  }
}
