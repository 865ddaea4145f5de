package dev.althing.sandbox.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.MessageThread;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Relation;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import dev.althing.sandbox.store.Receipts;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of a room somebody has not read: in its main timeline, and in each thread by the id of
 * the event that began it. Who says something has read what is above it, and who joins has not
 * missed what was said before.
 */
record Unread(Counts main, Map<String, Counts> threads) {
  private static final int MAX_COUNTED = 200;
  private static final String MAIN = "main";
  private static final Set<String> MESSAGES = Set.of(Types.MESSAGE, Types.ENCRYPTED);

  /** How many messages, and how many of them name the reader. */
  record Counts(int messages, int highlights) {
    Counts plus(Counts other) {
      return new Counts(messages + other.messages, highlights + other.highlights);
    }

    ObjectNode body() {
      return Nodes.object().put("notification_count", messages).put("highlight_count", highlights);
    }
  }

  private static final Counts NONE = new Counts(0, 0);

  /** Counts the newest events of a room back to what the receipts of a user say. */
  static Unread of(Room room, String user, Collection<Receipts.Receipt> receipts) {
    Map<String, Counts> counts = new HashMap<>();
    Set<String> read = new HashSet<>();
    List<Event> all = room.timeline();
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - MAX_COUNTED); i--) {
      Event event = all.get(i);
      if (isJoin(event, user)) {
        return of(counts);
      }
      for (Receipts.Receipt receipt : receipts) {
        if (receipt.eventId().equals(event.id())) {
          if (receipt.threadId() == null) {
            return of(counts);
          }
          read.add(receipt.threadId());
        }
      }
      String thread = MessageThread.rootOf(room, event).orElse(MAIN);
      if (event.sender().equals(user)) {
        read.add(thread);
      } else if (!read.contains(thread)) {
        counts.merge(thread, count(event, user), Counts::plus);
      }
    }
    return of(counts);
  }

  private static boolean isJoin(Event event, String user) {
    return event.type().equals(Types.MEMBER)
        && user.equals(event.stateKey())
        && event.membership().equals("join")
        && event.replaces().filter(old -> old.membership().equals("join")).isEmpty();
  }

  private static Unread of(Map<String, Counts> counts) {
    Counts main = counts.getOrDefault(MAIN, NONE);
    counts.remove(MAIN);
    counts.values().removeIf(NONE::equals);
    return new Unread(main, counts);
  }

  private static Counts count(Event event, String user) {
    boolean edit =
        Relation.in(event.content()).filter(r -> r.type().equals(Relation.REPLACE)).isPresent();
    boolean message =
        MESSAGES.contains(event.type())
            && !edit
            && event.redactedBy().isEmpty()
            && !Nodes.text(event.content(), "msgtype", "").equals("m.notice");
    boolean named = Nodes.list(event.content().path("m.mentions"), "user_ids").contains(user);
    return new Counts(message ? 1 : 0, named ? 1 : 0);
  }

  /** All of the room together, for clients that know of no threads. */
  Counts all() {
    return threads.values().stream().reduce(main, Counts::plus);
  }
}
