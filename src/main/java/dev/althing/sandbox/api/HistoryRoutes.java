package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Relation;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.rules.Visibility;
import dev.althing.sandbox.sync.EventFilter;
import dev.althing.sandbox.sync.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Events of the past: pages of messages, single events with context, relations. */
final class HistoryRoutes {
  private static final String ROOM = "/_matrix/client/v3/rooms/{room}";
  private static final String RELATIONS = "/_matrix/client/v1/rooms/{room}/relations/{event}";
  private static final int MAX_PAGE = 1000;
  private final Api api;

  HistoryRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", ROOM + "/messages", this::messages);
    endpoints.add("GET", ROOM + "/event/{event}", this::event);
    endpoints.add("GET", ROOM + "/context/{event}", this::context);
    endpoints.add(
        "GET", "/_matrix/client/v1/rooms/{room}/timestamp_to_event", this::timestampToEvent);
    endpoints.add("GET", RELATIONS, this::relations);
    endpoints.add("GET", RELATIONS + "/{rel}", this::relations);
    endpoints.add("GET", RELATIONS + "/{rel}/{type}", this::relations);
  }

  private Answer messages(Call call) {
    Room room = api.readable(call);
    EventFilter filter = filter(call);
    var visibility = new Visibility(room, call.user());
    Predicate<Event> wanted = event -> filter.takes(event) && visibility.sees(event);
    boolean backwards = Page.backwards(call);
    long fallback = backwards ? Math.max(visibility.horizon(), 0) : 0;
    // Like Synapse, an empty token is none.
    long from =
        call.query("from")
            .filter(text -> !text.isEmpty())
            .map(text -> Token.parse(text).position())
            .orElse(fallback);
    var page = new Page(room.timeline(), Math.min(call.number("limit", 10), MAX_PAGE), wanted);
    long to = call.query("to").map(text -> Token.parse(text).position()).orElse(-1L);
    Page.Result result = backwards ? page.back(from, to) : page.forward(from, to);
    ObjectNode body = Nodes.object();
    body.set("chunk", api.view(call).full(room, result.events()));
    body.put("start", Token.at(from).toString());
    // Like Synapse: only an empty page says that nothing follows.
    if (result.more() || !result.events().isEmpty()) {
      body.put("end", Token.at(result.end()).toString());
    }
    if (filter.lazyMembers()) {
      body.set("state", api.view(call).full(room, senders(room, result.events())));
    }
    return Answer.of(body);
  }

  private static List<Event> senders(Room room, List<Event> events) {
    Set<String> seen = new HashSet<>();
    var members = new ArrayList<Event>();
    for (Event event : events) {
      if (seen.add(event.sender())) {
        room.state("m.room.member", event.sender()).ifPresent(members::add);
      }
    }
    return members;
  }

  private static EventFilter filter(Call call) {
    try {
      JsonNode node = Nodes.MAPPER.readTree(call.query("filter").orElse("{}"));
      return EventFilter.of(node);
    } catch (IOException e) {
      throw new Refusal(400, "M_NOT_JSON", "Query parameter filter must be a JSON object");
    }
  }

  private Event visible(Room room, Call call) {
    var visibility = new Visibility(room, call.user());
    return room.event(call.path("event"))
        .filter(visibility::sees)
        .orElseThrow(() -> Refusal.notFound("Event not found."));
  }

  private Answer event(Call call) {
    Room room = api.readable(call);
    return Answer.of(api.view(call).full(room, visible(room, call)));
  }

  private Answer context(Call call) {
    Room room = api.readable(call);
    Event event = visible(room, call);
    var visibility = new Visibility(room, call.user());
    int limit = Math.min(call.number("limit", 10), MAX_PAGE);
    Page.Result before =
        new Page(room.timeline(), limit / 2, visibility::sees).back(event.position() - 1, -1);
    Page.Result after =
        new Page(room.timeline(), limit - limit / 2, visibility::sees)
            .forward(event.position(), -1);
    long end = after.events().isEmpty() ? event.position() : after.end();
    ObjectNode body = Nodes.object();
    body.set("event", api.view(call).full(room, event));
    body.set("events_before", api.view(call).full(room, before.events()));
    body.set("events_after", api.view(call).full(room, after.events()));
    List<Event> state =
        room.state().stream().flatMap(current -> current.asOf(end).stream()).toList();
    body.set("state", api.view(call).full(room, state));
    body.put("start", Token.at(before.end()).toString()).put("end", Token.at(end).toString());
    return Answer.of(body);
  }

  private Answer timestampToEvent(Call call) {
    Room room = api.readable(call);
    long wanted = call.whole("ts");
    var visibility = new Visibility(room, call.user());
    boolean backwards = Page.backwards(call);
    Optional<Event> found =
        room.timeline().stream()
            .filter(visibility::sees)
            .filter(event -> backwards ? event.timestamp() <= wanted : event.timestamp() >= wanted)
            .reduce((first, second) -> backwards ? second : first);
    Event event = found.orElseThrow(() -> Refusal.notFound("Unable to find event"));
    return Answer.of(
        Nodes.object().put("event_id", event.id()).put("origin_server_ts", event.timestamp()));
  }

  private Answer relations(Call call) {
    Room room = api.readable(call);
    Event parent = visible(room, call);
    var visibility = new Visibility(room, call.user());
    Predicate<Event> wanted =
        event ->
            visibility.sees(event)
                && (call.path("rel").isEmpty() || relType(event).equals(call.path("rel")))
                && (call.path("type").isEmpty() || event.type().equals(call.path("type")));
    var page =
        new Page(room.related(parent.id()), Math.min(call.number("limit", 5), MAX_PAGE), wanted);
    boolean backwards = !call.query("dir").orElse("b").equals("f");
    long from =
        call.query("from")
            .map(text -> Token.parse(text).position())
            .orElse(backwards ? Long.MAX_VALUE : 0L);
    long to = call.query("to").map(text -> Token.parse(text).position()).orElse(-1L);
    Page.Result result = backwards ? page.back(from, to) : page.forward(from, to);
    ObjectNode body = Nodes.object();
    body.set("chunk", api.view(call).full(room, result.events()));
    if (result.more()) {
      body.put("next_batch", Token.at(result.end()).toString());
    }
    call.query("from").ifPresent(text -> body.put("prev_batch", text));
    return Answer.of(body);
  }

  private static String relType(Event event) {
    return Relation.in(event.content()).map(Relation::type).orElse("");
  }
}
