package dev.althing.spi.event;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that somebody did in a room the bot is in. The bot's own deeds are none.
 *
 * <pre>{@code
 * if (happening instanceof Happening.Message message && message.body().contains("tea")) { … }
 * }</pre>
 */
public sealed interface Happening {
  /** Who did it, where and when. */
  Facts facts();

  /** What kind of thing it is. */
  Kind kind();

  /** The room. */
  default RoomId room() {
    return facts().room();
  }

  /** The event. */
  default EventId id() {
    return facts().id();
  }

  /** Who did it. */
  default UserId sender() {
    return facts().sender();
  }

  /** When the homeserver took it in, by its clock. */
  default Instant at() {
    return facts().at();
  }

  /** The kinds of things. */
  enum Kind {
    /** A message, of text or of media. */
    MESSAGE,
    /** New words for an earlier message. */
    EDIT,
    /** An emoji at an event. */
    REACTION,
    /** An event taken back. */
    REDACTION,
    /** Somebody came, went, was invited, put out or banned, or changed their name. */
    MEMBERSHIP,
    /** Any other state of the room was changed. */
    STATE,
    /** Anything else, such as a sticker or a poll. */
    OTHER
  }

  /**
   * Who did it, where and when.
   *
   * @param at when the homeserver took it in, by its clock
   */
  record Facts(RoomId room, EventId id, UserId sender, Instant at) {}

  /**
   * Whom and what a message is meant for.
   *
   * @param mentions people it notifies
   * @param isForRoom whether it notifies everybody
   * @param thread the root of the thread it is in
   * @param repliedTo the message it replies to
   */
  record Aim(
      Set<UserId> mentions,
      boolean isForRoom,
      Optional<EventId> thread,
      Optional<EventId> repliedTo) {
    /** At nobody in particular. */
    public static final Aim NONE = new Aim(Set.of(), false, Optional.empty(), Optional.empty());

    /** Copies the mentions. */
    public Aim {
      mentions = Set.copyOf(mentions);
    }
  }

  /**
   * A message.
   *
   * @param type such as {@code m.text}, {@code m.notice}, {@code m.image}
   * @param body its words, or the name of the file; without the quotation of what it replies to
   * @param html its formatted words as they came, which may be anything
   */
  record Message(Facts facts, String type, String body, Optional<String> html, Aim aim)
      implements Happening {
    @Override
    public Kind kind() {
      return Kind.MESSAGE;
    }
  }

  /**
   * New words for an earlier message of the same person.
   *
   * @param edited which one
   * @param body what it says from now on
   */
  record Edit(Facts facts, EventId edited, String body, Optional<String> html)
      implements Happening {
    @Override
    public Kind kind() {
      return Kind.EDIT;
    }
  }

  /**
   * An emoji at an event.
   *
   * @param target at which
   * @param key the emoji without variation selectors, or a short text
   */
  record Reaction(Facts facts, EventId target, String key) implements Happening {
    @Override
    public Kind kind() {
      return Kind.REACTION;
    }
  }

  /** An event taken back, by whoever sent it or by a moderator. */
  record Redaction(Facts facts, EventId target) implements Happening {
    @Override
    public Kind kind() {
      return Kind.REDACTION;
    }
  }

  /** How somebody stands to a room. */
  enum Membership {
    /** In it. */
    JOIN,
    /** Invited. */
    INVITE,
    /** Wants to be let in. */
    KNOCK,
    /** Went, was put out, or declined. */
    LEAVE,
    /** Banned. */
    BAN
  }

  /**
   * Somebody's standing changed, or only their name.
   *
   * @param user whose; the sender is who changed it
   * @param before what it was before; empty when that is not known
   * @param now what it is
   * @param name what they are called in the room
   * @param reason what was said about it
   */
  record Member(
      Facts facts,
      UserId user,
      Optional<Membership> before,
      Membership now,
      Optional<String> name,
      Optional<String> reason)
      implements Happening {
    /** Whether they have just come in. */
    public boolean isArrival() {
      return now == Membership.JOIN && before.filter(Membership.JOIN::equals).isEmpty();
    }

    @Override
    public Kind kind() {
      return Kind.MEMBERSHIP;
    }
  }

  /**
   * Another state of the room.
   *
   * @param type such as {@code m.room.topic}
   * @param key the state key, often empty
   * @param content a JSON object
   */
  record State(Facts facts, String type, String key, String content) implements Happening {
    @Override
    public Kind kind() {
      return Kind.STATE;
    }
  }

  /**
   * Anything else.
   *
   * @param type such as {@code m.sticker}
   * @param content a JSON object
   */
  record Other(Facts facts, String type, String content) implements Happening {
    @Override
    public Kind kind() {
      return Kind.OTHER;
    }
  }
}
