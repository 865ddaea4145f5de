package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.traffic.Fault;
import dev.althing.sandbox.traffic.Faults;
import dev.althing.testing.Databases;
import dev.althing.testing.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seams for encryption: exactly once holds for ciphertext whose keys come late, too. */
class CipherSeamTest {
  private static final int QUESTIONS = 30;
  private static final int BATCHES = 20;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void answersEncryptedQuestionsExactlyOnceThoughKeysComeLateAndRequestsAreLost(Databases kind) {
    LateCipher cipher = new LateCipher();
    var seams = new Seams(cipher, cipher, event -> {});
    try (BotRig rig = BotRig.plan().on(kind).through(seams).start()) {
      String room = rig.room("alice", "bob");
      rig.sandbox()
          .faults(
              Faults.none()
                  .with(Fault.RESET_AFTER, 0.2)
                  .with(Fault.SERVER_ERROR, 0.1)
                  .onlyOn("/send/m.room.encrypted"));
      List<String> questions = new ArrayList<>();
      for (int i = 0; i < QUESTIONS; i++) {
        String session = "s" + i;
        if (i % 3 == 0) {
          tellsTheKey(rig, room, session);
        }
        questions.add(asks(rig, room, session));
        if (i % 3 == 1) {
          tellsTheKey(rig, room, session);
        }
        if (i == QUESTIONS / 2) {
          rig.stop();
          rig.resume();
        }
      }
      hearsManyBatchesMeanwhile(rig);
      rig.stop();
      rig.resume();
      for (int i = 2; i < QUESTIONS; i += 3) {
        tellsTheKey(rig, room, "s" + i);
      }

      eventually("all are answered", () -> answers(rig, room).keySet().containsAll(questions));

      Map<String, List<String>> answers = answers(rig, room);
      assertThat(answers.values()).allSatisfy(texts -> assertThat(texts).hasSize(1));
      assertThat(answers.values().stream().map(texts -> Integer.parseInt(texts.get(0))))
          .as("counted once each")
          .containsExactlyInAnyOrderElementsOf(numbers());
      assertThat(cipher.sealings())
          .as("sealed again only after a restart")
          .isLessThan(45 + BATCHES);
    }
  }

  @Test
  void namesWhatItCouldOnlyReadWhenItWasTooOld() {
    LateCipher cipher = new LateCipher();
    var seams = new Seams(cipher, cipher, event -> {});
    try (BotRig rig = BotRig.plan().on(Databases.H2).through(seams).start()) {
      String room = rig.room("alice", "bob");
      String secret = asks(rig, room, "s");
      String open = rig.alice().says(room, "!count");
      eventually("what came behind it is answered", () -> answers(rig, room).containsKey(open));
      rig.timePasses(Duration.ofMinutes(6));
      rig.stop();
      rig.resume();

      tellsTheKey(rig, room, "s");

      eventually("it is named", () -> answers(rig, room).containsKey(""));
      assertThat(answers(rig, room).get("")).singleElement().asString().contains("!count +");
      assertThat(answers(rig, room)).doesNotContainKey(secret);
    }
  }

  /** Alice raises the counter in secret; the faults are meant for the bot, not for her. */
  private static String asks(BotRig rig, String room, String session) {
    var question = LateCipher.seal("m.room.message", Person.text("!count +"), 0);
    question.put("session_id", session);
    return rig.sandbox().seed().event(room, rig.alice().id(), LateCipher.WIRE, question);
  }

  private static void tellsTheKey(BotRig rig, String room, String session) {
    rig.sandbox()
        .seed()
        .toDevice(rig.bot(), rig.alice().id(), "test.key", LateCipher.key(room, session));
  }

  /** More than may be unsafe at a time, each waited for. */
  private static void hearsManyBatchesMeanwhile(BotRig rig) {
    String other = rig.room("alice", "bob");
    for (int i = 0; i < BATCHES; i++) {
      String question = rig.alice().says(other, "!count");
      eventually("it is answered", () -> answers(rig, other).containsKey(question));
    }
  }

  private static List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= QUESTIONS; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static Map<String, List<String>> answers(BotRig rig, String room) {
    Map<String, List<String>> answers = new HashMap<>();
    for (JsonNode event : rig.alice().messages(room, "").path("chunk")) {
      boolean isAnswer =
          event.path("sender").asText().equals(rig.bot())
              && event.path("type").asText().equals(LateCipher.WIRE);
      if (isAnswer) {
        JsonNode content = LateCipher.open(event.path("content")).path("content");
        String question =
            content.path("m.relates_to").path("m.in_reply_to").path("event_id").asText();
        answers
            .computeIfAbsent(question, q -> new ArrayList<>())
            .add(content.path("body").asText());
      }
    }
    return answers;
  }
}
