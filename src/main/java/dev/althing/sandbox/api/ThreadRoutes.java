package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.MessageThread;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.rules.Visibility;
import dev.althing.sandbox.sync.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The threads of a room, the one with the newest message first. */
final class ThreadRoutes {
  private static final Set<String> INCLUDE = Set.of("all", "participated");
  private static final int MAX_PAGE = 100;
  private final Api api;

  ThreadRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", "/_matrix/client/v1/rooms/{room}/threads", this::threads);
  }

  private Answer threads(Call call) {
    Room room = api.readable(call);
    String include = call.query("include").orElse("all");
    if (!INCLUDE.contains(include)) {
      throw Refusal.invalid("Query parameter 'include' must be one of " + INCLUDE);
    }
    long from = call.query("from").map(text -> Token.parse(text).position()).orElse(Long.MAX_VALUE);
    int limit = Math.max(1, Math.min(call.number("limit", 5), MAX_PAGE));
    Predicate<Event> seen = new Visibility(room, call.user())::sees;
    Predicate<MessageThread> wanted =
        thread ->
            seen.test(thread.root())
                && thread.latest().position() <= from
                && (include.equals("all") || thread.has(call.user()));
    List<MessageThread> found = all(room, seen).stream().filter(wanted).limit(limit + 1L).toList();
    List<MessageThread> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode body = Nodes.object();
    body.set("chunk", api.view(call).full(room, page.stream().map(MessageThread::root).toList()));
    if (found.size() > limit) {
      long end = page.get(limit - 1).latest().position() - 1;
      body.put("next_batch", Token.at(end).toString());
    }
    return Answer.of(body);
  }

  private static List<MessageThread> all(Room room, Predicate<Event> seen) {
    Comparator<MessageThread> byLatest = Comparator.comparing(thread -> thread.latest().position());
    return room.timeline().stream()
        .flatMap(event -> MessageThread.rootOf(event).stream())
        .distinct()
        .flatMap(root -> room.event(root).stream())
        .flatMap((Event root) -> MessageThread.of(room, root, seen).stream())
        .sorted(byLatest.reversed())
        .toList();
  }
}
