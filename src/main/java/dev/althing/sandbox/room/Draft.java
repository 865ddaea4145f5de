package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** An event that somebody wants to send; a state key makes it a state event. */
public record Draft(String type, @Nullable String stateKey, String sender, ObjectNode content) {

  /** A membership event. */
  public static Draft member(String sender, String target, ObjectNode content) {
    return new Draft(Types.MEMBER, target, sender, content);
  }
}
