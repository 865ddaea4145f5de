package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What general clients want to know and keep, besides rooms. */
class PeopleTest {
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

  private static String user(Caller who) {
    return V3 + "/user/" + enc(who.userId());
  }

  @Test
  void tagsAreSetOneByOneAndComeBySync() {
    String room = alice.createRoom("{}");
    String tags = user(alice) + "/rooms/" + enc(room) + "/tags";

    alice.put(tags + "/m.favourite", json("{'order':1}")).ok();
    alice.put(tags + "/u.work", json("{}")).ok();
    alice.delete(tags + "/u.work").ok();

    assertThat(alice.get(tags).ok().body()).isEqualTo(json("{'tags':{'m.favourite':{'order':1}}}"));
    JsonNode data = alice.sync("").body().at("/rooms/join").path(room).at("/account_data/events");
    assertThat(data.findValuesAsText("type")).containsExactly("m.tag");
    assertThat(bob.get(tags).errcode()).isEqualTo("M_FORBIDDEN");
  }

  @Test
  void pushRulesAreThoseOfTheSpecificationUntilTheyAreChanged() {
    String rule = V3 + "/pushrules/global/content/cake";
    String data = V3 + "/user/" + enc(alice.userId()) + "/account_data/m.push_rules";
    JsonNode first = alice.sync("").body().at("/account_data/events/0");
    assertThat(first.path("type").asText()).isEqualTo("m.push_rules");
    assertThat(first.path("content")).isEqualTo(alice.get(V3 + "/pushrules/").ok().body());
    assertThat(alice.get(data).ok().body()).isEqualTo(first.path("content"));

    alice.put(rule, json("{'pattern':'cake','actions':['notify']}")).ok();
    alice.put(rule + "/enabled", json("{'enabled':false}")).ok();

    assertThat(alice.get(rule).ok().body().path("enabled").asBoolean()).isFalse();
    assertThat(alice.get(rule + "/actions").text("/actions/0")).isEqualTo("notify");
    assertThat(alice.get(V3 + "/pushrules/global/").text("/content/0/rule_id")).isEqualTo("cake");
    assertThat(bob.get(rule).errcode()).isEqualTo("M_NOT_FOUND");
    assertThat(alice.put(rule, json("{'actions':[]}")).errcode()).isEqualTo("M_MISSING_PARAM");
    assertThat(alice.put(rule, json("{'actions':7}")).errcode()).isEqualTo("M_BAD_JSON");
    assertThat(alice.put(V3 + "/pushrules/global/content/.x", json("{'actions':[]}")).errcode())
        .isEqualTo("M_INVALID_PARAM");
    assertThat(alice.get(data).text("/global/content/0/rule_id")).isEqualTo("cake");
    alice.delete(rule).ok();
    assertThat(alice.get(rule).status()).isEqualTo(404);
  }

  private List<String> found(Caller who, String term) {
    var found = new ArrayList<String>();
    who.post(V3 + "/user_directory/search", json("{'search_term':'%s'}", term))
        .ok()
        .body()
        .path("results")
        .forEach(user -> found.add(user.path("user_id").asText()));
    return found;
  }

  @Test
  void peopleAreFoundWhoShareARoomOrAreInAPublicOne() {
    assertThat(found(alice, "bob")).isEmpty();

    String hidden = bob.createRoom("{'invite':['%s']}", alice.userId());
    assertThat(found(alice, "bob")).isEmpty();
    alice.join(hidden);
    assertThat(found(alice, "BOB")).containsExactly(bob.userId());

    var carol = Caller.register(sandbox, "carol");
    assertThat(found(carol, "bob")).isEmpty();
    bob.createRoom("{'preset':'public_chat'}");
    assertThat(found(carol, "bob")).containsExactly(bob.userId());
    assertThat(found(bob, "bob")).isEmpty();
  }

  @Test
  void spacesAreToldFromRoomsInThePublicList() {
    alice.createRoom("{'visibility':'public','name':'room'}");
    alice.createRoom(
        "{'visibility':'public','name':'space','creation_content':{'type':'m.space'}}");

    assertThat(listed("['m.space']")).containsExactly("space");
    assertThat(listed("[null]")).containsExactly("room");
    assertThat(listed("[]")).isEmpty();
  }

  private List<String> listed(String types) {
    return alice
        .post(V3 + "/publicRooms", json("{'filter':{'room_types':" + types + "}}"))
        .ok()
        .body()
        .findValuesAsText("name");
  }

  @Test
  void olderClientsAreUnderstood() {
    var unheard = Caller.nobody(sandbox);
    String query = "/account/whoami?access_token=" + alice.token();

    assertThat(unheard.get("/_matrix/client/r0" + query).ok().text("/user_id"))
        .isEqualTo(alice.userId());
    assertThat(unheard.get("/_matrix/client/r9" + query).errcode()).isEqualTo("M_UNRECOGNIZED");
  }

  @Test
  void thereIsNeitherPresenceNorATurnServer() {
    String presence = V3 + "/presence/" + enc(bob.userId()) + "/status";

    bob.put(presence, json("{'presence':'online'}")).ok();

    assertThat(alice.get(presence).ok().text("/presence")).isEqualTo("offline");
    assertThat(alice.get(V3 + "/voip/turnServer").ok().body()).isEmpty();
  }

  @Test
  void aFileKeepsItsNameWhateverIsInIt() {
    assertThat(disposition("notes.zip")).isEqualTo("attachment; filename=notes.zip");
    assertThat(disposition("a\"; \r\nX: ö.zip"))
        .isEqualTo("attachment; filename*=utf-8''a%22%3B%20%0D%0AX%3A%20%C3%B6.zip");
  }

  private String disposition(String name) {
    return download(upload("?filename=" + enc(name)))
        .raw()
        .headers()
        .firstValue("Content-Disposition")
        .orElseThrow();
  }

  private String upload(String query) {
    byte[] bytes = "bytes".getBytes(StandardCharsets.UTF_8);
    String uri = alice.call("POST", "/_matrix/media/v3/upload" + query, bytes).text("/content_uri");
    return uri.substring("mxc:/".length());
  }

  private Caller.Reply download(String file) {
    return alice.get("/_matrix/client/v1/media/download" + file).ok();
  }

  @Test
  void thumbnailsAreOfPicturesAndHaveASize() {
    String thumbnail = "/_matrix/client/v1/media/thumbnail" + upload("");

    assertThat(alice.get(thumbnail + "?width=9&height=9").errcode()).isEqualTo("M_UNKNOWN");
    assertThat(alice.get(thumbnail + "?width=9").errcode()).isEqualTo("M_MISSING_PARAM");
    assertThat(alice.get(thumbnail + "?width=9&height=x").errcode()).isEqualTo("M_INVALID_PARAM");
  }
}
