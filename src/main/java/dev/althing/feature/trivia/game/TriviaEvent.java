package dev.althing.feature.trivia.game;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens in the quiz of a room; journal family {@code trivia}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(TriviaEvent.Asked.class),
  @JsonSubTypes.Type(TriviaEvent.Answered.class),
  @JsonSubTypes.Type(TriviaEvent.Withdrawn.class),
  @JsonSubTypes.Type(TriviaEvent.Hurried.class),
  @JsonSubTypes.Type(TriviaEvent.Postponed.class),
  @JsonSubTypes.Type(TriviaEvent.Revealed.class),
  @JsonSubTypes.Type(TriviaEvent.Stopped.class)
})
public sealed interface TriviaEvent {
  /**
   * A question was asked; the first one begins a round.
   *
   * @param closes until when answers count
   * @param due when it is revealed
   */
  @JsonTypeName("asked")
  record Asked(Plan plan, Posed posed, Instant closes, Instant due) implements TriviaEvent {}

  /** Somebody chose an answer, by a reaction. */
  @JsonTypeName("answered")
  record Answered(UserId person, int option, EventId reaction, Instant at) implements TriviaEvent {}

  /**
   * Somebody took a choice back.
   *
   * @param due when it is revealed now
   */
  @JsonTypeName("withdrawn")
  record Withdrawn(UserId person, EventId reaction, Instant at, Instant due)
      implements TriviaEvent {}

  /** All who play have answered, so that it is revealed earlier. */
  @JsonTypeName("hurried")
  record Hurried(Instant due) implements TriviaEvent {}

  /**
   * It is revealed later: the question got out late, or answers may still be on their way.
   *
   * @param closes until when answers count now
   */
  @JsonTypeName("postponed")
  record Postponed(Instant closes, Instant due) implements TriviaEvent {}

  /**
   * The right answer was told.
   *
   * @param results what each answer was worth, the right ones first and the best first
   * @param standings the best of the round so far
   * @param at when that was decided
   * @param isLate whether that was long after the time was up
   * @param next when the next question comes, if one does
   */
  @JsonTypeName("revealed")
  record Revealed(
      Plan plan,
      Posed posed,
      List<Result> results,
      List<Tally> standings,
      Onward onward,
      Instant at,
      boolean isLate,
      Instant next)
      implements TriviaEvent {
    /** Copies the lists. */
    public Revealed {
      results = List.copyOf(results);
      standings = List.copyOf(standings);
    }
  }

  /**
   * The round ended before its time.
   *
   * @param open the question that nobody can answer any more
   * @param standings the best of the round so far
   * @param by who wanted that
   */
  @JsonTypeName("stopped")
  record Stopped(
      Plan plan, Optional<Posed> open, List<Tally> standings, End end, Optional<UserId> by)
      implements TriviaEvent {
    /** Copies the list. */
    public Stopped {
      standings = List.copyOf(standings);
    }
  }
}
