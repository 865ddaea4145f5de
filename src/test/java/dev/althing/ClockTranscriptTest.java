package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people notice when the bot's clock is set while the homeserver's goes on as it was. */
final class ClockTranscriptTest {
  private static final String FEW =
      "commands.cooldown { user { burst = 2, every = 1h }, room { burst = 500 } }";

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "P3650D", "P-3650D"})
  void nothingIsLostOrDoubled(Duration jump) {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      Person alice = rig.alice();
      List<String> said = new ArrayList<>();
      alice.says(room, "!remind me in 2h tea");
      assertThat(rig.said(room)).startsWith("⏰ I will remind you");

      rig.clock().advance(jump);
      alice.says(room, "!count +");
      alice.says(room, "!count +");
      alice.says(room, "!remind me in 1s bread");
      until("bread", rig, room, said);
      rig.clock().advance(jump.negated());
      alice.says(room, "!count +");
      until("3", rig, room, said);
      rig.timePasses(Duration.ofHours(2));
      if (said.stream().noneMatch(text -> text.contains(": tea"))) {
        until("tea", rig, room, said);
      }

      assertThat(said).filteredOn(text -> text.matches("\\d")).containsExactly("1", "2", "3");
      assertThat(said).filteredOn(text -> text.startsWith("⏰ I will remind you")).hasSize(1);
      assertThat(said).filteredOn(text -> text.contains(": tea")).hasSize(1);
      assertThat(said).filteredOn(text -> text.contains(": bread")).hasSize(1);
      assertThat(said).hasSize(6);
      rig.nothingElse(room, rig.bob());
    }
  }

  /** Hears until a number, or until somebody was reminded of that. */
  private static void until(String last, BotRig rig, String room, List<String> said) {
    do {
      said.add(rig.said(room));
    } while (!said.get(said.size() - 1).equals(last)
        && !said.get(said.size() - 1).contains(": " + last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "P3650D", "P-3650D"})
  void nobodyIsHushedForLonger(Duration jump) {
    try (BotRig rig = BotRig.plan().conf(FEW).start()) {
      String room = rig.room("alice", "bob");
      rig.alice().says(room, "!count +");
      rig.alice().says(room, "!count +");
      rig.alice().says(room, "!count +");
      assertThat(rig.heard(room, 3).get(2).text()).startsWith("Slow down, please");

      rig.clock().advance(jump);
      rig.bob().says(room, "!count +");
      assertThat(rig.said(room)).isEqualTo("3");
      rig.timePasses(Duration.ofMinutes(61));
      rig.alice().says(room, "!count +");

      assertThat(rig.said(room)).isEqualTo("4");
      rig.nothingElse(room, rig.bob());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "P3650D", "P-3650D"})
  void whatCameWhileTheBotWasAwayIsAnsweredOnce(Duration jump) {
    try (BotRig rig = BotRig.plan().on(Databases.H2).start()) {
      String room = rig.room("alice", "bob");
      List<String> questions = new ArrayList<>();
      questions.add(rig.alice().says(room, "!count +"));
      rig.said(room);

      rig.stop();
      questions.add(rig.alice().says(room, "!count +"));
      questions.add(rig.alice().says(room, "!count +"));
      rig.clock().advance(jump);
      rig.resume();

      List<Heard> answers = rig.heard(room, 2);
      assertThat(answers).extracting(Heard::text).containsExactly("2", "3");
      assertThat(answers).extracting(Heard::repliesTo).isEqualTo(questions.subList(1, 3));
      rig.nothingElse(room, rig.bob());
    }
  }
}
