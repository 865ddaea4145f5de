package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.AliasApi.Resolved;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.JsonElements;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.StateApi.Hierarchy;
import dev.althing.matrix.client.StateApi.HierarchyRequest;
import dev.althing.matrix.client.StateApi.MembersRequest;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rooms are, who is in them and what they are called. */
abstract class RoomContract extends Contract {
  private static final Optional<String> NO_REASON = Optional.empty();

  RoomContract(Host host) {
    super(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "12"})
  @Covers({Endpoint.CREATE_ROOM, Endpoint.STATE, Endpoint.SEND})
  void makesRoomsOfEveryVersionWeKnow(String version) {
    RoomId room = await(alice.createRoom(Json.object().put("room_version", version)));

    assertThat(await(alice.state(room, "m.room.create", "")).path("room_version").asText())
        .isEqualTo(version);
    assertThat(say(alice, room, "hello").value()).startsWith("$");
    assertThat(room.value().contains(":")).isEqualTo(!version.equals("12"));
  }

  @Test
  @Covers(Endpoint.CREATE_ROOM)
  void refusesARoomVersionItDoesNotKnow() {
    MatrixError error = errorOf(alice.createRoom(Json.object().put("room_version", "99")));

    assertThat(error).isInstanceOf(MatrixError.UnsupportedRoomVersion.class);
  }

  @Test
  @Covers({Endpoint.STATE, Endpoint.PUT_STATE})
  void keepsState() {
    RoomId room = publicRoom();
    ObjectNode content = Json.object().put("value", 1);

    EventId event = await(alice.putState(room, "dev.althing.test", "a/b c?", content));

    assertThat(event.value()).startsWith("$");
    assertThat(await(alice.state(room, "dev.althing.test", "a/b c?"))).isEqualTo(content);
    assertThat(errorOf(alice.state(room, "dev.althing.test", "")))
        .isInstanceOf(MatrixError.NotFound.class);
  }

  @Test
  @Covers(Endpoint.PUT_STATE)
  void letsOnlyWhoHasThePowerChangeState() {
    RoomId room = sharedRoom();
    ObjectNode name = Json.object().put("name", "Bob's");

    assertThat(errorOf(bob.putState(room, "m.room.name", "", name)))
        .isInstanceOf(MatrixError.Forbidden.class);
  }

  @Test
  @Covers(Endpoint.ALL_STATE)
  void givesAllState() {
    RoomId room = sharedRoom();
    List<ObjectNode> events = new ArrayList<>();

    int count = await(alice.allState(room, JsonElements.ofArray(events::add)));

    assertThat(count).isEqualTo(events.size());
    assertThat(events)
        .extracting(event -> event.path("type").asText())
        .contains("m.room.create", "m.room.power_levels", "m.room.join_rules", "m.room.member");
    assertThat(events).allMatch(event -> event.has("event_id") && event.has("state_key"));
  }

  @Test
  @Covers(Endpoint.MEMBERS)
  void givesTheMembersByMembership() {
    RoomId room = sharedRoom();
    await(bob.leave(room, NO_REASON));

    assertThat(members(room, MembersRequest.all()))
        .containsExactlyInAnyOrder(alice.user().value(), bob.user().value());
    assertThat(members(room, MembersRequest.with("join"))).containsExactly(alice.user().value());
    assertThat(members(room, MembersRequest.with("leave"))).containsExactly(bob.user().value());
  }

  private List<String> members(RoomId room, MembersRequest request) {
    List<String> users = new ArrayList<>();
    await(
        alice.members(
            room,
            request,
            JsonElements.ofField("chunk", event -> users.add(event.path("state_key").asText()))));
    return users;
  }

  @Test
  @Covers(Endpoint.JOINED_MEMBERS)
  void givesWhoIsJoinedWithTheirNames() {
    RoomId room = sharedRoom();

    var members = await(alice.joinedMembers(room));

    assertThat(members).containsOnlyKeys(alice.user(), bob.user());
    assertThat(members.get(bob.user()).displayName()).isPresent();
  }

  @Test
  @Covers(Endpoint.JOINED_ROOMS)
  void givesTheRoomsWeAreIn() {
    RoomId joined = sharedRoom();
    RoomId notJoined = publicRoom();

    assertThat(await(bob.joinedRooms())).contains(joined).doesNotContain(notJoined);
  }

  @Test
  @Covers(Endpoint.HIERARCHY)
  void givesTheRoomsOfASpacePageByPage() {
    ObjectNode request = Json.object().put("preset", "public_chat");
    request.putObject("creation_content").put("type", "m.space");
    RoomId space = await(alice.createRoom(request));
    RoomId child = publicRoom();
    ObjectNode link = Json.object();
    link.putArray("via").add(alice.user().server());
    await(alice.putState(space, "m.space.child", child.value(), link));

    Hierarchy first = hierarchy(space, Optional.empty());
    Hierarchy second = hierarchy(space, first.next());

    List<JsonNode> rooms = new ArrayList<>(first.rooms());
    rooms.addAll(second.rooms());
    assertThat(rooms)
        .extracting(room -> room.path("room_id").asText())
        .containsExactly(space.value(), child.value());
    assertThat(rooms.get(0).path("children_state")).isNotEmpty();
  }

  private Hierarchy hierarchy(RoomId space, Optional<String> from) {
    return await(alice.hierarchy(space, new HierarchyRequest(from, 1, Optional.of(2), false)));
  }

