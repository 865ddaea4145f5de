package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;
import static dev.althing.sandbox.Caller.room;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.room.Nodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private Caller alice;
  private Caller bob;
  private Caller carol;

  @BeforeEach
  void people() {
    alice = Caller.register(sandbox, "alice");
    bob = Caller.register(sandbox, "bob");
    carol = Caller.register(sandbox, "carol");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Caller.Reply act(Caller who, String room, String what, Caller target) {
    return who.post(room(room) + "/" + what, json("{'user_id':'%s'}", target.userId()));
  }

  @Test
  void aVersion12RoomIsNamedByItsCreateEventAndItsCreatorsArePowerful() {
    String id =
        alice.createRoom(
            "{'room_version':'12','preset':'trusted_private_chat','invite':['%s']}", bob.userId());

    JsonNode create = alice.get(room(id) + "/state/m.room.create?format=event").ok().body();
    JsonNode levels = alice.get(room(id) + "/state/m.room.power_levels").ok().body();
    bob.join(id);

    assertThat(id).doesNotContain(":");
    assertThat(create.path("event_id").asText().substring(1)).isEqualTo(id.substring(1));
    assertThat(create.at("/content/additional_creators/0").asText()).isEqualTo(bob.userId());
    assertThat(levels.path("users")).isEmpty();
    assertThat(act(bob, id, "ban", carol).status()).isEqualTo(200);
    assertThat(act(alice, id, "kick", bob).errcode()).isEqualTo("M_FORBIDDEN");
    var withCreator = json("{'users':{'%s':100}}", alice.userId());
    assertThat(alice.put(room(id) + "/state/m.room.power_levels", withCreator).status())
        .isEqualTo(400);
  }

  @Test
  void unknownVersionsAndPresetsAreRefused() {
    assertThat(alice.post(V3 + "/createRoom", json("{'room_version':'99'}")).errcode())
        .isEqualTo("M_UNSUPPORTED_ROOM_VERSION");
    assertThat(alice.post(V3 + "/createRoom", json("{'preset':'odd'}")).errcode())
        .isEqualTo("M_BAD_JSON");
  }

  @Test
  void anAliasIsTakenOnceAndFindsTheRoom() {
    String id = alice.createRoom("{'room_alias_name':'inn','preset':'public_chat'}");
    String alias = enc("#inn:sandbox.localhost");

    assertThat(alice.post(V3 + "/createRoom", json("{'room_alias_name':'inn'}")).errcode())
        .isEqualTo("M_ROOM_IN_USE");
    assertThat(bob.post(V3 + "/join/" + alias, Nodes.object()).ok().text("/room_id")).isEqualTo(id);
    assertThat(bob.post(V3 + "/join/" + enc("#no:sandbox.localhost"), Nodes.object()).status())
        .isEqualTo(404);
  }

  @Test
  void onlyTheInvitedJoinAPrivateRoom() {
    String id = alice.createRoom("{}");

    assertThat(bob.post(room(id) + "/join", Nodes.object()).errcode()).isEqualTo("M_FORBIDDEN");
    act(alice, id, "invite", bob).ok();
    bob.join(id);

    assertThat(act(alice, id, "invite", bob).errcode()).isEqualTo("M_FORBIDDEN");
    assertThat(bob.get(V3 + "/joined_rooms").body().path("joined_rooms")).hasSize(1);
  }

  @Test
  void whoTakesNoInvitationsGetsNone() {
    String id = alice.createRoom("{}");
    String data = V3 + "/user/" + enc(bob.userId()) + "/account_data/m.invite_permission_config";

    bob.put(data, json("{'default_action':'block'}")).ok();
    assertThat(act(alice, id, "invite", bob).errcode()).isEqualTo("M_INVITE_BLOCKED");
    bob.put(data, json("{'default_action':'allow'}")).ok();
    act(alice, id, "invite", bob).ok();
  }

  @Test
  void theBannedStayOutUntilUnbanned() {
    String id = alice.createRoom("{'preset':'public_chat'}");
    bob.join(id);

    act(alice, id, "ban", bob).ok();
    assertThat(bob.post(room(id) + "/join", Nodes.object()).errcode()).isEqualTo("M_BAD_STATE");
    assertThat(act(alice, id, "invite", bob).errcode()).isEqualTo("M_BAD_STATE");
    act(alice, id, "unban", bob).ok();
    bob.join(id);

    assertThat(act(alice, id, "unban", bob).errcode()).isEqualTo("M_BAD_STATE");
    assertThat(act(bob, id, "ban", alice).errcode()).isEqualTo("M_FORBIDDEN");
    assertThat(act(bob, id, "kick", alice).errcode()).isEqualTo("M_FORBIDDEN");
  }

  @Test
  void whoIsNotInTheRoomCanDoNothing() {
    String id = alice.createRoom("{'preset':'public_chat'}");
    var text = json("{'msgtype':'m.text','body':'x'}");

    assertThat(bob.put(room(id) + "/send/m.room.message/1", text).status()).isEqualTo(403);
    assertThat(bob.get(room(id) + "/state").status()).isEqualTo(403);
    assertThat(bob.get(room(id) + "/messages?dir=b").status()).isEqualTo(403);
    assertThat(bob.get(room(id) + "/members").status()).isEqualTo(403);
    assertThat(bob.post(room(id) + "/leave", Nodes.object()).status()).isEqualTo(403);
    assertThat(act(alice, id, "kick", bob).errcode()).isEqualTo("M_FORBIDDEN");
    assertThat(bob.put(room("!no:where") + "/send/m.room.message/1", text).status()).isEqualTo(403);
  }

  @Test
  void leavingTwiceIsFineAndForgettingNeedsLeaving() {
    String id = alice.createRoom("{'preset':'public_chat'}");
    bob.join(id);

    assertThat(bob.post(room(id) + "/forget", Nodes.object()).status()).isEqualTo(400);
    bob.post(room(id) + "/leave", Nodes.object()).ok();
    bob.post(room(id) + "/leave", Nodes.object()).ok();
    bob.post(room(id) + "/forget", Nodes.object()).ok();
  }

  @Test
  void stateNeedsPowerAndNobodyRaisesAboveThemselves() {
    String id = alice.createRoom("{'preset':'public_chat'}");
    bob.join(id);
    String levels = room(id) + "/state/m.room.power_levels";
    var grant = json("{'users':{'%s':100,'%s':50}}", alice.userId(), bob.userId());

    assertThat(bob.put(room(id) + "/state/m.room.name", json("{'name':'x'}")).errcode())
        .isEqualTo("M_FORBIDDEN");
    assertThat(alice.put(levels, json("{'users':{'@a:b':'50'}}")).errcode())
        .isEqualTo("M_BAD_JSON");
    alice.put(levels, grant).ok();
    bob.put(room(id) + "/state/m.room.name", json("{'name':'x'}")).ok();

    var greedy = json("{'users':{'%s':100,'%s':99}}", alice.userId(), bob.userId());
    assertThat(bob.put(levels, greedy).errcode()).isEqualTo("M_FORBIDDEN");
    var usurping = json("{'users':{'%s':0,'%s':50}}", alice.userId(), bob.userId());
    assertThat(bob.put(levels, usurping).errcode()).isEqualTo("M_FORBIDDEN");
  }

  @Test
  void theSameStateAgainIsTheSameEvent() {
    String id = alice.createRoom("{}");
    String name = room(id) + "/state/m.room.name";

    String first = alice.put(name, json("{'name':'x'}")).ok().text("/event_id");

    assertThat(alice.put(name, json("{'name':'x'}")).ok().text("/event_id")).isEqualTo(first);
    assertThat(alice.put(name, json("{'name':'y'}")).ok().text("/event_id")).isNotEqualTo(first);
  }

  @Test
  void membersOfASpaceJoinARestrictedRoom() {
    String space =
        alice.createRoom("{'preset':'public_chat','creation_content':{'type':'m.space'}}");
    String id =
        alice.createRoom(
            "{'initial_state':[{'type':'m.room.join_rules','content':{'join_rule':'restricted',"
                + "'allow':[{'type':'m.room_membership','room_id':'%s'}]}}]}",
            space);
    alice.put(room(space) + "/state/m.space.child/" + enc(id), json("{'via':['x']}")).ok();

    assertThat(bob.post(room(id) + "/join", Nodes.object()).errcode()).isEqualTo("M_FORBIDDEN");
    bob.join(space);
    bob.join(id);

    JsonNode rooms =
        bob.get("/_matrix/client/v1/rooms/" + enc(space) + "/hierarchy").ok().body().path("rooms");
    assertThat(rooms).hasSize(2);
    assertThat(rooms.at("/0/room_type").asText()).isEqualTo("m.space");
    assertThat(rooms.at("/0/children_state/0/state_key").asText()).isEqualTo(id);
    JsonNode page =
        bob.get("/_matrix/client/v1/rooms/" + enc(space) + "/hierarchy?limit=1").ok().body();
    assertThat(page.path("rooms")).hasSize(1);
    assertThat(page.path("next_batch").asText()).isEqualTo("1");
  }

  @Test
  void anUpgradeLeavesATombstoneAndCarriesTheStateOver() {
    String id =
        alice.createRoom("{'preset':'public_chat','name':'Old','room_alias_name':'moving'}");
    bob.join(id);

    assertThat(bob.post(room(id) + "/upgrade", json("{'new_version':'12'}")).errcode())
        .isEqualTo("M_FORBIDDEN");
    String next =
        alice
            .post(room(id) + "/upgrade", json("{'new_version':'12'}"))
            .ok()
            .text("/replacement_room");

    assertThat(alice.get(room(id) + "/state/m.room.tombstone").text("/replacement_room"))
        .isEqualTo(next);
    assertThat(alice.get(room(next) + "/state/m.room.create").text("/predecessor/room_id"))
        .isEqualTo(id);
    assertThat(alice.get(room(next) + "/state/m.room.name").text("/name")).isEqualTo("Old");
    String alias = V3 + "/directory/room/" + enc("#moving:sandbox.localhost");
    assertThat(bob.get(alias).text("/room_id")).isEqualTo(next);
    var text = json("{'msgtype':'m.text','body':'x'}");
    assertThat(bob.put(room(id) + "/send/m.room.message/1", text).status()).isEqualTo(403);
  }
}
