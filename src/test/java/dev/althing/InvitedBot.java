package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;

/** What becomes of the invitations of a person into new rooms. */
final class InvitedBot {
  private InvitedBot() {}

  static void assertAccepted(BotRig rig, Person inviter) {
    String room = inviter.createsRoom("Come in");
    inviter.invites(room, rig.bot());
    rig.awaitBot(room);
  }

  static void assertDeclined(BotRig rig, Person inviter) {
    String room = inviter.createsRoom("Stay out");
    inviter.invites(room, rig.bot());
    eventually("the invitation is declined", () -> membership(rig, inviter, room).equals("leave"));
    assertThat(member(rig, inviter, room).path("reason").asText())
        .isEqualTo("I only accept invitations from the people who run me.");
  }

  /** The bot's membership as the person sees it. */
  static String membership(BotRig rig, Person inviter, String room) {
    return member(rig, inviter, room).path("membership").asText();
  }

  private static JsonNode member(BotRig rig, Person inviter, String room) {
    String bot = Wire.segment(rig.bot());
    return inviter.call(
        "GET", "/rooms/" + Wire.segment(room) + "/state/m.room.member/" + bot, null);
  }
}
