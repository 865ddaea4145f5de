package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.store.Memberships;
import dev.althing.sandbox.traffic.Limiter;
import java.util.function.Consumer;

/** Who comes and goes: join, leave, invite, kick, ban, unban, knock, forget. */
final class MembershipRoutes {
  private static final String ROOM = "/_matrix/client/v3/rooms/{room}";
  private final Api api;
  private final Memberships memberships;

  MembershipRoutes(Api api) {
    this.api = api;
    this.memberships = new Memberships(api.server());
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", "/_matrix/client/v3/joined_rooms", this::joinedRooms);
    endpoints.add("POST", "/_matrix/client/v3/join/{room}", this::join);
    endpoints.add("POST", ROOM + "/join", this::join);
    endpoints.add("POST", "/_matrix/client/v3/knock/{room}", this::knock);
    endpoints.add("POST", ROOM + "/leave", call -> self(call, memberships::leave));
    endpoints.add("POST", ROOM + "/forget", this::forget);
    endpoints.add("POST", ROOM + "/invite", this::invite);
    endpoints.add("POST", ROOM + "/kick", call -> other(call, memberships::kick));
    endpoints.add("POST", ROOM + "/ban", this::ban);
    endpoints.add("POST", ROOM + "/unban", call -> other(call, memberships::unban));
  }

  private Answer joinedRooms(Call call) {
    ObjectNode body = Nodes.object();
    body.set(
        "joined_rooms",
        Nodes.strings(api.server().rooms().joined(call.user()).stream().map(Room::id).toList()));
    return Answer.of(body);
  }

  private Answer join(Call call) {
    Room room = named(call);
    if (!room.isJoined(call.user())) {
      api.limit(Limiter.JOIN, call.user(), call.user());
      api.limit(Limiter.JOIN_ROOM, room.id(), call.user());
    }
    act(call, memberships::join, action(room, call, call.user()));
    return Answer.of(Nodes.object().put("room_id", room.id()));
  }

  private Answer knock(Call call) {
    Room room = named(call);
    act(call, memberships::knock, action(room, call, call.user()));
    return Answer.of(Nodes.object().put("room_id", room.id()));
  }

  private Room named(Call call) {
    String id = api.server().directory().resolve(call.path("room"));
    return api.server()
        .rooms()
        .find(id)
        .orElseThrow(
            () ->
                new Refusal(
                    404,
                    "M_UNKNOWN",
                    "Can't join remote room because no servers that are in the room have been"
                        + " provided."));
  }

  private Answer self(Call call, Consumer<Memberships.Action> what) {
    Room room = api.server().rooms().known(call.path("room"));
    act(call, what, action(room, call, call.user()));
    return Answer.empty();
  }

  private Answer other(Call call, Consumer<Memberships.Action> what) {
    Room room = api.server().rooms().known(call.path("room"));
    String target = target(call);
    act(call, what, action(room, call, target));
    return Answer.empty();
  }

  private Answer ban(Call call) {
    Room room = api.server().rooms().require(call.path("room"));
    act(call, memberships::ban, action(room, call, target(call)));
    return Answer.empty();
  }

  private Answer invite(Call call) {
    Room room = api.server().rooms().require(call.path("room"));
    String target = target(call);
    api.limit(Limiter.INVITE_ROOM, room.id(), call.user());
    api.limit(Limiter.INVITE_USER, target, call.user());
    api.limit(Limiter.INVITE_ISSUER, call.user(), call.user());
    act(call, memberships::invite, action(room, call, target));
    return Answer.empty();
  }

  private void act(Call call, Consumer<Memberships.Action> what, Memberships.Action action) {
    api.sending(
        call.user(),
        () -> {
          what.accept(action);
          return true;
        });
  }

  private static String target(Call call) {
    String target = Call.required(call.json(), "user_id");
    if (!target.startsWith("@") || !target.contains(":")) {
      throw Refusal.invalid("Invalid user_id: " + target);
    }
    return target;
  }

  private static Memberships.Action action(Room room, Call call, String target) {
    ObjectNode extra = Nodes.object();
    String reason = Nodes.text(call.optionalJson(), "reason");
    if (reason != null) {
      extra.put("reason", reason);
    }
    return new Memberships.Action(room, call.user(), target, extra);
  }

  private Answer forget(Call call) {
    Room room = api.server().rooms().require(call.path("room"));
    memberships.forget(room, call.user());
    return Answer.empty();
  }
}
