package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room: its timeline, its current state and the indexes over both. */
public final class Room {
  private final String id;
  private final RoomVersion version;
  private final List<Event> timeline = new ArrayList<>();
  private final Map<String, Event> byId = new HashMap<>();
  private final Map<String, Map<String, Event>> state = new LinkedHashMap<>();
  private final Map<String, List<Event>> related = new HashMap<>();
  private final Set<List<String>> annotations = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private @Nullable PowerLevels powerLevels;

  /** An empty room; the create event is appended like any other. */
  public Room(String id, RoomVersion version) {
    this.id = id;
    this.version = version;
  }

  /** The room id. */
  public String id() {
    return id;
  }

  /** The room version. */
  public RoomVersion version() {
    return version;
  }

  /** All events in order. */
  public List<Event> timeline() {
    return Collections.unmodifiableList(timeline);
  }

  /** The position of the newest event. */
  public long lastPosition() {
    return timeline.isEmpty() ? 0 : timeline.get(timeline.size() - 1).position();
  }

  /** The index of the first event that came after a position. */
  public int indexAfter(long position) {
    int low = 0;
    int high = timeline.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timeline.get(middle).position() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** An event by id. */
  public Optional<Event> event(String eventId) {
    return Optional.ofNullable(byId.get(eventId));
  }

  /** The current state event of a type and key. */
  public Optional<Event> state(String type, String key) {
    return Optional.ofNullable(state.getOrDefault(type, Map.of()).get(key));
  }

  /** The content of a state event with an empty key, empty when there is none. */
  public ObjectNode content(String type) {
    return state(type, "").map(Event::content).orElseGet(Nodes::object);
  }

  /** All current state events. */
  public List<Event> state() {
    var all = new ArrayList<Event>();
    state.values().forEach(byKey -> all.addAll(byKey.values()));
    return all;
  }

  /** The current state events of one type, by key. */
  public Map<String, Event> states(String type) {
    return Collections.unmodifiableMap(state.getOrDefault(type, Map.of()));
  }

  /** The member events, by user. */
  public Map<String, Event> members() {
    return states(Types.MEMBER);
  }

  /** The membership of a user; {@code leave} for strangers. */
  public String membership(String user) {
    return state(Types.MEMBER, user).map(Event::membership).orElse("leave");
  }

  /** The membership of a user at a position. */
  public String membership(String user, long position) {
    return state(Types.MEMBER, user)
        .flatMap(event -> event.asOf(position))
        .map(Event::membership)
        .orElse("leave");
  }

  /** Whether a user is joined. */
  public boolean isJoined(String user) {
    return membership(user).equals("join");
  }

  /** How many members have a membership. */
  public int count(String membership) {
    return counts.getOrDefault(membership, 0);
  }

  /** The events that relate to an event, oldest first; redacted ones relate no more. */
  public List<Event> related(String eventId) {
    return Collections.unmodifiableList(related.getOrDefault(eventId, List.of()));
  }

  /** Whether this reaction is there already. */
  public boolean annotated(String sender, Relation relation) {
    return annotations.contains(annotation(sender, relation));
  }

  /** The power levels now. */
  public PowerLevels powerLevels() {
    if (powerLevels == null) {
      powerLevels = PowerLevels.of(this);
    }
    return powerLevels;
  }

  /** The users with infinite power; only newer room versions have any. */
  public Set<String> creators() {
    var creators = new LinkedHashSet<String>();
    if (version.privilegedCreators()) {
      state(Types.CREATE, "")
          .ifPresent(
              create -> {
                creators.add(create.sender());
                creators.addAll(Nodes.list(create.content(), "additional_creators"));
              });
    }
    return creators;
  }

  /** Takes in an accepted event. */
  public Event append(Pdu pdu, @Nullable Transaction transaction) {
    String key = pdu.stateKey();
    Event old = key == null ? null : state(pdu.type(), key).orElse(null);
    Event event = new Event(pdu, old, transaction);
    timeline.add(event);
    byId.put(event.id(), event);
    if (key != null) {
      replaceState(event, key, old);
    } else if (pdu.type().equals(Types.REDACTION)) {
      event(Nodes.text(pdu.content(), "redacts", "")).ifPresent(target -> redact(target, event));
    }
    Relation.in(pdu.content()).ifPresent(relation -> relate(event, relation));
    return event;
  }

  private void replaceState(Event event, String key, @Nullable Event old) {
    state.computeIfAbsent(event.type(), type -> new LinkedHashMap<>()).put(key, event);
    if (event.type().equals(Types.MEMBER)) {
      if (old != null) {
        counts.merge(old.membership(), -1, Integer::sum);
      }
      counts.merge(event.membership(), 1, Integer::sum);
    } else {
      powerLevels = null;
    }
  }

  private void relate(Event event, Relation relation) {
    related.computeIfAbsent(relation.target(), target -> new ArrayList<>()).add(event);
    if (relation.type().equals(Relation.ANNOTATION)) {
      annotations.add(annotation(event.sender(), relation));
    }
  }

  private void redact(Event target, Event by) {
    Relation.in(target.content())
        .ifPresent(
            relation -> {
              List<Event> others = related.get(relation.target());
              if (others != null) {
                others.remove(target);
              }
              annotations.remove(annotation(target.sender(), relation));
            });
    target.redact(by);
    powerLevels = null;
  }

  private static List<String> annotation(String sender, Relation relation) {
    return List.of(sender, relation.target(), relation.key() == null ? "" : relation.key());
  }
}
