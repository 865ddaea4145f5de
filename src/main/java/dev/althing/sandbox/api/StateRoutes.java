package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.EventView;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.rules.Visibility;
import dev.althing.sandbox.sync.Token;

/** The state of a room and its members, now or at a point in the past. */
final class StateRoutes {
  private static final String ROOM = "/_matrix/client/v3/rooms/{room}";
  private final Api api;

  StateRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", ROOM + "/state", this::all);
    endpoints.add("GET", ROOM + "/state/{type}", this::one);
    endpoints.add("GET", ROOM + "/state/{type}/{key}", this::one);
    endpoints.add("GET", ROOM + "/members", this::members);
    endpoints.add("GET", ROOM + "/joined_members", this::joinedMembers);
  }

  private Answer all(Call call) {
    Room room = api.readable(call);
    long horizon = new Visibility(room, call.user()).horizon();
    EventView view = api.view(call);
    ArrayNode body = Nodes.array();
    for (Event current : room.state()) {
      current.asOf(horizon).ifPresent(event -> body.add(view.full(room, event)));
    }
    return Answer.of(body);
  }

  private Answer one(Call call) {
    Room room = api.readable(call);
    long horizon = new Visibility(room, call.user()).horizon();
    Event event =
        room.state(call.path("type"), call.path("key"))
            .flatMap(current -> current.asOf(horizon))
            .orElseThrow(() -> Refusal.notFound("Event not found."));
    boolean whole = call.query("format").orElse("content").equals("event");
    return Answer.of(whole ? api.view(call).full(room, event) : event.content());
  }

  private Answer members(Call call) {
    Room room = api.readable(call);
    long horizon = new Visibility(room, call.user()).horizon();
    long at =
        call.query("at")
            .map(text -> Math.min(Token.parse(text).position(), horizon))
            .orElse(horizon);
    EventView view = api.view(call);
    ObjectNode body = Nodes.object();
    ArrayNode chunk = body.putArray("chunk");
    for (Event current : room.members().values()) {
      current
          .asOf(at)
          .filter(member -> call.query("membership").map(member.membership()::equals).orElse(true))
          .filter(
              member ->
                  !call.query("not_membership").map(member.membership()::equals).orElse(false))
          .ifPresent(member -> chunk.add(view.full(room, member)));
    }
    return Answer.of(body);
  }

  private Answer joinedMembers(Call call) {
    Room room = api.joined(call);
    ObjectNode body = Nodes.object();
    ObjectNode joined = body.putObject("joined");
    room.members()
        .forEach(
            (user, member) -> {
              if (member.membership().equals("join")) {
                ObjectNode profile = joined.putObject(user);
                profile.set("display_name", member.content().get("displayname"));
                profile.set("avatar_url", member.content().get("avatar_url"));
              }
            });
    return Answer.of(body);
  }
}
