package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.RoomVersion;
import dev.althing.sandbox.store.RoomCreation;
import dev.althing.sandbox.store.RoomUpgrade;
import dev.althing.sandbox.traffic.Limiter;

/** Rooms that come into being: created or upgraded. */
final class CreationRoutes {
  private final Api api;

  CreationRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("POST", "/_matrix/client/v3/createRoom", this::create);
    endpoints.add("POST", "/_matrix/client/v3/rooms/{room}/upgrade", this::upgrade);
  }

  private Answer create(Call call) {
    ObjectNode body = call.optionalJson();
    api.check(Limiter.ROOM_CREATION, call.user(), call.user());
    api.limit(Limiter.MESSAGE, call.user(), call.user());
    api.limit(Limiter.ROOM_CREATION, call.user(), call.user());
    int invited = Nodes.list(body, "invite").size();
    if (!api.throttle().isExempt(call.user())
        && api.throttle().waitFor(Limiter.INVITE_ROOM, "", invited).isPresent()) {
      throw new Refusal(400, "M_UNKNOWN", "Cannot invite so many users at once");
    }
    Room room = new RoomCreation(api.server(), call.user(), body).create();
    return Answer.of(Nodes.object().put("room_id", room.id()));
  }

  private Answer upgrade(Call call) {
    ObjectNode body = call.json();
    RoomVersion version = RoomVersion.of(Call.required(body, "new_version"));
    Room old = api.joined(call);
    Room room =
        new RoomUpgrade(api.server(), old, call.user())
            .to(version, Nodes.list(body, "additional_creators"));
    return Answer.of(Nodes.object().put("replacement_room", room.id()));
  }
}
