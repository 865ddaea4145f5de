package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BotRigTest {
  @Test
  void somebodySpeaksAndTheBotAnswers() {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");

      String question = rig.alice().says(room, "!count +");

      Heard answer = rig.heard(room);
      assertThat(answer.text()).isEqualTo("1");
      assertThat(answer.repliesTo()).isEqualTo(question);
      assertThat(answer.saysWhomItMentions()).isTrue();
      rig.nothingElse(room, rig.bob());
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whatWasCountedIsThereAfterARestart(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      String room = rig.room("alice");
      rig.alice().says(room, "!count +");
      assertThat(rig.said(room)).isEqualTo("1");

      rig.stop();
      rig.resume();

      rig.alice().says(room, "!count +");
      assertThat(rig.said(room)).isEqualTo("2");
    }
  }
}
