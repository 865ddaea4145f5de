package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.json.Json;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How people are reminded. */
final class RemindTranscriptTest {
  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig = BotRig.start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @Test
  void aReminderAnswersItsQuestionAndMentionsWhoAsked() {
    String room = rig.room("alice", "bob");

    String question = rig.alice().says(room, "!remind me in 1s take the *bread* out");
    assertThat(rig.said(room)).startsWith("⏰ I will remind you in 1 second, on ");

    Heard told = rig.heard(room);
    assertThat(told.text())
        .startsWith("⏰ @alice:sandbox.localhost: take the *bread* out")
        .contains("React with ⏰");
    assertThat(told.repliesTo()).isEqualTo(question);
    assertThat(told.mentions()).containsExactly(rig.alice().id());
  }

  @Test
  void aReminderStaysInItsThread() {
    String room = rig.room("alice", "bob");
    String root = rig.bob().says(room, "bread");

    String question = rig.alice().threads(room, root, "!remind me in 1s bread");
    rig.said(room);

    Heard told = rig.heard(room);
    assertThat(told.thread()).isEqualTo(root);
    assertThat(told.repliesTo()).isEqualTo(question);
  }

  @Test
  void remindersAreListedAndCancelled() {
    Person carol = rig.person("carol");
    String room = rig.room("carol", "bob");

    carol.says(room, "!remind list");
    assertThat(rig.said(room))
        .isEqualTo("You have no reminders. Set one with !remind me in 10m tea.");
    carol.says(room, "!remind me in 3d b");
    assertThat(rig.said(room)).contains("(Reminder 1;");
    carol.says(room, "!remind me in 10m <b>a</b>");
    assertThat(rig.said(room)).contains("(Reminder 2;");
    carol.says(room, "!remind list");
    assertThat(rig.said(room)).matches("(?s)• 2: in .*<b>a</b>\n• 1: in .*: b");
    carol.says(room, "!remind cancel 2");
    assertThat(rig.said(room)).isEqualTo("Reminder 2 is cancelled.");
    carol.says(room, "!remind cancel 2");
    assertThat(rig.said(room))
        .isEqualTo("You have no reminder 2. !remind list shows those you have.");
    rig.bob().says(room, "!remind cancel 1");
    assertThat(rig.said(room)).startsWith("You have no reminder 1.");
    carol.says(room, "!remind");
    assertThat(rig.said(room)).contains("^ expected one of: me, list, cancel");
  }

  @Test
  void badWishesAreExplained() {
    String room = rig.room("dora", "bob");
    Person dora = rig.person("dora");

    dora.says(room, "!remind me sometime");
    assertThat(rig.said(room)).startsWith("I do not see when.");
    dora.says(room, "!remind me in 99y x");
    assertThat(rig.said(room)).startsWith("I do not see when.");
    dora.says(room, "!remind me in 3000d x");
    assertThat(rig.said(room)).startsWith("That time has passed, does not exist, or is more");
    dora.says(room, "!remind me in 99999999999999999999d x");
    assertThat(rig.said(room)).startsWith("I do not see when.");
    dora.says(room, "!remind me on 2020-01-01 x");
    assertThat(rig.said(room)).startsWith("That time has passed");
    dora.says(room, "!remind me in 10m");
    assertThat(rig.said(room)).startsWith("And of what?");
    dora.says(room, "!remind me in 10m " + "x".repeat(2_001));
    assertThat(rig.said(room)).isEqualTo("That is too long: 2,000 characters at most.");
  }

  @Test
  void whoSaysNothingIsAskedAndTheNextTextIsTheAnswer() {
    String room = rig.room("erin", "bob");
    Person erin = rig.person("erin");

    erin.says(room, "!remind me");
    assertThat(rig.said(room)).startsWith("When, and of what?");
    rig.bob().says(room, "in 10m not mine");
    erin.says(room, "!count");
    assertThat(rig.said(room)).isEqualTo("0");
    String answer = erin.says(room, "in 10m tea");
    Heard set = rig.heard(room);
    assertThat(set.text()).startsWith("⏰ I will remind you in 10 minutes");
    assertThat(set.repliesTo()).isEqualTo(answer);
    erin.says(room, "in 10m no more");

    rig.nothingElse(room, rig.bob());
  }

  @Test
  void aQuestionIsNotAnsweredByARemarkAboutSomethingElse() {
    String room = rig.room("judy", "bob");
    Person judy = rig.person("judy");
    String remark = rig.bob().says(room, "when is tea?");

    judy.says(room, "!remind me");
    Heard question = rig.heard(room);
    judy.replies(room, remark, "in 10m");
    judy.threads(room, remark, "in 20m perhaps");
    rig.bob().replies(room, question.id(), "in 30m not mine");
    rig.nothingElse(room, rig.bob());
    String answer = judy.replies(room, question.id(), "in 10m tea");
    Heard set = rig.heard(room);
    assertThat(set.text()).startsWith("⏰ I will remind you in 10 minutes");
    assertThat(set.repliesTo()).isEqualTo(answer);
    judy.says(room, "in 10m no more");
    judy.replies(room, question.id(), "in 10m no more");

    rig.nothingElse(room, rig.bob());
  }

