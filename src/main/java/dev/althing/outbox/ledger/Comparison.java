package dev.althing.outbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Effect;
import dev.althing.effect.Effect.MembershipChange;
import dev.althing.matrix.id.RoomId;
import java.util.Optional;
import java.util.Set;

/** The rules by which a wish is fulfilled already. */
final class Comparison {
  private Comparison() {}

  /** Whether somebody's membership is as a change wants it; an unknown one never is. */
  static boolean isSo(MembershipChange change, Optional<String> membership) {
    Set<String> fulfilled =
        switch (change) {
          case INVITE -> Set.of("invite", "join");
          case KICK -> Set.of("leave", "ban");
          case BAN -> Set.of("ban");
          case UNBAN -> Set.of("leave", "invite", "join", "knock");
        };
    return membership.filter(fulfilled::contains).isPresent();
  }

  /**
   * Whether somebody is still where they have to be for a change; where that is not known they are.
   *
   * @param there their membership where they have to be
   * @param here their membership in the room itself
   */
  static boolean isHeld(Optional<String> there, Optional<String> here) {
    return there.filter(Set.of("leave", "ban")::contains).isEmpty()
        && here.filter("ban"::equals).isEmpty();
  }

  /** Whether our own membership is as a wish wants it. */
  static boolean isSo(Effect.State wish, Optional<String> own) {
    Set<String> fulfilled = Set.of();
    if (wish instanceof Effect.Join) {
      fulfilled = Set.of("join");
    } else if (wish instanceof Effect.Knock) {
      fulfilled = Set.of("knock", "invite", "join");
    } else if (wish instanceof Effect.Leave) {
      fulfilled = Set.of("leave", "ban");
    }
    return own.filter(fulfilled::contains).isPresent();
  }

  /** Whether a state event's content is as wanted. */
  static boolean isSo(Effect.PutState wish, Optional<ObjectNode> content) {
    return content.filter(there -> wish.content().equals(Comparison::compare, there)).isPresent();
  }

  /** A number is the same however it was written down. */
  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  /** Whether an alias points where it should. */
  static boolean isSo(Effect.PutAlias wish, Optional<RoomId> room) {
    return wish.room().equals(room);
  }
}
