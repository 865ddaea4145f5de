package dev.althing.config.feature;

import dev.althing.spi.RoomReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A space or room whose newcomers are greeted, with all that is done for them.
 *
 * @param name what it is called here, for good
 * @param room the space or room itself
 * @param language in which newcomers are spoken to
 * @param text the house rules as Markdown; the usual words without
 * @param entrance what opens which rooms
 * @param times how long what holds
 * @param question what must be answered before anybody is let in
 * @param halls the rooms that are spoken in
 */
public record HouseSettings(
    String name,
    RoomReference room,
    Optional<Locale> language,
    Optional<String> text,
    Entrance entrance,
    Times times,
    Optional<Question> question,
    Halls halls) {
  /** The longest text, in characters: it is one message. */
  public static final int LONGEST_TEXT = 8_000;

  /**
   * What opens which rooms.
   *
   * @param doors the first one is what a "yes" in words opens; never empty
   * @param links when somebody is given a link instead of an invitation
   * @param knocks the rooms where knocks are seen to
   */
  public record Entrance(List<Door> doors, Links links, List<RoomReference> knocks) {
    /** Copies the lists. */
    public Entrance {
      doors = List.copyOf(doors);
      knocks = List.copyOf(knocks);
      if (doors.isEmpty()) {
        throw new IllegalArgumentException("a house has a door");
      }
    }

    /** The rooms behind doors with these keys, each once, in their order. */
    public List<RoomReference> behind(List<String> keys) {
      return doors.stream()
          .filter(door -> keys.contains(door.key()))
          .flatMap(door -> door.rooms().stream())
          .distinct()
          .toList();
    }

    /** All rooms that can be entered, each once. */
    public List<RoomReference> rooms() {
      List<RoomReference> all = new ArrayList<>();
      doors.forEach(door -> all.addAll(door.rooms()));
      return all.stream().distinct().toList();
    }

    /** The keys of all doors. */
    public List<String> keys() {
      return doors.stream().map(Door::key).toList();
    }
  }

  /**
   * A reaction and the rooms that it opens.
   *
   * @param key the emoji without variation selectors
   */
  public record Door(String key, List<RoomReference> rooms) {
    /** The usual one. */
    public static final String USUAL = "✅";

    /** Copies the list. */
    public Door {
      rooms = List.copyOf(rooms);
    }
  }

  /** When somebody is given a link instead of an invitation. */
  public enum Links {
    /** Never. */
    NEVER,
    /** To rooms that whoever is in the watched room, or anybody, may join. */
    WHERE_OPEN,
    /** Always. */
    ALWAYS
  }

  /**
   * How long what holds.
   *
   * @param againAfter how long somebody must have been away to be greeted again
   * @param remindAfter when those are reminded who have not answered
   * @param answerWithin how long an answer is waited for
   * @param announceAfter how long arrivals are gathered before they are announced together
   */
  public record Times(
      Duration againAfter,
      Optional<Duration> remindAfter,
      Duration answerWithin,
      Duration announceAfter) {}

  /**
   * What must be answered before anybody is let in.
   *
   * @param answers each of them is right
   * @param tries how often one may be wrong before the moderators are asked
   */
  public record Question(String ask, List<String> answers, int tries) {
    /** Copies the list. */
    public Question {
      answers = List.copyOf(answers);
    }
  }

  /**
   * The rooms that are spoken in.
   *
   * @param lobby where those are mentioned who cannot be written to
   * @param announce where newcomers are greeted for all to see
   */
  public record Halls(Optional<RoomReference> lobby, Optional<RoomReference> announce) {}
}
