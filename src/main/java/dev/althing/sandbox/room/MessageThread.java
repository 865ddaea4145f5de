package dev.althing.sandbox.room;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A thread: the event it began with, and what was said in it, the oldest first.
 *
 * @param replies never empty
 */
public record MessageThread(Event root, List<Event> replies) {

  private static final int MAX_HOPS = 3;

  /**
   * The thread that an event began, of those replies that are seen, if there are any; there are no
   * threads in threads.
   */
  public static Optional<MessageThread> of(Room room, Event root, Predicate<Event> seen) {
    if (rootOf(root).isPresent()) {
      return Optional.empty();
    }
    List<Event> replies =
        room.related(root.id()).stream()
            .filter(event -> rootOf(event).isPresent())
            .filter(seen)
            .toList();
    return replies.isEmpty() ? Optional.empty() : Optional.of(new MessageThread(root, replies));
  }

  /** The id of the event that began the thread an event belongs to. */
  public static Optional<String> rootOf(Event event) {
    return Relation.in(event.content())
        .filter(relation -> relation.type().equals(Relation.THREAD))
        .map(Relation::target);
  }

  /**
   * The id of the event that began the thread an event is about: its own, else that of the event it
   * relates to, such as the one an edit or a reaction is for.
   */
  public static Optional<String> rootOf(Room room, Event event) {
    Optional<Event> about = Optional.of(event);
    for (int hop = 0; hop <= MAX_HOPS && about.isPresent(); hop++) {
      Optional<String> root = about.flatMap(MessageThread::rootOf);
      if (root.isPresent()) {
        return root;
      }
      about = about.flatMap(e -> Relation.in(e.content())).flatMap(r -> room.event(r.target()));
    }
    return Optional.empty();
  }

  /** What was said last. */
  public Event latest() {
    return replies.get(replies.size() - 1);
  }

  /** Whether somebody has said anything in it. */
  public boolean has(String user) {
    return root.sender().equals(user)
        || replies.stream().anyMatch(event -> event.sender().equals(user));
  }
}
