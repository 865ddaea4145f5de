package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import dev.althing.sandbox.store.Change;
import java.util.List;
import java.util.function.Predicate;

/** Aliases and the list of public rooms. */
final class DirectoryRoutes {
  private static final String ALIAS = "/_matrix/client/v3/directory/room/{alias}";
  private static final String LISTED = "/_matrix/client/v3/directory/list/room/{room}";
  private static final int MAX_PAGE = 500;
  private final Api api;

  DirectoryRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.open("GET", ALIAS, this::resolve);
    endpoints.add("PUT", ALIAS, this::set);
    endpoints.add("DELETE", ALIAS, this::delete);
    endpoints.add("GET", "/_matrix/client/v3/rooms/{room}/aliases", this::aliases);
    endpoints.open("GET", LISTED, this::visibility);
    endpoints.add("PUT", LISTED, this::setVisibility);
    endpoints.add("GET", "/_matrix/client/v3/publicRooms", this::list);
    endpoints.add("POST", "/_matrix/client/v3/publicRooms", this::search);
  }

  private Answer resolve(Call call) {
    String alias = call.path("alias");
    if (!alias.startsWith("#") || !alias.contains(":")) {
      throw Refusal.invalid("Room alias invalid: " + alias);
    }
    ObjectNode body = Nodes.object().put("room_id", api.server().directory().resolve(alias));
    body.putArray("servers").add(api.server().name());
    return Answer.of(body);
  }

  private Answer set(Call call) {
    String roomId = Call.required(call.json(), "room_id");
    if (api.server().rooms().find(roomId).isEmpty()) {
      throw new Refusal(400, "M_UNKNOWN", "Room does not exist");
    }
    Room room = api.server().rooms().joined(roomId, call.user());
    api.server().directory().set(call.path("alias"), room, call.user());
    return Answer.empty();
  }

  private Answer delete(Call call) {
    api.server().directory().delete(call.path("alias"), call.user());
    return Answer.empty();
  }

  private Answer aliases(Call call) {
    Room room = api.readable(call);
    ObjectNode body = Nodes.object();
    body.set("aliases", Nodes.strings(api.server().directory().of(room.id())));
    return Answer.of(body);
  }

  private Answer visibility(Call call) {
    boolean listed = api.server().directory().isListed(call.path("room"));
    return Answer.of(Nodes.object().put("visibility", listed ? "public" : "private"));
  }

  private Answer setVisibility(Call call) {
    Room room = api.joined(call);
    if (room.powerLevels().of(call.user())
        < room.powerLevels().toSend(Types.CANONICAL_ALIAS, true)) {
      throw Refusal.forbidden("You are not allowed to publish the room");
    }
    boolean listed = Nodes.text(call.optionalJson(), "visibility", "public").equals("public");
    api.server().record(new Change.RoomListed(room.id(), listed));
    return Answer.empty();
  }

  private Answer list(Call call) {
    return page(room -> true, call.number("limit", MAX_PAGE), call.query("since").orElse("0"));
  }

  private Answer search(Call call) {
    ObjectNode body = call.optionalJson();
    Predicate<Room> wanted = RoomSearch.of(body.path("filter"));
    return page(wanted, body.path("limit").asInt(MAX_PAGE), Nodes.text(body, "since", "0"));
  }

  private Answer page(Predicate<Room> wanted, int limit, String since) {
    List<Room> found = api.server().directory().published(wanted);
    int from = index(since, found.size());
    int to = Math.min(found.size(), from + Math.max(1, Math.min(limit, MAX_PAGE)));
    ObjectNode body = Nodes.object();
    ArrayNode chunk = body.putArray("chunk");
    found.subList(from, to).forEach(room -> chunk.add(RoomSummary.of(room)));
    body.put("total_room_count_estimate", found.size());
    if (to < found.size()) {
      body.put("next_batch", Integer.toString(to));
    }
    return Answer.of(body);
  }

  static int index(String token, int size) {
    try {
      return Math.min(Math.max(0, Integer.parseInt(token)), size);
    } catch (NumberFormatException e) {
      throw Refusal.invalid("Invalid pagination token");
    }
  }
}
