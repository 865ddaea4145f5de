package dev.althing.sandbox.sync;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.EventView;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import dev.althing.sandbox.room.rules.Visibility;
import dev.althing.sandbox.store.Homeserver;
import dev.althing.sandbox.store.Receipts;
import java.util.List;
import java.util.Optional;

/** What a sync says about a room the user is in. */
final class JoinedSection {
  private static final int HEROES = 5;
  private final Homeserver server;
  private final SyncRequest request;
  private final EventView view;

  JoinedSection(Homeserver server, SyncRequest request, EventView view) {
    this.server = server;
    this.request = request;
    this.view = view;
  }

  /** The section, or nothing when there is no news. */
  Optional<ObjectNode> of(Room room) {
    long since = request.since().map(Token::position).orElse(0L);
    boolean known =
        request.since().isPresent() && room.membership(request.user(), since).equals("join");
    long after = known ? since : 0;
    TimelineWindow window = window(room, new TimelineWindow.Range(after, server.position()));
    boolean full = !known || request.fullState();
    ArrayNode ephemeral = ephemeral(room, after);
    ArrayNode accountData = accountData(room, after);
    boolean changed = room.lastPosition() > after;
    if (!full && !changed && ephemeral.isEmpty() && accountData.isEmpty()) {
      return Optional.empty();
    }
    List<Event> state = state(room, window, full, after);
    if (!full
        && window.events().isEmpty()
        && state.isEmpty()
        && ephemeral.isEmpty()
        && accountData.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode section = Nodes.object();
    timeline(section, room, window);
    section.putObject("state").set("events", view.brief(room, state));
    section.putObject("ephemeral").set("events", ephemeral);
    section.putObject("account_data").set("events", accountData);
    unread(section, room);
    section.set("summary", !known || membersChanged(room, after) ? summary(room) : Nodes.object());
    return Optional.of(section);
  }

  TimelineWindow window(Room room, TimelineWindow.Range range) {
    var visibility = new Visibility(room, request.user());
    EventFilter filter = request.filter().timeline();
    return TimelineWindow.of(
        room,
        range,
        Math.min(filter.limit(), request.maxTimeline()),
        event -> filter.takes(event) && visibility.sees(event));
  }

  void timeline(ObjectNode section, Room room, TimelineWindow window) {
    ObjectNode timeline = section.putObject("timeline");
    timeline.set("events", view.brief(room, window.events()));
    timeline.put("limited", window.limited());
    timeline.put("prev_batch", Token.at(window.start()).toString());
  }

  List<Event> state(Room room, TimelineWindow window, boolean full, long after) {
    var delta = new StateDelta(room, window);
    List<Event> state = full ? delta.full() : delta.since(after);
    if (request.filter().lazyMembers()) {
      state = delta.lazily(state, request.user(), full);
    }
    return state.stream().filter(request.filter().state()::takes).toList();
  }

  private ArrayNode ephemeral(Room room, long after) {
    ArrayNode events = Nodes.array();
    EventFilter filter = request.filter().ephemeral();
    long typingSince = request.since().map(Token::typing).orElse(0L);
    // After a restart the count of typing notices begins again.
    long known = typingSince > server.typing().position() ? 0 : typingSince;
    if (filter.takesType("m.typing") && server.typing().changedSince(room.id(), known)) {
      ObjectNode typing = events.addObject().put("type", "m.typing");
      typing.putObject("content").set("user_ids", Nodes.strings(server.typing().in(room.id())));
    }
    ObjectNode receipts = receipts(room, after);
    if (filter.takesType("m.receipt") && !receipts.isEmpty()) {
      events.addObject().put("type", "m.receipt").set("content", receipts);
    }
    return events;
  }

  private ObjectNode receipts(Room room, long after) {
    ObjectNode content = Nodes.object();
    for (Receipts.Receipt receipt : server.receipts().since(room.id(), after)) {
      if (receipt.onlyForOwner() && !receipt.userId().equals(request.user())) {
        continue;
      }
      ObjectNode one =
          content
              .withObjectProperty(receipt.eventId())
              .withObjectProperty(receipt.type())
              .putObject(receipt.userId())
              .put("ts", receipt.timestamp());
      if (receipt.threadId() != null) {
        one.put("thread_id", receipt.threadId());
      }
    }
    return content;
  }

  private ArrayNode accountData(Room room, long after) {
    return SyncView.accountData(
        server, request.user(), room.id(), after, request.filter().roomAccountData());
  }

  private void unread(ObjectNode section, Room room) {
    Unread unread =
        Unread.of(room, request.user(), server.receipts().of(room.id(), request.user()));
    if (!request.filter().threadCounts()) {
      section.set("unread_notifications", unread.all().body());
      return;
    }
    section.set("unread_notifications", unread.main().body());
    ObjectNode threads = Nodes.object();
    unread.threads().forEach((root, counts) -> threads.set(root, counts.body()));
    if (!threads.isEmpty()) {
      section.set("unread_thread_notifications", threads);
    }
  }

  private static boolean membersChanged(Room room, long after) {
    List<Event> all = room.timeline();
    for (int i = room.indexAfter(after); i < all.size(); i++) {
      if (all.get(i).type().equals(Types.MEMBER)) {
        return true;
      }
    }
    return false;
  }

  private ObjectNode summary(Room room) {
    ObjectNode summary = Nodes.object();
    summary.put("m.joined_member_count", room.count("join"));
    summary.put("m.invited_member_count", room.count("invite"));
    if (room.state(Types.NAME, "").isEmpty() && room.state(Types.CANONICAL_ALIAS, "").isEmpty()) {
      ArrayNode heroes = summary.putArray("m.heroes");
      for (Event member : room.members().values()) {
        boolean present =
            member.membership().equals("join") || member.membership().equals("invite");
        if (present && !request.user().equals(member.stateKey()) && heroes.size() < HEROES) {
          heroes.add(member.stateKey());
        }
      }
    }
    return summary;
  }
}
