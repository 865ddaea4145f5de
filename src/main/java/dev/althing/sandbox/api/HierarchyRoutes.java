package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.EventView;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rooms of a space, depth first and page by page. */
final class HierarchyRoutes {
  private static final int MAX_PAGE = 50;
  private static final Set<String> OPEN = Set.of("public", "knock", "knock_restricted");
  private final Api api;

  HierarchyRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", "/_matrix/client/v1/rooms/{room}/hierarchy", this::hierarchy);
  }

  private record Place(Room room, int depth) {}

  private Answer hierarchy(Call call) {
    Room space =
        api.server()
            .rooms()
            .find(call.path("room"))
            .filter(room -> accessible(room, call.user()))
            .orElseGet(() -> api.readable(call));
    boolean suggestedOnly = call.query("suggested_only").orElse("false").equals("true");
    int depth = call.number("max_depth", Integer.MAX_VALUE);
    List<ObjectNode> all = walk(space, call.user(), suggestedOnly, depth);
    int from = DirectoryRoutes.index(call.query("from").orElse("0"), all.size());
    int limit = Math.max(1, Math.min(call.number("limit", MAX_PAGE), MAX_PAGE));
    int to = Math.min(all.size(), from + limit);
    ObjectNode body = Nodes.object();
    body.putArray("rooms").addAll(all.subList(from, to));
    if (to < all.size()) {
      body.put("next_batch", Integer.toString(to));
    }
    return Answer.of(body);
  }

  private List<ObjectNode> walk(Room space, String user, boolean suggestedOnly, int maxDepth) {
    var found = new ArrayList<ObjectNode>();
    Set<String> seen = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(space, 0));
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (!seen.add(place.room().id())) {
        continue;
      }
      List<Event> children = children(place.room(), suggestedOnly);
      found.add(summary(place.room(), children));
      if (place.depth() < maxDepth) {
        for (int i = children.size() - 1; i >= 0; i--) {
          api.server()
              .rooms()
              .find(String.valueOf(children.get(i).stateKey()))
              .filter(room -> accessible(room, user))
              .ifPresent(room -> open.push(new Place(room, place.depth() + 1)));
        }
      }
    }
    return found;
  }

  private static List<Event> children(Room room, boolean suggestedOnly) {
    return room.states(Types.SPACE_CHILD).values().stream()
        .filter(child -> child.content().path("via").isArray())
        .filter(child -> !suggestedOnly || child.content().path("suggested").asBoolean())
        .sorted(
            Comparator.comparing((Event child) -> Nodes.text(child.content(), "order", "\uffff"))
                .thenComparing(Event::timestamp)
                .thenComparing(Event::position))
        .toList();
  }

  private boolean accessible(Room room, String user) {
    String rule = Nodes.text(room.content(Types.JOIN_RULES), "join_rule", "invite");
    if (OPEN.contains(rule) || room.membership(user).equals("invite") || room.isJoined(user)) {
      return true;
    }
    for (var allow : room.content(Types.JOIN_RULES).path("allow")) {
      String allowed = Nodes.text(allow, "room_id", "");
      if (api.server().rooms().find(allowed).filter(other -> other.isJoined(user)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static ObjectNode summary(Room room, List<Event> children) {
    ObjectNode node = RoomSummary.of(room);
    ArrayNode state = node.putArray("children_state");
    for (Event child : children) {
      state.add(EventView.stripped(child).put("origin_server_ts", child.timestamp()));
    }
    return node;
  }
}
