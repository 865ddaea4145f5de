package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.sandbox.traffic.Limiter;
import dev.althing.sandbox.traffic.Limits;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The reception of newcomers while the bot comes and goes, and while it has to wait. */
@ParameterizedClass
@EnumSource(Databases.class)
final class WelcomeRestartTranscriptTest {
  private static final String PLACES =
      """
      home {
        room = "#home:@S"
        reactions { "✅" = ["#den:@S", "#tea:@S"] }
      }
      """;

  private final Databases database;
  private WelcomeStage stage;
  private BotRig rig;

  WelcomeRestartTranscriptTest(Databases database) {
    this.database = database;
  }

  @BeforeEach
  void start() {
    stage = new WelcomeStage(BotRig.plan().on(database), PLACES);
    rig = stage.rig;
    stage.space("home");
    stage.room("den");
    stage.room("tea");
    stage.ready();
  }

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void whoCameWhileTheBotWasAwayIsGreeted() {
    rig.stop();
    Person guest = stage.newcomer("home");
    rig.timePasses(Duration.ofHours(3));
    rig.resume();

    String direct = stage.direct(guest);
    assertThat(rig.said(direct)).startsWith("Hello " + guest.id());
  }

  @Test
  void anAcceptanceWhileTheBotIsAwayIsTakenAndNobodyIsGreetedTwice() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 1);

    rig.stop();
    guest.reacts(direct, greeting.id(), "✅");
    rig.timePasses(Duration.ofHours(3));
    rig.resume();

    assertThat(rig.said(direct)).startsWith("Thank you, you are in!");
    stage.awaitInvitation(guest, "den");
    stage.awaitInvitation(guest, "tea");
    assertThat(stage.messages(direct)).isEqualTo(2);
  }

  @Test
  void invitationsThatWaitAreDroppedForWhoIsBannedMeanwhile() {
    rig.sandbox().limits(new Limits(Map.of(Limiter.INVITE_USER, new Limits.Rate(0.003, 1))));
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 1);
    guest.reacts(direct, greeting.id(), "✅");
    assertThat(rig.said(direct)).startsWith("Thank you, you are in!");
    stage.awaitStatus(guest, "home", "tea: invited");
    List<String> before = guest.invitations();
    assertThat(before).hasSizeLessThan(2);

    stage.owner().bans(stage.id("home"), guest.id());
    stage.awaitStatus(guest, "home", "is banned");
    rig.stop();
    rig.timePasses(Duration.ofMinutes(10));
    rig.resume();
    rig.timePasses(Duration.ofMinutes(20));
    stage.awaitStatus(guest, "home", "is banned");
    rig.timePasses(Duration.ofHours(1));

    stage.awaitStatus(guest, "home", ": not invited: was gone or banned by then");
    assertThat(guest.invitations()).isEqualTo(before);
    assertThat(stage.asks("!welcome stats 1d --place home"))
        .contains("gone or banned before they were invited: 1");
    assertThat(stage.messages(direct)).isEqualTo(2);
  }

  @Test
  void whoIsBannedFromOneRoomIsInvitedToTheOthersAndNobodyIsTroubled() {
    Person guest = stage.stranger();
    stage.owner().bans(stage.id("den"), guest.id());
    guest.joins(stage.id("home"));
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 1);

    guest.reacts(direct, greeting.id(), "✅");
    assertThat(rig.said(direct)).startsWith("Thank you, you are in!");

    stage.awaitInvitation(guest, "tea");
    stage.awaitStatus(guest, "home", "den: not invited: was gone or banned by then");
    rig.nothingElse(direct, guest);
    assertThat(stage.isInvited(guest, "den")).isFalse();
  }

  @Test
  void invitationsThatHaveToWaitAreNotLost() {
    rig.sandbox().limits(new Limits(Map.of(Limiter.INVITE_USER, new Limits.Rate(0.003, 1))));
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 1);
    guest.reacts(direct, greeting.id(), "✅");
    assertThat(rig.said(direct)).startsWith("Thank you, you are in!");
    assertThat(stage.status(guest, "home")).contains("accepted");
    assertThat(stage.isInvited(guest, "den") && stage.isInvited(guest, "tea")).isFalse();

    rig.stop();
    rig.timePasses(Duration.ofMinutes(10));
    rig.resume();
    rig.timePasses(Duration.ofMinutes(20));
    rig.timePasses(Duration.ofMinutes(20));

    stage.awaitInvitation(guest, "den");
    stage.awaitInvitation(guest, "tea");
    assertThat(stage.messages(direct)).isEqualTo(2);
  }
}