  @Test
  void aQuestionInAThreadIsAnsweredThereAndSoIsAllThatFollows() {
    String room = rig.room("kim", "bob");
    Person kim = rig.person("kim");
    String root = rig.bob().says(room, "tea");

    kim.threads(room, root, "!remind me");
    assertThat(rig.heard(room).thread()).isEqualTo(root);
    kim.says(room, "in 10m outside of the thread");
    rig.nothingElse(room, rig.bob());
    String answer = kim.threads(room, root, "in 1s tea");
    Heard set = rig.heard(room);
    assertThat(set.text()).startsWith("⏰ I will remind you in 1 second");
    assertThat(set.thread()).isEqualTo(root);
    Heard told = rig.heard(room);
    assertThat(told.thread()).isEqualTo(root);
    assertThat(told.repliesTo()).isEqualTo(answer);
    kim.reacts(room, told.id(), "⏰");
    Heard again = rig.heard(room);
    assertThat(again.text()).startsWith("⏰ I will remind you in 10 minutes");
    assertThat(again.thread()).isEqualTo(root);
    assertThat(again.repliesTo()).isEqualTo(told.id());
    assertThat(again.saysWhomItMentions()).isTrue();
  }

  @Test
  void aListInARoomShowsNothingThatIsPrivateOrOfAnotherRoom() {
    String room = rig.room("iris", "bob");
    String other = rig.room("iris", "bob");
    Person iris = rig.person("iris");
    iris.says(room, "!remind me --private in 3d the clinic");
    rig.said(room);
    iris.says(other, "!remind me in 3d another matter");
    rig.said(other);
    iris.says(room, "!remind list");
    assertThat(rig.said(room)).startsWith("2 reminders of yours are not shown here");
    iris.says(room, "!remind me in 3d " + "bread ".repeat(100));
    rig.said(room);

    iris.says(room, "!remind list");

    assertThat(rig.said(room))
        .contains("bread")
        .contains("…")
        .contains("2 reminders of yours are not shown here")
        .doesNotContain("clinic")
        .doesNotContain("another matter");
  }

  @Test
  void aQuestionIsForgottenAfterFiveMinutes() {
    String room = rig.room("frank", "bob");

    rig.person("frank").says(room, "!remind me");
    assertThat(rig.said(room)).startsWith("When, and of what?");
    rig.timePasses(Duration.ofMinutes(6));
    rig.person("frank").says(room, "in 10m tea");

    rig.nothingElse(room, rig.bob());
  }

  @Test
  void whoWasRemindedMayBeRemindedAgainByAReaction() {
    String room = rig.room("grace", "bob");
    Person grace = rig.person("grace");
    grace.says(room, "!remind me in 1s tea");
    rig.said(room);
    Heard told = rig.heard(room);

    rig.bob().reacts(room, told.id(), "⏰");
    grace.reacts(room, told.id(), "👍");
    rig.nothingElse(room, rig.bob());
    String reaction = grace.reacts(room, told.id(), "⏰️");
    Heard again = rig.heard(room);
    assertThat(again.text()).startsWith("⏰ I will remind you in 10 minutes");
    assertThat(again.repliesTo()).isEqualTo(told.id());
    grace.says(room, "!remind list");
    assertThat(rig.said(room)).contains("in 10 minutes").endsWith(": tea");
    grace.redacts(room, reaction);
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void aPrivateReminderIsToldInTheDirectRoom() {
    String room = rig.room("heidi", "bob");
    Person heidi = rig.person("heidi");

    heidi.says(room, "!remind me --private in 1s the present for Bob");
    assertThat(rig.said(room)).startsWith("⏰ I will remind you");
    eventually("the bot opens a direct room", () -> !heidi.invitations().isEmpty());
    String direct = heidi.invitations().get(0);
    heidi.joins(direct);
    Heard told = rig.heard(direct);
    assertThat(told.text()).startsWith("⏰ @heidi:sandbox.localhost: the present for Bob");
    assertThat(told.repliesTo()).isEmpty();
    rig.nothingElse(room, rig.bob());

    heidi.says(direct, "remind me in 1s again");
    assertThat(rig.said(direct)).startsWith("⏰ I will remind you");
    assertThat(rig.said(direct)).contains(": again");
    heidi.says(room, "!remind me --private in 1s the cake");
    rig.said(room);
    assertThat(rig.said(direct)).contains("the cake");
  }

  @Test
  void aRoomThatSomebodyOpenedToTalkWithTheBotIsTheirDirectRoom() {
    Person leo = rig.person("leo");
    String room = rig.room("leo", "bob");
    String direct = opens(leo, true);
    opens(leo, false);

    leo.says(room, "!remind me --private in 1s the present");
    rig.said(room);
    assertThat(rig.said(direct)).contains("the present");

    rig.bob().joins(direct);
    leo.says(room, "!remind me --private in 1s the cake");
    rig.said(room);
    eventually("the bot opens another room", () -> !leo.invitations().isEmpty());
    String another = leo.invitations().get(0);
    leo.joins(another);
    assertThat(rig.said(another)).contains("the cake");
  }

  private static String opens(Person person, boolean isDirect) {
    var request = Json.object().put("preset", "public_chat").put("is_direct", isDirect);
    request.putArray("invite").add(rig.bot());
    String room = person.creates(request);
    rig.awaitBot(room);
    return room;
  }

  @Test
  void aReminderThatCameDueWhileTheBotWasAwayIsToldLate() {
    try (BotRig other = BotRig.plan().on(Databases.H2).start()) {
      String room = other.room("alice", "bob");
      other.alice().says(room, "!remind me in 1h tea");
      other.said(room);

      other.stop();
      other.timePasses(Duration.ofHours(3));
      other.resume();

      assertThat(other.said(room))
          .startsWith("⏰ @alice:sandbox.localhost: tea")
          .contains("(This was due on ", "I was away.");
      other.nothingElse(room, other.bob());
    }
  }
}
