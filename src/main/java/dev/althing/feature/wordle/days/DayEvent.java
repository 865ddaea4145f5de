package dev.althing.feature.wordle.days;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** What happens to the days of an installation; journal family {@code wordle-days}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes(@JsonSubTypes.Type(DayEvent.AnswerFixed.class))
public sealed interface DayEvent {
  /** The first player began the puzzle of a day: whatever becomes of the lists, this is it. */
  @JsonTypeName("answer-fixed")
  record AnswerFixed(int day, String answer) implements DayEvent {
    /** Without the word, which is nothing for a log. */
    @Override
    public String toString() {
      return "AnswerFixed[" + day + "]";
    }
  }
}
