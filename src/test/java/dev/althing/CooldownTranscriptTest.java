package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of those who ask too much. */
final class CooldownTranscriptTest {
  private static final int BURST = 5;
  private static final String SHIPPED =
      "commands.cooldown { user { burst = 40, every = 1s }, room { burst = 200, every = 100ms } }";
  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig =
        BotRig.plan()
            .conf("commands.cooldown { user { burst = 5, every = 1h }, room { burst = 500 } }")
            .start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @Test
  void aThousandCommandsOfOnePersonAreAnsweredAFewTimesAndHushedOnce() {
    String room = rig.room("alice", "bob");

    for (int i = 0; i < 1_000; i++) {
      rig.sandbox().seed().message(room, rig.alice().id(), "!count +");
    }

    List<Heard> answers = rig.heard(room, BURST + 1);
    for (int i = 0; i < BURST; i++) {
      assertThat(answers.get(i).text()).isEqualTo(String.valueOf(i + 1));
    }
    assertThat(answers.get(BURST).text()).startsWith("Slow down, please: try again in ");
    rig.nothingElse(room, rig.bob());

    rig.timePasses(Duration.ofHours(2));
    rig.alice().says(room, "!count");
    assertThat(rig.said(room)).isEqualTo("5");
  }

  @Test
  void mistakesCountToo() {
    String room = rig.room("carol", "dora");

    for (int i = 0; i < 50; i++) {
      rig.sandbox().seed().message(room, rig.person("carol").id(), "!nonsense");
    }

    List<Heard> answers = rig.heard(room, BURST + 1);
    assertThat(answers.get(BURST).text()).startsWith("Slow down, please");
    rig.nothingElse(room, rig.person("dora"));
  }

  @Test
  void answersToAQuestionCountToo() {
    String room = rig.room("erin", "frank");
    Person erin = rig.person("erin");

    for (int i = 0; i < BURST; i++) {
      erin.says(room, "!remind me");
      assertThat(rig.said(room)).startsWith("When, and of what?");
    }
    erin.says(room, "in 10m tea");
    assertThat(rig.said(room)).startsWith("Slow down, please");
    erin.says(room, "in 10m tea");
    rig.nothingElse(room, rig.person("frank"));

    assertThat(rig.parts().metrics().text()).contains("{command=\"remind\",result=\"answered\"}");
  }

  @Test
  void whateverBecomesOfCommandsIsCounted() {
    String room = rig.room("gina", "hugo");
    Person gina = rig.person("gina");

    gina.says(room, "!nonsense-of-gina");
    gina.says(room, "!remind cancel soon");
    rig.person("hugo").says(room, "!count reset");
    rig.person("hugo").says(room, "!remind cancel 7");
    rig.heard(room, 4);
    for (int i = 0; i < BURST; i++) {
      gina.says(room, "!count");
    }
    rig.heard(room, BURST - 1);
    rig.nothingElse(room, rig.person("hugo"));

    assertThat(rig.parts().metrics().text())
        .contains("{command=\"unknown\",result=\"unknown\"}")
        .contains("{command=\"remind\",result=\"mistaken\"}")
        .contains("{command=\"count\",result=\"denied\"}")
        .contains("{command=\"remind\",result=\"refused\"}")
        .contains("{command=\"count\",result=\"limited\"}")
        .doesNotContain("gina");
  }

  @Test
  void fortyCommandsInHalfASecondAreAnsweredInOrder() {
    try (BotRig usual = BotRig.plan().conf(SHIPPED).start()) {
      forty(usual);
    }
  }

  private static void forty(BotRig usual) {
    String room = usual.room("alice", "bob");
    String[] questions = new String[40];
    for (int i = 0; i < questions.length; i++) {
      questions[i] = usual.sandbox().seed().message(room, usual.alice().id(), "!count +");
    }

    for (int i = 0; i < questions.length; i++) {
      Heard answer = usual.heard(room);
      assertThat(answer.text()).isEqualTo(String.valueOf(i + 1));
      assertThat(answer.repliesTo()).isEqualTo(questions[i]);
    }
    usual.nothingElse(room, usual.bob());
  }
}
