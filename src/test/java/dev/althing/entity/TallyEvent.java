package dev.althing.entity;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** What happens to a tally. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
sealed interface TallyEvent {
  @JsonTypeName("added")
  record Added(int by, int total) implements TallyEvent {}

  @JsonTypeName("spoiled")
  record Spoiled(String how) implements TallyEvent {}
}
