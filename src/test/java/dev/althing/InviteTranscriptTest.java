package dev.althing;

import static dev.althing.InvitedBot.assertAccepted;
import static dev.althing.InvitedBot.assertDeclined;
import static dev.althing.InvitedBot.membership;
import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.health.Health;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Wire;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose invitations are accepted, and where the bot goes by itself. */
final class InviteTranscriptTest {
  @Test
  void byDefaultThePeopleWhoRunTheBotMayInviteIt() {
    try (BotRig rig = BotRig.plan().conf("invites.accept = management").start()) {
      assertDeclined(rig, rig.alice());

      String management = rig.community().management();
      rig.moderator().invites(management, rig.alice().id());
      rig.alice().joins(management);
      rig.alice().says(management, "!count");
      rig.said(management);

      assertAccepted(rig, rig.alice());
      assertAccepted(rig, rig.moderator());
    }
  }

  @Test
  void everybodyMay() {
    try (BotRig rig = BotRig.plan().conf("invites.accept = everyone").start()) {
      assertAccepted(rig, rig.alice());
    }
  }

  @Test
  void nobodyMay() {
    try (BotRig rig = BotRig.plan().conf("invites.accept = nobody").start()) {
      assertDeclined(rig, rig.alice());
      assertDeclined(rig, rig.moderator());
    }
  }

  @Test
  void thoseOnTheListMay() {
    String list = "invites.accept = [\"@alice:sandbox.localhost\", example.org, \"@b*:sand*\"]";
    try (BotRig rig = BotRig.plan().conf(list).start()) {
      assertAccepted(rig, rig.alice());
      assertAccepted(rig, rig.bob());
      assertAccepted(rig, rig.moderator());
      assertDeclined(rig, rig.person("carol"));
    }
  }

  @Test
  void theManagementRoomIsComeIntoWhoeverInvitesAndAlsoWhenItIsMadeLater() {
    String conf = "invites.accept = management, management-room = \"#law:sandbox.localhost\"";
    try (BotRig rig = BotRig.plan().conf(conf).start()) {
      assertThat(rig.health().status()).isEqualTo(Health.Status.DEGRADED);

      String law =
          rig.alice()
              .creates(Json.object().put("preset", "private_chat").put("room_alias_name", "law"));
      rig.alice().invites(law, rig.bot());

      eventually("it comes", () -> membership(rig, rig.alice(), law).equals("join"));
      rig.alice().says(law, "!count");
      rig.said(law);
      assertAccepted(rig, rig.alice());
    }
  }

  @Test
  void whoeverInvitesAgainIsDeclinedAgain() {
    try (BotRig rig = BotRig.plan().conf("invites.accept = nobody").start()) {
      String room = rig.alice().createsRoom("Stay out");
      rig.alice().invites(room, rig.bot());
      eventually("it is declined", () -> membership(rig, rig.alice(), room).equals("leave"));

      // Long after the bot itself has changed anything there.
      rig.timePasses(Duration.ofMinutes(6));
      rig.alice().invites(room, rig.bot());

      eventually("it is declined again", () -> membership(rig, rig.alice(), room).equals("leave"));
    }
  }

  @Test
  void whoIsKickedMayBeInvitedAgain() {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      rig.alice().kicks(room, rig.bot());
      rig.alice().says(room, "!count +");
      rig.alice().invites(room, rig.bot());
      rig.awaitBot(room);

      rig.alice().says(room, "!count");
      assertThat(rig.said(room)).isEqualTo("0");
    }
  }

  @Test
  void aRoomIsFollowedToItsSuccessorIfItsEndHadThePower() {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      rig.alice().empowers(room, Map.of(rig.bob().id(), 50));
      String levels = "/rooms/" + Wire.segment(room) + "/state/m.room.power_levels/";
      var content = (ObjectNode) rig.alice().call("GET", levels, null);
      content.withObjectProperty("events").put("m.room.tombstone", 50);
      rig.alice().puts(room, "m.room.power_levels", "", content);
      String next = rig.bob().createsRoom("Successor");

      rig.bob()
          .puts(
              room,
              "m.room.tombstone",
              "",
              Json.object().put("body", "moved").put("replacement_room", next));

      rig.awaitBot(next);
      rig.bob().says(next, "!count +");
      assertThat(rig.said(next)).isEqualTo("1");
    }
  }

  @Test
  void anEndThatNobodyHadThePowerForIsNotFollowed() {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      String next = rig.alice().createsRoom("Elsewhere");
      String plain = "\"type\":\"org.example.state\",\"state_key\":\"\"";
      rig.interpreter().says(plain, plain.replace("org.example.state", "m.room.tombstone"));
      String levels = "/rooms/" + Wire.segment(room) + "/state/m.room.power_levels/";
      var content = (ObjectNode) rig.alice().call("GET", levels, null);
      content.withObjectProperty("events").put("org.example.state", 0);
      rig.alice().puts(room, "m.room.power_levels", "", content);

      rig.bob()
          .puts(
              room,
              "org.example.state",
              "",
              Json.object().put("body", "moved").put("replacement_room", next));

      rig.nothingElse(room, rig.bob());
      assertThat(rig.interpreter().hasSaid(plain)).isTrue();
      assertThat(rig.sandbox().seed().isJoined(next, rig.bot())).isFalse();
    }
  }
}
