package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.json.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what, and how that changes while the bot runs. */
final class PermissionTranscriptTest {
  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig =
        BotRig.plan()
            .conf(
                community ->
                    """
                    commands.permissions { version = management, health = nobody }
                    rooms {
                      "%s" { permissions { count = owner, version = everyone } }
                    }
                    """
                        .formatted(community.games()))
            .start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @Test
  void membersOfTheManagementRoomAreKnownAsTheyComeAndGo() {
    String room = rig.room("alice", "bob");
    String management = rig.community().management();

    rig.bob().says(room, "!version");
    assertThat(rig.said(room)).isEqualTo("Only members of the management room may use !version.");
    rig.moderator().invites(management, rig.bob().id());
    rig.bob().says(room, "!version");
    assertThat(rig.said(room)).startsWith("Only members");
    rig.bob().joins(management);
    rig.bob().says(management, "!count");
    assertThat(rig.said(management)).isEqualTo("0");
    rig.bob().says(room, "!version");
    assertThat(rig.said(room)).startsWith("Althing ");
    rig.moderator().kicks(management, rig.bob().id());
    rig.moderator().says(management, "!count");
    assertThat(rig.said(management)).isEqualTo("0");
    rig.bob().says(room, "!version");
    assertThat(rig.said(room)).startsWith("Only members");
  }

  @Test
  void anOwnerMayDoEverythingButWhatIsSwitchedOff() {
    String room = rig.room("alice", "moderator");

    rig.moderator().says(room, "!version");
    assertThat(rig.said(room)).startsWith("Althing ");
    rig.moderator().says(room, "!count reset");
    assertThat(rig.said(room)).startsWith("The counter is back at 0.");
    rig.moderator().says(room, "!health");
    assertThat(rig.said(room)).isEqualTo("!health is switched off here.");
  }

  @Test
  void aRoomMayHaveItsOwnRules() {
    String games = rig.community().games();
    rig.alice().joins(games);

    rig.alice().says(games, "!version");
    assertThat(rig.said(games)).startsWith("Althing ");
    rig.alice().says(games, "!count");
    assertThat(rig.said(games)).isEqualTo("Only my owners may use !count.");
    rig.alice().says(games, "!count +");
    assertThat(rig.said(games)).isEqualTo("Only my owners may use !count +.");
  }

  @Test
  void powerLevelsMakeModerators() {
    String room = rig.room("alice", "bob");

    rig.bob().says(room, "!count reset");
    assertThat(rig.said(room)).startsWith("Only moderators");
    rig.alice().empowers(room, Map.of(rig.bob().id(), 50));
    rig.bob().says(room, "!count reset");
    assertThat(rig.said(room)).startsWith("The counter is back");
    rig.alice().empowers(room, Map.of(rig.bob().id(), 49));
    rig.bob().says(room, "!count reset");
    assertThat(rig.said(room)).startsWith("Only moderators");
  }

  @Test
  void whoMadeARoomOfVersion12StandsAboveItsPowerLevels() {
    var request =
        Json.object().put("preset", "public_chat").put("name", "Twelve").put("room_version", "12");
    request
        .putObject("creation_content")
        .putArray("additional_creators")
        .add(rig.person("dora").id());
    String room = rig.alice().creates(request);
    assertThat(room).doesNotContain(":");
    rig.bob().joins(room);
    rig.person("dora").joins(room);
    rig.alice().invites(room, rig.bot());
    rig.awaitBot(room);

    rig.alice().says(room, "!count reset");
    assertThat(rig.said(room)).startsWith("The counter is back");
    rig.person("dora").says(room, "!count reset");
    assertThat(rig.said(room)).startsWith("The counter is back");
    rig.bob().says(room, "!count reset");
    assertThat(rig.said(room)).startsWith("Only moderators");
  }
}
