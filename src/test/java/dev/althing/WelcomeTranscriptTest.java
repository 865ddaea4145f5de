package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.json.Json;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How newcomers are received. */
final class WelcomeTranscriptTest {
  private static final String PLACES =
      """
      home {
        room = "#home:@S"
        reactions { "✅" = ["#den:@S", "#tea:@S"], "🎮" = ["#arcade:@S"] }
        again-after = 1d
        lobby = "#porch:@S"
      }
      """;

  private static WelcomeStage stage;
  private static BotRig rig;

  @BeforeAll
  static void start() {
    stage = new WelcomeStage(BotRig.plan(), PLACES);
    rig = stage.rig;
    stage.space("home");
    stage.room("den");
    stage.room("tea");
    stage.room("arcade");
    stage.made("porch", stage.request("porch", "public_chat"));
    stage.ready();
  }

  @AfterAll
  static void end() {
    stage.close();
  }

  @Test
  void aNewcomerIsGreetedAndInvitedWhenTheyReact() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);

    Heard greeting = rig.heard(direct);
    assertThat(greeting.text())
        .startsWith("Hello " + guest.id() + ", welcome to home!")
        .contains("Please be kind", "✅ for den, tea", "🎮 for arcade");
    assertThat(greeting.isNotice()).isFalse();
    assertThat(rig.heard(direct, 2)).allMatch(seed -> seed.type().equals("m.reaction"));
    guest.reacts(direct, greeting.id(), "✅️");

    Heard thanks = rig.heard(direct);
    assertThat(thanks.text())
        .isEqualTo("Thank you, you are in! Your invitations to den, tea are on the way.");
    assertThat(thanks.repliesTo()).isEqualTo(greeting.id());
    stage.awaitInvitation(guest, "den");
    stage.awaitInvitation(guest, "tea");
    assertThat(stage.isInvited(guest, "arcade")).isFalse();
    guest.joins(stage.id("den"));
    eventually("it is known", () -> stage.status(guest, "home").contains("den: is in"));
    assertThat(stage.status(guest, "home")).contains("accepted", "tea: invited");
  }

  @Test
  void severalReactionsOpenSeveralRooms() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 2);

    guest.reacts(direct, greeting.id(), "🎮");
    assertThat(rig.said(direct)).contains("Your invitation to arcade is on the way.");
    stage.awaitInvitation(guest, "arcade");
    assertThat(stage.isInvited(guest, "den")).isFalse();
    guest.reacts(direct, greeting.id(), "✅");
    assertThat(rig.said(direct)).contains("invitations to den, tea");
    stage.awaitInvitation(guest, "den");
  }

  @Test
  void aTextAnswerWorksAsWellAndCommandsStillDo() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    stage.greeting(direct, 2);

    guest.says(direct, "version");
    assertThat(rig.said(direct)).startsWith("Althing");
    guest.says(direct, "hello, who are you?");
    assertThat(rig.said(direct)).startsWith("I only know what to do with a yes here");
    guest.says(direct, "still here");
    guest.says(direct, "Ja!");
    assertThat(rig.said(direct)).startsWith("Thank you, you are in!");
    stage.awaitInvitation(guest, "den");
  }

  @Test
  void aReplyToTheGreetingCountsAndNobodyElses() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 2);

    guest.reacts(direct, greeting.id(), "👎");
    guest.replies(direct, greeting.id(), "🎮 ✅");

    assertThat(rig.said(direct)).contains("invitations to den, tea, arcade");
    stage.awaitInvitation(guest, "arcade");
  }

  @Test
  void aReactionTwiceChangesNothing() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 2);

    String first = guest.reacts(direct, greeting.id(), "✅");
    rig.said(direct);
    guest.redacts(direct, first);
    guest.reacts(direct, greeting.id(), "✅");

    rig.nothingElse(direct, guest);
    stage.awaitInvitation(guest, "den");
  }

  @Test
  void neitherAnotherNameNorAQuickReturnIsGreeted() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    stage.greeting(direct, 2);

    guest.call(
        "PUT", "/profile/" + guest.id() + "/displayname", Json.object().put("displayname", "G"));
    guest.leaves(stage.id("home"));
    guest.joins(stage.id("home"));
    rig.nothingElse(direct, guest);
    guest.leaves(stage.id("home"));
    eventually(
        "they are seen to go", () -> stage.status(guest, "home").contains("no longer there"));
    rig.timePasses(Duration.ofDays(2));
    guest.joins(stage.id("home"));

    assertThat(rig.said(direct)).startsWith("Hello " + guest.id());
  }

  @Test
  void whoIsGoneIsNotLetIn() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 2);
    stage.owner().bans(stage.id("home"), guest.id());
    eventually("the ban is seen", () -> stage.status(guest, "home").contains("is banned"));

    guest.reacts(direct, greeting.id(), "✅");
    guest.says(direct, "yes");

    assertThat(rig.said(direct)).startsWith("You are not in home any more.");
    assertThat(stage.status(guest, "home")).doesNotContain("accepted");
    assertThat(stage.isInvited(guest, "den")).isFalse();
  }

  @Test
  void whoDeclinesIsInvitedAgainOnlyWhenTheyAsk() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 2);
    String reaction = guest.reacts(direct, greeting.id(), "🎮");
    rig.said(direct);
    stage.awaitInvitation(guest, "arcade");

    guest.leaves(stage.id("arcade"));
    eventually("that is known", () -> stage.status(guest, "home").contains("arcade: declined"));
    assertThat(stage.isInvited(guest, "arcade")).isFalse();
    rig.timePasses(Duration.ofMinutes(2));
    guest.redacts(direct, reaction);
    guest.reacts(direct, greeting.id(), "🎮");

    assertThat(rig.said(direct)).startsWith("I look after your invitations again.");
    stage.awaitInvitation(guest, "arcade");
  }

  @Test
  void whoWasPutOutIsInvitedAgainOnlyByAModerator() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 2);
    String reaction = guest.reacts(direct, greeting.id(), "🎮");
    rig.said(direct);
    stage.awaitInvitation(guest, "arcade");
    guest.joins(stage.id("arcade"));
    stage.owner().kicks(stage.id("arcade"), guest.id());
    stage.awaitStatus(guest, "home", "was put out");

    rig.timePasses(Duration.ofMinutes(2));
    guest.redacts(direct, reaction);
    guest.reacts(direct, greeting.id(), "🎮");
    rig.said(direct);
    assertThat(stage.status(guest, "home")).contains("was put out");
    assertThat(stage.isInvited(guest, "arcade")).isFalse();
    assertThat(stage.asks("!welcome resend " + guest.id()))
        .contains("has accepted already, and is invited again");

    stage.awaitInvitation(guest, "arcade");
  }

  @Test
  void whoTakesNoInvitationsIsMentionedInTheLobby() {
    Person guest = stage.stranger();
    stage.takesInvitations(guest, false);
    guest.joins(stage.id("home"));
    stage.awaitStatus(guest, "home", "but could not arrive");

    String lobby = stage.id("porch");
    Heard mention = stage.message(lobby);
    while (!mention.mentions().contains(guest.id())) {
      mention = stage.message(lobby);
    }
    assertThat(mention.text())
        .contains(guest.id() + ", welcome to home! I cannot write to you in private")
        .contains("Please be kind");
    assertThat(mention.mentions()).containsExactly(guest.id());
    guest.joins(lobby);
    rig.bob().joins(lobby);
    rig.bob().reacts(lobby, mention.id(), "✅");
    stage.takesInvitations(guest, true);
    guest.reacts(lobby, mention.id(), "✅");
    assertThat(stage.message(lobby).text()).startsWith("Thank you, you are in!");
    stage.awaitInvitation(guest, "den");
    assertThat(stage.status(guest, "home")).contains("but could not arrive");
  }

  @Test
  void whoWasUnreachableIsGreetedWhenAModeratorTriesAgain() {
    Person guest = stage.stranger();
    stage.takesInvitations(guest, false);
    guest.joins(stage.id("home"));
    stage.awaitStatus(guest, "home", "but could not arrive");

    stage.takesInvitations(guest, true);
    assertThat(stage.asks("!welcome resend " + guest.id())).contains("is greeted again");

    String direct = stage.direct(guest);
    assertThat(stage.message(direct).text()).startsWith("Hello " + guest.id());
  }

  @Test
  void membersOfBeforeAndBridgedUsersAreNotGreeted() {
    String before = stage.status(stage.owner(), "home");
    assertThat(before).startsWith("I know nothing of");

    Person bridged = rig.person("_irc_nick");
    bridged.joins(stage.id("home"));
    assertThat(stage.status(bridged, "home")).startsWith("I know nothing of");
    assertThat(stage.asks("!welcome resend " + bridged.id())).contains("is not greeted");
  }

  @Test
  void nothingThatIsWrittenOrReactedDoesHarm() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 2);

    guest.says(direct, "y" + "e".repeat(60_000) + "s");
    assertThat(rig.said(direct)).startsWith("I only know what to do with a yes here");
    guest.says(direct, "\u202E\u200B");
    guest.reacts(direct, greeting.id(), "x".repeat(2_000));
    for (int i = 0; i < 50; i++) {
      String reaction = guest.reacts(direct, greeting.id(), "🎮");
      guest.redacts(direct, reaction);
    }

    assertThat(rig.said(direct)).startsWith("Thank you, you are in!");
    rig.nothingElse(direct, guest);
    stage.awaitInvitation(guest, "arcade");
  }

  @Test
  void manyWhoComeAtOnceAreAllGreeted() {
    List<Person> guests = Stream.generate(stage::stranger).limit(30).toList();
    guests.parallelStream().forEach(guest -> guest.joins(stage.id("home")));

    for (Person guest : guests) {
      String direct = stage.direct(guest);
      assertThat(stage.message(direct).text()).startsWith("Hello " + guest.id());
      assertThat(stage.messages(direct)).isEqualTo(1);
    }
  }
}
