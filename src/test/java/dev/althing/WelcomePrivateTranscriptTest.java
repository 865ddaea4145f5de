package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom a text in private is for, when several wait for one. */
final class WelcomePrivateTranscriptTest {
  private static final String PLACES =
      """
      home {
        room = "#home:@S"
        reactions { "✅" = ["#den:@S"] }
      }
      club {
        room = "#club:@S"
        reactions { "🎮" = ["#bar:@S"] }
        question { ask = "What is rule 1?", answers = ["be kind"], tries = 3 }
      }
      """;

  private static WelcomeStage stage;
  private static BotRig rig;

  @BeforeAll
  static void start() {
    stage = new WelcomeStage(BotRig.plan().on(Databases.H2), PLACES);
    rig = stage.rig;
    stage.space("home");
    stage.space("club");
    stage.room("den");
    stage.room("bar");
    stage.ready();
  }

  @AfterAll
  static void end() {
    stage.close();
  }

  /** Joins a place as well, and hears its greeting where the first one was. */
  private static Heard greetedToo(Person guest, String place, String direct) {
    guest.joins(stage.id(place));
    Heard greeting = stage.greeting(direct, 1);
    assertThat(greeting.text()).contains("welcome to " + place);
    return greeting;
  }

  @Test
  void aWordForEachPlaceIsTakenByBoth() {
    Person guest = stage.newcomer("club");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    greetedToo(guest, "home", direct);

    guest.says(direct, "yes");
    assertThat(rig.said(direct)).contains("Your invitation to den is on the way.");
    guest.says(direct, "yes");
    assertThat(rig.said(direct)).startsWith("One question first:");
    guest.says(direct, "be kind");
    assertThat(rig.said(direct)).contains("Your invitation to bar is on the way.");
    stage.awaitInvitation(guest, "den");
    stage.awaitInvitation(guest, "bar");
  }

  @Test
  void aKeyIsForThePlaceThatHasIt() {
    Person guest = stage.newcomer("club");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    greetedToo(guest, "home", direct);

    guest.says(direct, "🎮");
    assertThat(rig.said(direct)).startsWith("One question first:");
    guest.says(direct, "no idea");
    assertThat(rig.said(direct)).startsWith("That is not it.");
    guest.says(direct, "be kind");
    assertThat(rig.said(direct)).contains("Your invitation to bar is on the way.");
    guest.says(direct, "✅");
    assertThat(rig.said(direct)).contains("Your invitation to den is on the way.");
  }

  @Test
  void theOrderIsTheSameAfterARestart() {
    Person guest = stage.newcomer("club");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    greetedToo(guest, "home", direct);
    rig.stop();
    rig.resume();

    guest.says(direct, "yes");
    assertThat(rig.said(direct)).contains("Your invitation to den is on the way.");
    guest.says(direct, "yes");
    assertThat(rig.said(direct)).startsWith("One question first:");
  }

  @Test
  void whoHasLeftTheLaterPlaceIsToldOnceAndHeardByTheOther() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    greetedToo(guest, "club", direct);
    guest.leaves(stage.id("club"));
    stage.awaitStatus(guest, "club", "no longer there");

    guest.says(direct, "yes");
    assertThat(rig.said(direct)).startsWith("You are not in club any more.");
    guest.says(direct, "yes");
    assertThat(rig.said(direct)).contains("Your invitation to den is on the way.");

    guest.joins(stage.id("club"));
    stage.awaitStatus(guest, "club", "was greeted");
    guest.says(direct, "yes");
    assertThat(rig.said(direct)).startsWith("One question first:");
  }

  @Test
  void aGameGoesOnWhileNewcomersAreGreeted() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    List<String> wrong = WordleTable.wrong(WordleTable.answer(rig, WordleTable.today(rig)));

    guest.says(direct, "wordle");
    Heard board = rig.heard(direct);
    guest.says(direct, wrong.get(0));
    assertThat(WordleTable.edited(rig.heard(direct))).contains(" · 1/6\n");
    greetedToo(guest, "club", direct);
    guest.says(direct, wrong.get(1));
    Heard second = rig.heard(direct);
    assertThat(WordleTable.original(second)).isEqualTo(board.id());
    assertThat(WordleTable.edited(second)).contains(" · 2/6\n");

    guest.says(direct, "yes");
    assertThat(rig.said(direct)).startsWith("One question first:");
    guest.says(direct, "be kind");
    assertThat(rig.said(direct)).contains("Your invitation to bar is on the way.");
    guest.says(direct, "ja");
    assertThat(rig.said(direct)).contains("Your invitation to den is on the way.");
    guest.says(direct, wrong.get(2));
    assertThat(WordleTable.edited(rig.heard(direct))).contains(" · 3/6\n");
  }

  @Test
  void anAcceptanceIsTakenWhenTheGameBeganLater() {
    Person guest = stage.newcomer("home");
    String direct = stage.direct(guest);
    stage.greeting(direct, 1);
    String answer = WordleTable.answer(rig, WordleTable.today(rig));
    guest.says(direct, "wordle");
    rig.heard(direct);

    guest.says(direct, answer);
    assertThat(rig.said(direct)).startsWith("🎉");
    rig.heard(direct);
    guest.says(direct, "yes");

    assertThat(rig.said(direct)).contains("Your invitation to den is on the way.");
  }
}
