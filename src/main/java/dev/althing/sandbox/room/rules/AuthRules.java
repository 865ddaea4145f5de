package dev.althing.sandbox.room.rules;

import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import java.util.Optional;
import java.util.function.Predicate;

/** The authorization rules: which event a room accepts from whom, in its current state. */
public final class AuthRules {
  private AuthRules() {}

  /**
   * Refuses an event that the room does not allow.
   *
   * @param inRoom whether the sender is joined to a room, for restricted join rules
   */
  public static void check(Room room, Draft draft, Predicate<String> inRoom) {
    if (draft.type().equals(Types.CREATE)) {
      if (!room.timeline().isEmpty()) {
        throw Refusal.forbidden("A room is created once");
      }
      return;
    }
    if (draft.type().equals(Types.MEMBER) && draft.stateKey() != null) {
      MembershipRules.check(room, draft, inRoom);
      return;
    }
    requireJoined(room, draft.sender());
    requirePower(room, draft);
    if (draft.type().equals(Types.POWER_LEVELS) && "".equals(draft.stateKey())) {
      PowerRules.check(room, draft);
    } else if (draft.type().equals(Types.REDACTION)) {
      checkRedaction(room, draft);
    }
  }

  /** Refuses somebody who is not in the room. */
  public static void requireJoined(Room room, String user) {
    if (!room.isJoined(user)) {
      throw Refusal.forbidden("User " + user + " not in room " + room.id());
    }
  }

  private static void requirePower(Room room, Draft draft) {
    String key = draft.stateKey();
    long needed = room.powerLevels().toSend(draft.type(), key != null);
    long own = room.powerLevels().of(draft.sender());
    if (own < needed) {
      throw Refusal.forbidden(
          "You don't have permission to post that to the room. user_level (%d) < send_level (%d)"
              .formatted(own, needed));
    }
    if (key != null && key.startsWith("@") && !key.equals(draft.sender())) {
      throw Refusal.forbidden("You are not allowed to set others state");
    }
  }

  private static void checkRedaction(Room room, Draft draft) {
    String redacts = Nodes.text(draft.content(), "redacts", "");
    Optional<Event> target = room.event(redacts);
    boolean powerful = room.powerLevels().of(draft.sender()) >= room.powerLevels().to("redact");
    if (target.isEmpty()) {
      if (!powerful) {
        throw Refusal.notFound("Could not find event " + redacts);
      }
      return;
    }
    String type = target.get().type();
    if (type.equals(Types.CREATE) || type.equals(Types.SERVER_ACL)) {
      throw Refusal.forbidden("Redacting " + type + " events is not permitted");
    }
    if (!powerful && !target.get().sender().equals(draft.sender())) {
      throw Refusal.forbidden("You don't have permission to redact events");
    }
  }
}
