package dev.althing.sandbox.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import dev.althing.sandbox.store.Homeserver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose keys somebody has to ask for again since a position, and whom they need not follow any
 * more. Like Synapse's, it does not ask whether the rooms that people share are encrypted.
 *
 * <p>Client-Server API, section Tracking the device list for a user.
 */
public final class DeviceListView {
  private static final Set<String> PRESENT = Set.of("join", "invite", "knock");
  private final Homeserver server;
  private final String viewer;
  private final long since;
  private final Set<String> changed = new TreeSet<>();
  private final Set<String> left = new TreeSet<>();

  /** The view of one user. */
  public DeviceListView(Homeserver server, String viewer, long since) {
    this.server = server;
    this.viewer = viewer;
    this.since = since;
    for (Room room : server.rooms().of(viewer)) {
      if (room.lastPosition() > since) {
        look(room);
      }
    }
    for (String user : server.keys().lists().since(since, viewer)) {
      if (user.equals(viewer) || share(user)) {
        changed.add(user);
      }
    }
    left.removeIf(user -> user.equals(viewer) || share(user));
    changed.removeAll(left);
  }

  private void look(Room room) {
    boolean before = room.membership(viewer, since).equals("join");
    if (!room.isJoined(viewer)) {
      if (before) {
        left.addAll(joined(room));
      }
    } else if (before && stayed(room)) {
      lookAtMembers(room);
    } else {
      changed.addAll(joined(room));
    }
  }

  private static List<String> joined(Room room) {
    return room.members().keySet().stream().filter(room::isJoined).toList();
  }

  /** Whether the viewer, who was in and is in, was in all the time. */
  private boolean stayed(Room room) {
    Optional<Event> member = room.state(Types.MEMBER, viewer);
    while (member.isPresent() && member.get().position() > since) {
      if (!member.get().membership().equals("join")) {
        return false;
      }
      member = member.get().replaces();
    }
    return true;
  }

  private void lookAtMembers(Room room) {
    List<Event> all = room.timeline();
    for (int i = room.indexAfter(since); i < all.size(); i++) {
      Event event = all.get(i);
      String user = event.stateKey();
      if (!event.type().equals(Types.MEMBER) || user == null) {
        continue;
      }
      boolean was = PRESENT.contains(event.replaces().map(Event::membership).orElse(""));
      if (!PRESENT.contains(event.membership())) {
        if (was) {
          left.add(user);
        }
      } else if (!was) {
        left.remove(user);
        changed.add(user);
      }
    }
  }

  private boolean share(String user) {
    return server.rooms().joined(viewer).stream().anyMatch(room -> room.isJoined(user));
  }

  /** Whether there is nobody to tell of. */
  public boolean isEmpty() {
    return changed.isEmpty() && left.isEmpty();
  }

  /** The users, as lists. */
  public ObjectNode answer() {
    ObjectNode answer = Nodes.object();
    answer.set("changed", Nodes.strings(changed));
    answer.set("left", Nodes.strings(left));
    return answer;
  }
}
