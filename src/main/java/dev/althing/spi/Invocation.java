package dev.althing.spi;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One use of a command.
 *
 * @param id the cause, stable over crashes: the same question has the same id whenever it is run
 * @param path the command's name followed by the names of its subcommands, e.g. {@code [remind,
 *     list]}; names as the spec has them, never aliases
 * @param arguments what was given
 * @param origin where it was asked, and by whom
 * @param locale the language of the room
 * @param receivedAt when the question reached the server, by the server's clock
 * @param readAt when the bot was handed the question, before it waited for anything
 */
public record Invocation(
    String id,
    List<String> path,
    Arguments arguments,
    Origin origin,
    Locale locale,
    Instant receivedAt,
    Instant readAt) {
  /**
   * Copies the path.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public Invocation {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("an invocation has a command");
    }
  }

  /** The name of the command. */
  public String command() {
    return path.get(0);
  }

  /** The names after the command's own, separated by a space; empty without subcommand. */
  public String subcommand() {
    return String.join(" ", path.subList(1, path.size()));
  }

  /** The room in which it was asked. */
  public RoomId room() {
    return origin.room();
  }

  /** Who asked. */
  public UserId sender() {
    return origin.sender();
  }

  /** The event that asked. */
  public EventId event() {
    return origin.event();
  }

  /**
   * Where a question was asked, and by whom.
   *
   * @param room the room
   * @param event the message with the question
   * @param sender who asked
   * @param place the kind of room, never {@link Place#THREAD}
   * @param thread the root of the thread it was asked in
   * @param repliedTo the message that the question is a reply to
   * @param rank the highest permission the sender has here
   * @param prefix what commands begin with here, for examples in answers
   */
  public record Origin(
      RoomId room,
      EventId event,
      UserId sender,
      Place place,
      Optional<EventId> thread,
      Optional<EventId> repliedTo,
      Permission rank,
      String prefix) {
    /** A command line as it is typed here, as Markdown that shows code: {@code `!flip`}. */
    public String typed(String line) {
      return Markdown.code(Spelling.behind(prefix, line));
    }

    /** Whether only the bot and the asker are in the room. */
    public boolean isDirect() {
      return place == Place.DIRECT;
    }
  }
}
