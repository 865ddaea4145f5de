package dev.althing.journal.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;

/** A family as a feature would write it, with a record that was renamed and one that grew. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes(
    @JsonSubTypes.Type(
        value = SampleEvent.Guessed.class,
        names = {"guessed", "guess"}))
sealed interface SampleEvent {
  @JsonTypeName("started")
  record Started(UserId player, Instant at, List<String> words) implements SampleEvent {
    public Started {
      words = words == null ? List.of() : List.copyOf(words);
    }
  }

  record Guessed(String word) implements SampleEvent {}

  sealed interface Ended extends SampleEvent {}

  @JsonTypeName("won")
  record Won(int tries) implements Ended {}

  @JsonTypeName("lost")
  record Lost() implements Ended {}
}
