package dev.althing.feature.poll;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.count.Ballot;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Optional;

/** What happens to a poll; journal family {@code poll}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(PollEvent.PollOpened.class),
  @JsonSubTypes.Type(PollEvent.VoteCast.class),
  @JsonSubTypes.Type(PollEvent.VoteTakenBack.class),
  @JsonSubTypes.Type(PollEvent.BarsShown.class),
  @JsonSubTypes.Type(PollEvent.PollEnded.class)
})
public sealed interface PollEvent {
  /** It began. */
  @JsonTypeName("poll-opened")
  record PollOpened(Poll poll) implements PollEvent {}

  /**
   * Somebody voted.
   *
   * @param show when the bars are to be shown because of it; not when that is set already, or
   *     nothing changes
   */
  @JsonTypeName("vote-cast")
  record VoteCast(UserId person, Ballot ballot, Optional<Instant> show) implements PollEvent {}

  /**
   * An event by which somebody had voted was removed.
   *
   * @param show as in {@link VoteCast}
   */
  @JsonTypeName("vote-taken-back")
  record VoteTakenBack(UserId person, EventId ballot, Optional<Instant> show)
      implements PollEvent {}

  /**
   * The message shows how it stands.
   *
   * @param corrects whether the final message must be said anew, since votes came late
   */
  @JsonTypeName("bars-shown")
  record BarsShown(Instant at, boolean corrects) implements PollEvent {}

  /** It is over, and what was due to be shown is shown with that. */
  @JsonTypeName("poll-ended")
  record PollEnded(Ending ending) implements PollEvent {}
}
