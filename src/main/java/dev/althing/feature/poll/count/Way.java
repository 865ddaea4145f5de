package dev.althing.feature.poll.count;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The way in which a vote came. */
public enum Way {
  /** A reaction to the message: one option, beside those of other reactions. */
  @JsonProperty("reaction")
  REACTION,
  /** A response to the native poll: the whole vote at once. */
  @JsonProperty("response")
  RESPONSE
}
