package dev.althing.feature.welcome.house;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to a watched place; journal family {@code welcome-house}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(HouseEvent.TextSet.class),
  @JsonSubTypes.Type(HouseEvent.Paused.class),
  @JsonSubTypes.Type(HouseEvent.Resumed.class),
  @JsonSubTypes.Type(HouseEvent.Arrived.class),
  @JsonSubTypes.Type(HouseEvent.Announced.class),
  @JsonSubTypes.Type(HouseEvent.TroubleSeen.class)
})
public sealed interface HouseEvent {
  /**
   * A moderator wrote other house rules.
   *
   * @param text as Markdown; none for the configured ones
   */
  @JsonTypeName("text-set")
  record TextSet(Optional<String> text, UserId by) implements HouseEvent {}

  /** Nobody is greeted from now on. */
  @JsonTypeName("paused")
  record Paused(UserId by, Instant at) implements HouseEvent {}

  /** Newcomers are greeted again. */
  @JsonTypeName("resumed")
  record Resumed(UserId by) implements HouseEvent {}

  /** Somebody is to be announced. */
  @JsonTypeName("arrived")
  record Arrived(UserId person) implements HouseEvent {}

  /**
   * Those who arrived are announced.
   *
   * @param persons who
   * @param isMore whether others wait
   */
  @JsonTypeName("announced")
  record Announced(List<UserId> persons, boolean isMore) implements HouseEvent {
    /** Copies the list. */
    public Announced {
      persons = List.copyOf(persons);
    }
  }

  /** A room cannot be invited to, and the moderators are told. */
  @JsonTypeName("trouble-seen")
  record TroubleSeen(RoomId room, String reason, Instant at) implements HouseEvent {}
}
