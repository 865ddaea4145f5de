package dev.althing.feature.poll;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Optional;

/** What happens in the book of a room's polls; journal family {@code poll-book}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(BookEvent.PollEntered.class),
  @JsonSubTypes.Type(BookEvent.PollStruck.class)
})
public sealed interface BookEvent {
  /** A poll got a number. */
  @JsonTypeName("poll-entered")
  record PollEntered(Entry entry) implements BookEvent {}

  /** A poll is not open any more. */
  @JsonTypeName("poll-struck")
  record PollStruck(int number) implements BookEvent {}

  /**
   * A poll as lists show it.
   *
   * @param number its number, from 1, never used again
   * @param title the beginning of the question
   * @param until when it ends by itself, if somebody said so
   */
  record Entry(int number, String title, UserId creator, Optional<Instant> until) {}
}
