package dev.althing.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Draft;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import java.util.Set;

/**
 * What people do to memberships, on top of the authorization rules: join, kick, unban and so on.
 */
public final class Memberships {
  private static final Set<String> PRESENT = Set.of("join", "invite", "knock");
  private static final Set<String> RESTRICTED = Set.of("restricted", "knock_restricted");
  private final Homeserver server;

  /** The memberships of a homeserver. */
  public Memberships(Homeserver server) {
    this.server = server;
  }

  /**
   * An action of one user on a membership.
   *
   * @param extra further fields of the member event, among them the reason
   */
  public record Action(Room room, String sender, String target, ObjectNode extra) {}

  /** Joins; who is in stays in. */
  public void join(Action action) {
    refuseBanned(action, "join");
    if (!action.room().isJoined(action.target())) {
      ObjectNode content = server.accounts().require(action.target()).memberContent("join");
      vouch(action.room(), action.room().membership(action.target()), content);
      put(action, content);
    }
  }

  /** A restricted room wants a member with the power to invite to stand for who joins. */
  private static void vouch(Room room, String before, ObjectNode content) {
    String rule = Nodes.text(room.content(Types.JOIN_RULES), "join_rule", "invite");
    if (!RESTRICTED.contains(rule) || before.equals("invite")) {
      return;
    }
    for (Event member : room.members().values()) {
      String user = String.valueOf(member.stateKey());
      boolean able = room.powerLevels().of(user) >= room.powerLevels().to("invite");
      if (able && member.membership().equals("join")) {
        content.put("join_authorised_via_users_server", user);
        return;
      }
    }
  }

  /** Asks to be let in. */
  public void knock(Action action) {
    put(action, server.accounts().require(action.target()).memberContent("knock"));
  }

  /** Invites somebody; accounts of other servers are taken as they come. */
  public void invite(Action action) {
    refuseBanned(action, "invite");
    refuseUnwanted(action);
    ObjectNode content =
        server
            .accounts()
            .find(action.target())
            .map(account -> account.memberContent("invite"))
            .orElseGet(() -> Nodes.object().put("membership", "invite"));
    put(action, content);
  }

  /** Leaves, declines an invite or takes back a knock; who has left stays out. */
  public void leave(Action action) {
    boolean known = action.room().state(Types.MEMBER, action.target()).isPresent();
    String before = action.room().membership(action.target());
    if (known && before.equals("leave")) {
      return;
    }
    put(action, Nodes.object().put("membership", "leave"));
  }

  /** Puts somebody out. */
  public void kick(Action action) {
    refuseBanned(action, "kick");
    String before = action.room().membership(action.target());
    if (!PRESENT.contains(before)) {
      throw Refusal.forbidden("The target user is not in the room");
    }
    put(action, Nodes.object().put("membership", "leave"));
  }

  /** Puts somebody out for good. */
  public void ban(Action action) {
    put(action, Nodes.object().put("membership", "ban"));
  }

  /** Lifts a ban. */
  public void unban(Action action) {
    String before = action.room().membership(action.target());
    if (!before.equals("ban")) {
      throw new Refusal(
          403, "M_BAD_STATE", "Cannot unban user who was not banned (membership=" + before + ")");
    }
    put(action, Nodes.object().put("membership", "leave"));
  }

  /** Lets a user who has left forget a room. */
  public void forget(Room room, String user) {
    if (PRESENT.contains(room.membership(user))) {
      throw new Refusal(400, "M_UNKNOWN", "User " + user + " is in room " + room.id());
    }
    server.record(new Change.RoomForgotten(user, room.id()));
  }

  /** Carries a changed profile into every room its owner is in. */
  public void spreadProfile(Account account) {
    for (Room room : server.rooms().joined(account.userId())) {
      Event current = room.state(Types.MEMBER, account.userId()).orElseThrow();
      ObjectNode content = current.content().deepCopy();
      content.remove("displayname");
      content.remove("avatar_url");
      content.setAll(account.memberContent("join"));
      String user = account.userId();
      server.writer().state(room, Draft.member(user, user, content));
    }
  }

  /** Whoever takes no invitations says so in their account data. */
  private void refuseUnwanted(Action action) {
    boolean isUnwanted =
        server
            .accounts()
            .find(action.target())
            .map(account -> account.data("").get("m.invite_permission_config"))
            .filter(stamped -> "block".equals(Nodes.text(stamped.content(), "default_action")))
            .isPresent();
    if (isUnwanted) {
      throw new Refusal(403, "M_INVITE_BLOCKED", "The user does not take invitations");
    }
  }

  private static void refuseBanned(Action action, String what) {
    if (action.room().membership(action.target()).equals("ban")) {
      throw new Refusal(403, "M_BAD_STATE", "Cannot " + what + " user who was banned");
    }
  }

  private void put(Action action, ObjectNode content) {
    content.setAll(action.extra());
    Draft draft = Draft.member(action.sender(), action.target(), content);
    server.writer().state(action.room(), draft);
  }
}
