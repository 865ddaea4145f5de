package dev.althing.feature.welcome.newcomer;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a newcomer's record is told. */
public sealed interface Wish {
  /**
   * They came, or only have another name.
   *
   * @param isSure whether it is said that they had been outside
   */
  record Come(Instant at, boolean isSure, boolean isPaused, Duration againAfter) implements Wish {}

  /** They went. */
  record Go(Instant at, boolean isBanned) implements Wish {}

  /** The greeting arrived. */
  record Deliver(RoomId room) implements Wish {}

  /** The greeting cannot arrive. */
  record Fail(Optional<RoomId> room, String reason) implements Wish {}

  /** It is time to remind them. */
  record Remind(Instant at) implements Wish {}

  /**
   * They reacted.
   *
   * @param keys which doors that opens
   * @param asks whether they are asked a question first
   */
  record React(List<String> keys, boolean asks, Instant at) implements Wish {
    /** Copies the list. */
    public React {
      keys = List.copyOf(keys);
    }
  }

  /**
   * They wrote something.
   *
   * @param keys which doors that opens, if it is an acceptance
   * @param isRight whether it is a right answer to the question
   * @param tries how many answers there may be; 0 when there is no question
   */
  record Say(List<String> keys, boolean isRight, int tries, Instant at) implements Wish {
    /** Copies the list. */
    public Say {
      keys = List.copyOf(keys);
    }
  }

  /** A moderator decides whether somebody is let in who was referred to them. */
  record Decide(boolean isAdmitted, UserId by, Instant at) implements Wish {}

  /** A moderator wishes that they are greeted, or invited, once more. */
  record Resend(UserId by, Instant at) implements Wish {}

  /**
   * It is time to invite them.
   *
   * @param due the time of the deadline
   * @param invites the rooms that may be invited to
   * @param links the rooms that there are links to
   */
  record Invite(Instant due, List<RoomId> invites, List<RoomId> links) implements Wish {
    /** Copies the lists. */
    public Invite {
      invites = List.copyOf(invites);
      links = List.copyOf(links);
    }
  }

  /** An invitation was refused for good. */
  record FailInvite(RoomId room, String reason) implements Wish {}

  /** An invitation was dropped before it was made. */
  record DropInvite(RoomId room) implements Wish {}

  /** They are in a room. */
  record Enter(RoomId room) implements Wish {}

  /** They are no longer in a room, or declined, or took back a knock. */
  record Leave(RoomId room, Admission how) implements Wish {}

  /** They knocked at a room. */
  record Knock(RoomId room, Instant at) implements Wish {}

  /** A moderator decides about a knock. */
  record DecideKnock(RoomId room, boolean isAdmitted, UserId by) implements Wish {}

  /** Another bot has received them. */
  record Import(Instant at, boolean isAccepted) implements Wish {}

  /** How do they stand? */
  record Show() implements Wish {}
}
