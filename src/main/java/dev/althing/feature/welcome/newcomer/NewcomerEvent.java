package dev.althing.feature.welcome.newcomer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to somebody who came to a watched place; journal family {@code welcome}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(NewcomerEvent.PassedOver.class),
  @JsonSubTypes.Type(NewcomerEvent.Greeted.class),
  @JsonSubTypes.Type(NewcomerEvent.Delivered.class),
  @JsonSubTypes.Type(NewcomerEvent.Unreachable.class),
  @JsonSubTypes.Type(NewcomerEvent.Reminded.class),
  @JsonSubTypes.Type(NewcomerEvent.Hinted.class),
  @JsonSubTypes.Type(NewcomerEvent.Asked.class),
  @JsonSubTypes.Type(NewcomerEvent.AnsweredWrongly.class),
  @JsonSubTypes.Type(NewcomerEvent.Accepted.class),
  @JsonSubTypes.Type(NewcomerEvent.TurnedAway.class),
  @JsonSubTypes.Type(NewcomerEvent.Invited.class),
  @JsonSubTypes.Type(NewcomerEvent.InviteFailed.class),
  @JsonSubTypes.Type(NewcomerEvent.InviteDropped.class),
  @JsonSubTypes.Type(NewcomerEvent.RoomEntered.class),
  @JsonSubTypes.Type(NewcomerEvent.RoomLeft.class),
  @JsonSubTypes.Type(NewcomerEvent.Knocked.class),
  @JsonSubTypes.Type(NewcomerEvent.KnockDecided.class),
  @JsonSubTypes.Type(NewcomerEvent.Went.class),
  @JsonSubTypes.Type(NewcomerEvent.Returned.class),
  @JsonSubTypes.Type(NewcomerEvent.Imported.class)
})
public sealed interface NewcomerEvent {
  /** They came while nobody was greeted. */
  @JsonTypeName("passed-over")
  record PassedOver(Instant at) implements NewcomerEvent {}

  /**
   * They are greeted.
   *
   * @param at the time of the deadline that sends the greeting, which is how it is found again
   * @param joined whether they came just now; otherwise a moderator wished it
   */
  @JsonTypeName("greeted")
  record Greeted(Instant at, boolean joined) implements NewcomerEvent {}

  /** The greeting reached their direct room. */
  @JsonTypeName("delivered")
  record Delivered(RoomId room) implements NewcomerEvent {}

  /**
   * They cannot be written to.
   *
   * @param room the direct room into which they could not be invited, if there is one
   */
  @JsonTypeName("unreachable")
  record Unreachable(Optional<RoomId> room, String reason) implements NewcomerEvent {}

  /** They were reminded of the greeting. */
  @JsonTypeName("reminded")
  record Reminded(Instant at) implements NewcomerEvent {}

  /** They wrote something else, and were told what is waited for. */
  @JsonTypeName("hinted")
  record Hinted(Instant at) implements NewcomerEvent {}

  /**
   * They accepted, and are asked the question before they are let in.
   *
   * @param keys what they reacted with
   */
  @JsonTypeName("asked")
  record Asked(List<String> keys, Instant at) implements NewcomerEvent {
    /** Copies the list. */
    public Asked {
      keys = List.copyOf(keys);
    }
  }

  /**
   * They gave a wrong answer.
   *
   * @param left how many tries are left; with none the moderators are asked
   * @param at when
   */
  @JsonTypeName("answered-wrongly")
  record AnsweredWrongly(int left, Instant at) implements NewcomerEvent {}

  /**
   * They are let in.
   *
   * @param keys which doors open
   * @param at the time of the deadline that invites them
   * @param first whether it is the first time since they were greeted
   * @param by the moderator who decided it, if one did: then they are also invited where they were
   *     put out
   */
  @JsonTypeName("accepted")
  record Accepted(List<String> keys, Instant at, boolean first, Optional<UserId> by)
      implements NewcomerEvent {
    /** Copies the list. */
    public Accepted {
      keys = List.copyOf(keys);
    }
  }

  /** A moderator turned them away. */
  @JsonTypeName("turned-away")
  record TurnedAway(UserId by) implements NewcomerEvent {}

  /**
   * They are invited, or given links.
   *
   * @param due the time of the deadline whose effects the invitations are
   * @param invites where to, in the order of the effects
   * @param links the rooms to which they have links
   */
  @JsonTypeName("invited")
  record Invited(Instant due, List<RoomId> invites, List<RoomId> links) implements NewcomerEvent {
    /** Copies the lists. */
    public Invited {
      invites = List.copyOf(invites);
      links = List.copyOf(links);
    }
  }

  /** An invitation was refused for good. */
  @JsonTypeName("invite-failed")
  record InviteFailed(RoomId room, String reason) implements NewcomerEvent {}

  /** They were gone, or banned, before an invitation was made. */
  @JsonTypeName("invite-dropped")
  record InviteDropped(RoomId room) implements NewcomerEvent {}

  /**
   * They are in one of the rooms.
   *
   * @param first whether it is the first one since they were greeted
   */
  @JsonTypeName("room-entered")
  record RoomEntered(RoomId room, boolean first) implements NewcomerEvent {}

  /** They are in one of the rooms no longer, or will not be. */
  @JsonTypeName("room-left")
  record RoomLeft(RoomId room, Admission how) implements NewcomerEvent {}

  /** They want to be let into a room, and a moderator is to decide. */
  @JsonTypeName("knocked")
  record Knocked(RoomId room, Instant at) implements NewcomerEvent {}

  /**
   * Whether they are let in where they knocked.
   *
   * @param by the moderator; nobody when they had been let in anyhow
   */
  @JsonTypeName("knock-decided")
  record KnockDecided(RoomId room, boolean admitted, Optional<UserId> by)
      implements NewcomerEvent {}

  /** They went, or were banned. */
  @JsonTypeName("went")
  record Went(Instant at, boolean banned) implements NewcomerEvent {}

  /** They came back so soon that they are not greeted again. */
  @JsonTypeName("returned")
  record Returned(Instant at) implements NewcomerEvent {}

  /** Another bot had received them. */
  @JsonTypeName("imported")
  record Imported(Instant at, boolean accepted) implements NewcomerEvent {}
}