  @Test
  @Covers(Endpoint.JOIN)
  void joinsByIdAndByAliasAndAgain() {
    RoomId room = publicRoom();
    RoomAlias alias = alias();
    await(alice.putAlias(alias, room));

    assertThat(await(bob.join(alias.value(), List.of(), Optional.of("curious")))).isEqualTo(room);
    assertThat(await(bob.join(room.value(), List.of(alice.user().server()), NO_REASON)))
        .isEqualTo(room);
    assertThat(membership(room).path("membership").asText()).isEqualTo("join");
  }

  @Test
  @Covers({Endpoint.JOIN, Endpoint.INVITE, Endpoint.LEAVE})
  void letsIntoAPrivateRoomOnlyTheInvited() {
    RoomId room = await(alice.createRoom(Json.object().put("preset", "private_chat")));

    assertThat(errorOf(bob.join(room.value(), List.of(), NO_REASON)))
        .isInstanceOf(MatrixError.Forbidden.class);
    await(alice.invite(room, bob.user(), Optional.of("come in")));
    assertThat(membership(room).path("reason").asText()).isEqualTo("come in");
    await(bob.join(room.value(), List.of(), NO_REASON));
    assertThat(errorOf(alice.invite(room, bob.user(), NO_REASON)))
        .isInstanceOf(MatrixError.Forbidden.class);
    await(bob.leave(room, Optional.of("bye")));
    assertThat(membership(room).path("reason").asText()).isEqualTo("bye");
  }

  @Test
  @Covers({Endpoint.KNOCK, Endpoint.INVITE})
  void letsKnock() {
    ObjectNode request = Json.object().put("preset", "private_chat");
    ObjectNode rule = request.putArray("initial_state").addObject();
    rule.put("type", "m.room.join_rules").putObject("content").put("join_rule", "knock");
    RoomId room = await(alice.createRoom(request));
    String server = alice.user().server();

    assertThat(await(bob.knock(room.value(), List.of(server), Optional.of("please"))))
        .isEqualTo(room);
    assertThat(membership(room).path("membership").asText()).isEqualTo("knock");
    await(alice.invite(room, bob.user(), NO_REASON));
    assertThat(membership(room).path("membership").asText()).isEqualTo("invite");
  }

  @Test
  @Covers(Endpoint.KICK)
  void putsOut() {
    RoomId room = sharedRoom();

    await(alice.kick(room, bob.user(), Optional.of("out")));

    JsonNode member = membership(room);
    assertThat(member.path("membership").asText()).isEqualTo("leave");
    assertThat(member.path("reason").asText()).isEqualTo("out");
    assertThat(errorOf(bob.send(room, "m.room.message", transaction(), text("?"))))
        .isInstanceOf(MatrixError.Forbidden.class);
  }

  @Test
  @Covers({Endpoint.BAN, Endpoint.UNBAN})
  void bansAndLiftsTheBan() {
    RoomId room = sharedRoom();

    await(alice.ban(room, bob.user(), Optional.of("spam")));
    await(alice.ban(room, bob.user(), Optional.of("spam")));
    assertThat(membership(room).path("membership").asText()).isEqualTo("ban");
    assertThat(errorOf(bob.join(room.value(), List.of(), NO_REASON)))
        .isInstanceOfAny(MatrixError.Forbidden.class, MatrixError.BadState.class);
    await(alice.unban(room, bob.user(), NO_REASON));

    assertThat(membership(room).path("membership").asText()).isEqualTo("leave");
    assertThat(await(bob.join(room.value(), List.of(), NO_REASON))).isEqualTo(room);
  }

  @Test
  @Covers({Endpoint.BAN, Endpoint.UNBAN, Endpoint.KICK})
  void letsOnlyWhoHasThePowerPutOut() {
    RoomId room = sharedRoom();

    assertThat(errorOf(bob.kick(room, alice.user(), NO_REASON)))
        .isInstanceOf(MatrixError.Forbidden.class);
    assertThat(errorOf(bob.ban(room, alice.user(), NO_REASON)))
        .isInstanceOf(MatrixError.Forbidden.class);
    assertThat(errorOf(alice.unban(room, bob.user(), NO_REASON)).isTransient()).isFalse();
  }

  @Test
  @Covers({Endpoint.ALIAS, Endpoint.PUT_ALIAS, Endpoint.DELETE_ALIAS})
  void namesRooms() {
    RoomId room = publicRoom();
    RoomAlias alias = alias();

    assertThat(errorOf(alice.resolveAlias(alias))).isInstanceOf(MatrixError.NotFound.class);
    await(alice.putAlias(alias, room));
    Resolved resolved = await(bob.resolveAlias(alias));
    MatrixError taken = errorOf(alice.putAlias(alias, publicRoom()));
    await(alice.deleteAlias(alias));

    assertThat(resolved.room()).isEqualTo(room);
    assertThat(resolved.servers()).contains(alias.server());
    assertThat(taken).isInstanceOf(MatrixError.Said.class);
    assertThat(((MatrixError.Said) taken).detail().status()).isEqualTo(409);
    assertThat(errorOf(alice.resolveAlias(alias))).isInstanceOf(MatrixError.NotFound.class);
  }

  private RoomAlias alias() {
    return new RoomAlias("#" + fresh("the/hall") + ":" + alice.user().server());
  }

  private JsonNode membership(RoomId room) {
    return await(alice.state(room, "m.room.member", bob.user().value()));
  }
}
