package dev.althing.feature.wordle.shares;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.althing.matrix.id.RoomId;

/** What happens to the results that a person pastes; journal family {@code wordle-shares}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes(@JsonSubTypes.Type(ShareEvent.ShareCounted.class))
public sealed interface ShareEvent {
  /**
   * A result was counted in a room.
   *
   * @param number the number of the puzzle
   * @param tries how many guesses it took; 0 when it was not solved
   */
  @JsonTypeName("share-counted")
  record ShareCounted(RoomId room, int number, int tries) implements ShareEvent {}
}
