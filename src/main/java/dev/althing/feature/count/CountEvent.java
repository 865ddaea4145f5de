package dev.althing.feature.count;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** What happens to a counter; journal family {@code count}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(CountEvent.Counted.class),
  @JsonSubTypes.Type(CountEvent.CountReset.class)
})
public sealed interface CountEvent {
  /**
   * The number was raised by one.
   *
   * @param value what it is now
   */
  @JsonTypeName("counted")
  record Counted(long value) implements CountEvent {}

  /**
   * The number was set to zero.
   *
   * @param was what it had been
   */
  @JsonTypeName("count-reset")
  record CountReset(long was) implements CountEvent {}
}
