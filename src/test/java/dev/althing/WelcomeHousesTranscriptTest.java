package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done for newcomers where more is configured, and what moderators do. */
final class WelcomeHousesTranscriptTest {
  private static final String PLACES =
      """
      quiz {
        room = "#quiz:@S"
        reactions { "✅" = ["#vault:@S"] }
        question { ask = "What is rule 1?", answers = ["be kind"], tries = 2 }
        remind-after = 3d
        announce = "#plaza:@S"
        announce-after = 1s
      }
      club {
        room = "#club:@S"
        language = de
        text = "Hallo {user}, hier ist **{place}**. <b>Regel 1</b>: sei nett."
        instead-of-invites = where-open
        reactions { "✅" = ["#bar:@S", "#cellar:@S"] }
        knocks = ["#cellar:@S", "#attic:@S"]
      }
      broken {
        room = "#broken:@S"
        reactions { "✅" = ["#fortress:@S", "#nowhere:@S"] }
      }
      """;

  private static WelcomeStage stage;
  private static BotRig rig;
  private static String management;

  @BeforeAll
  static void start() {
    stage = new WelcomeStage(BotRig.plan(), PLACES);
    rig = stage.rig;
    management = rig.community().management();
    stage.made("quiz", stage.request("quiz", "public_chat"));
    stage.room("vault");
    stage.made("plaza", stage.request("plaza", "public_chat"));
    String club = stage.space("club");
    ObjectNode open = Json.object().put("join_rule", "restricted");
    open.putArray("allow").addObject().put("type", "m.room_membership").put("room_id", club);
    stage.made("bar", with(stage.request("bar", "private_chat"), open));
    ObjectNode knock = Json.object().put("join_rule", "knock");
    stage.made("cellar", with(stage.request("cellar", "private_chat"), knock));
    stage.owner().empowers(stage.id("cellar"), Map.of(rig.bot(), 50));
    stage.made("attic", with(stage.request("attic", "private_chat"), knock));
    stage.space("broken");
    stage.made("fortress", stage.request("fortress", "public_chat"));
    stage.ready();
  }

  private static ObjectNode with(ObjectNode request, ObjectNode rules) {
    ObjectNode state = request.putArray("initial_state").addObject();
    state.put("type", "m.room.join_rules").put("state_key", "").set("content", rules);
    return request;
  }

  @AfterAll
  static void end() {
    stage.close();
  }

  private static void knocks(Person person, String alias) {
    person.call(
        "POST",
        "/knock/" + Wire.segment(stage.id(alias)),
        Json.object().put("reason", "let me <b>in</b>"));
  }

  /** The question to the moderators about somebody. */
  private static Heard question(Person about) {
    Heard next = stage.message(management);
    while (!next.text().contains(about.id()) || !next.text().contains("Let them in?")) {
      next = stage.message(management);
    }
    return next;
  }

  @Test
  void aQuestionIsAnsweredBeforeAnybodyIsLetIn() {
    Person guest = stage.newcomer("quiz");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 1);

    guest.reacts(direct, greeting.id(), "✅");
    Heard question = rig.heard(direct);
    assertThat(question.text()).isEqualTo("One question first:\n\nWhat is rule 1?");
    guest.says(direct, "no idea");
    assertThat(rig.said(direct)).startsWith("That is not it. You have one more try");
    assertThat(stage.isInvited(guest, "vault")).isFalse();
    guest.replies(direct, question.id(), "Be kind!");

