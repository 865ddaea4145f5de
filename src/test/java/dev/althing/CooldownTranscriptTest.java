package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Heard;
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
