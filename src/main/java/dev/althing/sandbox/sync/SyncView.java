package dev.althing.sandbox.sync;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.Device;
import dev.althing.sandbox.device.DeviceId;
import dev.althing.sandbox.push.PushRules;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.EventView;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import dev.althing.sandbox.room.rules.Visibility;
import dev.althing.sandbox.store.Account;
import dev.althing.sandbox.store.Change;
import dev.althing.sandbox.store.Homeserver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The answer to a sync, computed from what the homeserver knows at this moment. */
public final class SyncView {
  private static final Set<String> STRIPPED =
      Set.of(
          Types.CREATE,
          Types.NAME,
          Types.AVATAR,
          Types.TOPIC,
          Types.JOIN_RULES,
          Types.CANONICAL_ALIAS,
          Types.ENCRYPTION);

  private final Homeserver server;
  private final SyncRequest request;
  private final long since;
  private final EventView view;
  private final JoinedSection joined;
  private boolean news;

  /** The view for one request. */
  public SyncView(Homeserver server, SyncRequest request) {
    this.server = server;
    this.request = request;
    this.since = request.since().map(Token::position).orElse(0L);
    this.view =
        new EventView(
            request.user(),
            request.device(),
            server.now(),
            room -> new Visibility(room, request.user())::sees);
    this.joined = new JoinedSection(server, request, view);
  }

  /** Whether {@link #answer} had anything to say. */
  public boolean hasNews() {
    return news;
  }

  /** The answer; a first sync always has news. */
  public ObjectNode answer() {
    news = request.since().isEmpty() || request.fullState();
    ObjectNode answer = Nodes.object();
    answer.put("next_batch", new Token(server.position(), server.typing().position()).toString());
    ArrayNode data = accountData(server, request.user(), "", since, request.filter().accountData());
    if (!data.isEmpty()) {
      news = true;
      answer.putObject("account_data").set("events", data);
    }
    addDevice(answer);
    if (request.since().isPresent()) {
      addDeviceLists(answer);
    }
    ObjectNode rooms = Nodes.object();
    for (Room room : server.rooms().of(request.user())) {
      if (request.filter().room().takesRoom(room.id())) {
        addRoom(rooms, room);
      }
    }
    if (!rooms.isEmpty()) {
      news = true;
      answer.set("rooms", rooms);
    }
    return answer;
  }

  /** What was sent to the device, and which of its keys are left. */
  private void addDevice(ObjectNode answer) {
    var id = new DeviceId(request.user(), request.device());
    Optional<Device> found = server.keys().devices().find(id);
    if (found.isEmpty()) {
      return;
    }
    Device device = found.get();
    // who asks for what comes behind it has it
    if (device.keepsMessagesUpTo(since)) {
      server.record(new Change.DeviceMessagesReceived(id, since));
    }
    List<ObjectNode> messages = device.messagesAfter(since);
    if (!messages.isEmpty()) {
      answer.putObject("to_device").putArray("events").addAll(messages);
    }
    news |= !messages.isEmpty() || device.countsChanged() > since;
    ObjectNode counts = answer.putObject("device_one_time_keys_count");
    device.counts().forEach(counts::put);
    answer.set("device_unused_fallback_key_types", Nodes.strings(device.unusedFallbacks()));
  }

  private void addDeviceLists(ObjectNode answer) {
    var lists = new DeviceListView(server, request.user(), since);
    if (!lists.isEmpty()) {
      news = true;
      answer.set("device_lists", lists.answer());
    }
  }

  private void addRoom(ObjectNode rooms, Room room) {
    Event member = room.state(Types.MEMBER, request.user()).orElseThrow();
    switch (member.membership()) {
      case "join" -> joined.of(room).ifPresent(section -> add(rooms, "join", room, section));
      case "invite" -> addStripped(rooms, room, member, "invite");
      case "knock" -> addStripped(rooms, room, member, "knock");
      default -> left(room, member).ifPresent(section -> add(rooms, "leave", room, section));
    }
  }

  private static void add(ObjectNode rooms, String kind, Room room, ObjectNode section) {
    rooms.withObjectProperty(kind).set(room.id(), section);
  }

  private void addStripped(ObjectNode rooms, Room room, Event member, String kind) {
    if (member.position() <= since && !request.fullState()) {
      return;
    }
    ObjectNode section = Nodes.object();
    ArrayNode events = section.putObject(kind + "_state").putArray("events");
    for (String type : STRIPPED) {
      room.state(type, "").ifPresent(event -> events.add(EventView.stripped(event)));
    }
    if (!member.sender().equals(request.user())) {
      room.state(Types.MEMBER, member.sender())
          .ifPresent(event -> events.add(EventView.stripped(event)));
    }
    events.add(EventView.stripped(member));
    add(rooms, kind, room, section);
  }

  private Optional<ObjectNode> left(Room room, Event member) {
    boolean first = request.since().isEmpty();
    boolean kicked = !member.sender().equals(request.user());
    boolean told = first ? !kicked && !request.filter().includeLeave() : member.position() <= since;
    if (told) {
      return Optional.empty();
    }
    boolean wasIn = member.replaces().map(Event::membership).orElse("").equals("join");
    boolean known = !first && room.membership(request.user(), since).equals("join");
    long after = known ? since : wasIn ? 0 : member.position() - 1;
    var range = new TimelineWindow.Range(after, member.position());
    TimelineWindow window = joined.window(room, range);
    ObjectNode section = Nodes.object();
    joined.timeline(section, room, window);
    List<Event> state = wasIn ? joined.state(room, window, !known, after) : List.of();
    section.putObject("state").set("events", view.brief(room, state));
    section.putObject("account_data").putArray("events");
    return Optional.of(section);
  }

  static ArrayNode accountData(
      Homeserver server, String user, String room, long after, EventFilter filter) {
    ArrayNode events = Nodes.array();
    Account account = server.accounts().require(user);
    Map<String, Account.Stamped> data = account.data(room);
    boolean first = room.isEmpty() && after == 0;
    if (first && !data.containsKey(PushRules.TYPE) && filter.takesType(PushRules.TYPE)) {
      ObjectNode rules = PushRules.of(account).content();
      events.addObject().put("type", PushRules.TYPE).set("content", rules);
    }
    data.forEach(
        (type, stamped) -> {
          if (stamped.position() > after && filter.takesType(type)) {
            events.addObject().put("type", type).set("content", stamped.content());
          }
        });
    return events;
  }
}