    assertThat(rig.said(direct)).startsWith("Thank you, you are in!");
    stage.awaitInvitation(guest, "vault");
  }

  @Test
  void whoDoesNotFindTheAnswerIsForTheModerators() {
    Person guest = stage.newcomer("quiz");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    guest.says(direct, "yes");
    rig.said(direct);
    guest.says(direct, "a");
    rig.said(direct);
    guest.says(direct, "b");
    assertThat(rig.said(direct)).startsWith("That is not it either. I have asked the moderators");
    Heard question = question(guest);
    guest.says(direct, "be kind");
    assertThat(rig.said(direct)).startsWith("I have asked the moderators.");

    rig.moderator().reacts(management, question.id(), "✅");
    assertThat(stage.said(management)).contains("has let " + guest.id() + " in");
    assertThat(rig.said(direct)).startsWith("The moderators have let you in to quiz.");
    stage.awaitInvitation(guest, "vault");
    rig.moderator().reacts(management, question.id(), "❌");
    assertThat(stage.said(management)).isEqualTo("That has been decided already.");
  }

  @Test
  void whoIsTurnedAwayIsTold() {
    Person guest = stage.newcomer("quiz");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    for (String text : new String[] {"yes", "a", "b"}) {
      guest.says(direct, text);
      rig.said(direct);
    }

    rig.moderator().reacts(management, question(guest).id(), "❌");
    assertThat(stage.said(management)).contains("has not let " + guest.id() + " in");
    assertThat(rig.said(direct)).startsWith("The moderators have decided not to let you in.");
    assertThat(stage.isInvited(guest, "vault")).isFalse();
  }

  @Test
  void whoDoesNotAnswerIsRemindedOnce() {
    Person guest = stage.newcomer("quiz");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);

    rig.timePasses(Duration.ofDays(3));
    Heard reminder = rig.heard(direct);
    assertThat(reminder.text()).startsWith("Hello " + guest.id() + ", you are in quiz but have");
    rig.heard(direct);
    rig.timePasses(Duration.ofDays(3));
    rig.nothingElse(direct, guest);
    guest.reacts(direct, reminder.id(), "✅");
    assertThat(rig.said(direct)).startsWith("One question first:");
  }

  @Test
  void newcomersAreGreetedTogetherForAllToSee() {
    Person one = stage.newcomer("quiz");
    Person two = stage.newcomer("quiz");
    String plaza = stage.id("plaza");

    String announced = "";
    while (!announced.contains(one.id()) || !announced.contains(two.id())) {
      Heard next = stage.message(plaza);
      assertThat(next.text()).startsWith("Welcome to quiz");
      assertThat(next.mentions()).isNotEmpty();
      announced += next.text();
    }
  }

  @Test
  void roomsThatAreOpenAnyhowAreLinked() {
    Person guest = stage.newcomer("club");
    String direct = stage.direct(guest);
    Heard greeting = rig.heard(direct);
    assertThat(greeting.text())
        .startsWith("Hallo " + guest.id() + ", hier ist club. <b>Regel 1</b>: sei nett.")
        .contains("reagiere auf diese Nachricht mit ✅", "in bar, cellar zu kommen");
    assertThat(greeting.html()).contains("<strong>club</strong>", "&lt;b&gt;");
    rig.heard(direct);

    guest.says(direct, "ja");
    Heard thanks = rig.heard(direct);
    assertThat(thanks.text())
        .contains("Deine Einladung in cellar ist unterwegs.", "Hier geht es hinein: bar");
    assertThat(thanks.html()).contains("https://matrix.to/#/%23bar%3Asandbox.localhost");
    stage.awaitInvitation(guest, "cellar");
    assertThat(stage.isInvited(guest, "bar")).isFalse();
    guest.joins(stage.id("bar"));
    stage.awaitStatus(guest, "club", "bar: is in");
  }

  @Test
  void whoAcceptedIsLetInWhereTheyKnock() {
    Person guest = stage.newcomer("club");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    guest.says(direct, "ja");
    rig.said(direct);

    knocks(guest, "attic");

    stage.awaitInvitation(guest, "attic");
  }

  @Test
  void theKnockOfAStrangerIsForTheModerators() {
    Person guest = stage.stranger();
    knocks(guest, "attic");
    Heard question = question(guest);
    assertThat(question.text()).contains("knocks at attic and says: let me <b>in</b>");

    rig.moderator().reacts(management, question.id(), "✅");
    assertThat(stage.said(management)).contains("has let " + guest.id() + " in");
    stage.awaitInvitation(guest, "attic");
  }

  @Test
  void aKnockCanBeRefused() {
    Person guest = stage.stranger();
    knocks(guest, "cellar");
    Heard question = question(guest);

    rig.moderator().reacts(management, question.id(), "❌");

    assertThat(stage.said(management)).contains("has not let " + guest.id() + " in");
    eventually(
        "they are refused",
        () -> {
          var state =
              stage
                  .owner()
                  .call(
                      "GET",
                      "/rooms/" + stage.id("cellar") + "/state/m.room.member/" + guest.id(),
                      null);
          return state.path("membership").asText().equals("leave");
        });
  }

  @Test
  void anInvitationThatIsRefusedIsToldAndLinked() {
    Person guest = stage.newcomer("broken");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    guest.says(direct, "yes");
    assertThat(rig.said(direct)).contains("Your invitation to fortress is on the way.");
    stage.awaitStatus(guest, "broken", "fortress: the invitation was refused");

    assertThat(rig.said(direct)).startsWith("I could not invite you to fortress.");
    assertThat(stage.asks("!welcome status --place broken"))
        .contains("(⚠️ I may not invite to it)", "I cannot find #nowhere");
  }

  @Test
  void moderatorsSeeWhatIsWatched() {
    assertThat(stage.asks("!welcome status"))
        .contains("quiz is quiz", "club is club", "broken is broken")
        .contains("✅ opens vault", "✅ opens bar", "(by link), cellar")
        .contains("House rules: the usual ones", "House rules: as configured");
    assertThat(stage.asks("!welcome preview")).startsWith("Which place? Add --place");
    assertThat(stage.asks("!welcome preview --place nowhere"))
        .startsWith("I watch no place called nowhere.");
    assertThat(stage.asks("!welcome preview --place quiz"))
        .startsWith("Hello " + rig.moderator().id() + ", welcome to quiz!");
  }

  @Test
  void onlyModeratorsMayAndOnlyWhereItBelongs() {
    String room = rig.room("alice", "moderator");
    rig.alice().says(room, "!welcome status");
    assertThat(rig.said(room)).doesNotContain("quiz is quiz");
    rig.moderator().says(room, "!welcome status");
    assertThat(rig.said(room)).startsWith("Use this in the management room");
    String quiz = stage.id("quiz");
    rig.moderator().joins(quiz);
    rig.moderator().says(quiz, "!welcome status");
    assertThat(stage.said(quiz)).startsWith("quiz is quiz").doesNotContain("club");
  }

  @Test
  void moderatorsChangeTheHouseRules() {
    assertThat(stage.asks("!welcome set --place broken text Hi {user}!\n\n- be *kind*"))
        .startsWith("The house rules of broken are changed.");
    assertThat(stage.asks("!welcome preview --place broken"))
        .startsWith("Hi " + rig.moderator().id() + "!")
        .contains("be kind");
    assertThat(stage.asks("!welcome set --place broken text Hi {user}!\n\n- be *kind*"))
        .startsWith("The house rules of broken read so already.");
    assertThat(stage.asks("!welcome set --place broken text " + "x".repeat(8_001)))
        .isEqualTo("That is too long: 8,000 characters at most.");
    assertThat(stage.asks("!welcome status --place broken")).contains("written by the moderators");
    assertThat(stage.asks("!welcome set --place broken text")).contains("as they were configured");
  }

  @Test
  void aPauseGreetsNobodyUntilItEnds() {
    assertThat(stage.asks("!welcome pause --place broken")).contains("are not greeted from now on");
    assertThat(stage.asks("!welcome pause --place broken")).contains("are not greeted already");
    Person guest = stage.newcomer("broken");
    stage.awaitStatus(guest, "broken", "came while nobody was greeted");
    assertThat(stage.asks("!welcome status --place broken")).contains("Paused by");
    assertThat(guest.invitations()).isEmpty();

    assertThat(stage.asks("!welcome resume --place broken")).contains("are greeted again");
    assertThat(stage.asks("!welcome resume --place broken")).contains("are greeted anyhow");
    assertThat(stage.asks("!welcome resend " + guest.id() + " --place broken"))
        .contains("is greeted again");
    assertThat(stage.message(stage.direct(guest)).text()).startsWith("Hello " + guest.id());
  }

  @Test
  void aTestHasNoConsequences() {
    Person guest = stage.stranger();
    assertThat(stage.asks("!welcome test " + guest.id() + " --place quiz"))
        .contains("I am sending the greeting to");
    String direct = stage.direct(guest);
    Heard greeting = stage.greeting(direct, 1);
    assertThat(greeting.text()).startsWith("This is a test").contains("welcome to quiz");

    guest.reacts(direct, greeting.id(), "✅");
    assertThat(rig.said(direct)).contains("A newcomer would come into vault now.");
    assertThat(stage.status(guest, "quiz")).startsWith("I know nothing of");
  }

  @Test
  void moderatorsSeeHowManyCameHowFar() {
    Person guest = stage.newcomer("club");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    guest.says(direct, "ja");
    rig.said(direct);
    stage.awaitInvitation(guest, "cellar");
    guest.joins(stage.id("cellar"));
    stage.awaitStatus(guest, "club", "cellar: is in");
    stage.awaitStatus(guest, "club", "and arrived");

    assertThat(stage.asks("!welcome stats 1h --place club"))
        .startsWith("club, the last 1 hour:")
        .containsPattern("joined: [1-9]")
        .containsPattern("greeted: [1-9]")
        .containsPattern("accepted: [1-9]")
        .containsPattern("came into a room: [1-9]");
    rig.timePasses(Duration.ofDays(1));
    assertThat(stage.asks("!welcome stats 1m --place club")).contains("joined: 0");
  }
}
