package dev.althing.sandbox.room.rules;

import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import java.util.Optional;
import java.util.Set;

/** Which events of a room a person may see, by history visibility and their membership. */
public final class Visibility {
  private static final Set<String> OPEN = Set.of("shared", "world_readable");
  private final Room room;
  private final String user;
  private final boolean everything;

  /** The view of one person on one room. */
  public Visibility(Room room, String user) {
    this.room = room;
    this.user = user;
    this.everything = room.isJoined(user) && alwaysOpen();
  }

  /** Whether the person may read anything of the room. */
  public boolean any() {
    return ever("join") || readable();
  }

  private boolean readable() {
    return current().equals("world_readable");
  }

  /** Whether the person sees an event. */
  public boolean sees(Event event) {
    boolean own = user.equals(event.stateKey()) && event.type().equals(Types.MEMBER);
    if (everything || own) {
      return true;
    }
    String membership = room.membership(user, event.position());
    if (membership.equals("join")) {
      return true;
    }
    return switch (at(event.position())) {
      case "world_readable" -> true;
      case "invited" -> membership.equals("invite");
      case "joined" -> false;
      default -> joinedAfter(event.position());
    };
  }

  /**
   * The last position whose state the person may see: now for members, their leaving for others.
   */
  public long horizon() {
    if (room.isJoined(user) || readable()) {
      return room.lastPosition();
    }
    return room.state(Types.MEMBER, user).map(Event::position).orElse(0L);
  }

  private boolean joinedAfter(long position) {
    Optional<Event> member = room.state(Types.MEMBER, user);
    while (member.isPresent() && member.get().position() > position) {
      if (member.get().membership().equals("join")) {
        return true;
      }
      member = member.get().replaces();
    }
    return false;
  }

  private boolean ever(String membership) {
    Optional<Event> member = room.state(Types.MEMBER, user);
    while (member.isPresent()) {
      if (member.get().membership().equals(membership)) {
        return true;
      }
      member = member.get().replaces();
    }
    return false;
  }

  private boolean alwaysOpen() {
    Optional<Event> event = room.state(Types.HISTORY_VISIBILITY, "");
    while (event.isPresent()) {
      if (!OPEN.contains(value(event.get()))) {
        return false;
      }
      event = event.get().replaces();
    }
    return true;
  }

  private String current() {
    return at(Long.MAX_VALUE);
  }

  private String at(long position) {
    return room.state(Types.HISTORY_VISIBILITY, "")
        .flatMap(event -> event.asOf(position))
        .map(Visibility::value)
        .orElse("shared");
  }

  private static String value(Event event) {
    return Nodes.text(event.content(), "history_visibility", "shared");
  }
}
