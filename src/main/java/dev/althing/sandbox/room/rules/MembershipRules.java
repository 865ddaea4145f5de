package dev.althing.sandbox.room.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import java.util.Set;
import java.util.function.Predicate;

/** The authorization rules for member events: join, invite, leave, kick, ban, unban, knock. */
final class MembershipRules {
  private static final Set<String> RESTRICTED = Set.of("restricted", "knock_restricted");
  private static final Set<String> KNOCKABLE = Set.of("knock", "knock_restricted");

  private final Room room;
  private final String sender;
  private final String target;
  private final String before;

  private MembershipRules(Room room, String sender, String target) {
    this.room = room;
    this.sender = sender;
    this.target = target;
    this.before = room.membership(target);
  }

  static void check(Room room, Draft draft, Predicate<String> inRoom) {
    String target = String.valueOf(draft.stateKey());
    var rules = new MembershipRules(room, draft.sender(), target);
    switch (Nodes.text(draft.content(), "membership", "")) {
      case "join" -> rules.checkJoin(inRoom);
      case "invite" -> rules.checkInvite();
      case "leave" -> rules.checkLeave();
      case "ban" -> rules.checkBan();
      case "knock" -> rules.checkKnock();
      default -> throw new Refusal(400, "M_UNKNOWN", "Invalid membership key");
    }
  }

  private void checkJoin(Predicate<String> inRoom) {
    if (!sender.equals(target)) {
      throw Refusal.forbidden("Cannot force another user to join.");
    }
    if (before.equals("ban")) {
      throw Refusal.forbidden("You are banned from this room");
    }
    boolean creating = room.timeline().size() == 1 && isCreator();
    String rule = joinRule();
    if (creating || before.equals("join") || before.equals("invite") || rule.equals("public")) {
      return;
    }
    if (!RESTRICTED.contains(rule) || !allowed(inRoom)) {
      throw Refusal.forbidden(
          RESTRICTED.contains(rule)
              ? "You do not belong to any of the required rooms/spaces to join this room."
              : "You are not invited to this room.");
    }
  }

  private boolean isCreator() {
    return room.timeline().get(0).sender().equals(sender);
  }

  private boolean allowed(Predicate<String> inRoom) {
    for (JsonNode allow : room.content(Types.JOIN_RULES).path("allow")) {
      if (Nodes.text(allow, "type", "").equals("m.room_membership")
          && inRoom.test(Nodes.text(allow, "room_id", ""))) {
        return true;
      }
    }
    return false;
  }

  private void checkInvite() {
    AuthRules.requireJoined(room, sender);
    if (before.equals("ban")) {
      throw Refusal.forbidden(target + " is banned from the room");
    }
    if (before.equals("join")) {
      throw Refusal.forbidden(target + " is already in the room.");
    }
    if (level(sender) < room.powerLevels().to("invite")) {
      throw Refusal.forbidden("You don't have permission to invite users");
    }
  }

  private void checkLeave() {
    if (sender.equals(target)) {
      if (!Set.of("join", "invite", "knock").contains(before)) {
        throw Refusal.forbidden("User " + target + " not in room " + room.id());
      }
      return;
    }
    AuthRules.requireJoined(room, sender);
    if (before.equals("ban") && level(sender) < room.powerLevels().to("ban")) {
      throw Refusal.forbidden("You cannot unban user " + target + ".");
    }
    if (level(sender) < room.powerLevels().to("kick") || level(sender) <= level(target)) {
      throw Refusal.forbidden("You cannot kick user " + target + ".");
    }
  }

  private void checkBan() {
    AuthRules.requireJoined(room, sender);
    if (level(sender) < room.powerLevels().to("ban") || level(sender) <= level(target)) {
      throw Refusal.forbidden("You don't have permission to ban");
    }
  }

  private void checkKnock() {
    if (!sender.equals(target)) {
      throw Refusal.forbidden("You cannot knock for other users.");
    }
    if (!KNOCKABLE.contains(joinRule())) {
      throw Refusal.forbidden("You don't have permission to knock");
    }
    if (Set.of("join", "invite", "ban").contains(before)) {
      throw Refusal.forbidden("You can't knock on this room: membership is " + before);
    }
  }

  private long level(String user) {
    return room.powerLevels().of(user);
  }

  private String joinRule() {
    return Nodes.text(room.content(Types.JOIN_RULES), "join_rule", "invite");
  }
}
