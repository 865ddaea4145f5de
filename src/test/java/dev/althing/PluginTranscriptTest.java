package dev.althing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.health.Health;
import dev.althing.plugin.Jars;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What plugins are like for those who run the bot and those who use them. */
final class PluginTranscriptTest {
  private static final String SCORE =
      """
      try {
        String key = "score:" + invocation.sender();
        String before = context.store().find(key).toCompletableFuture().get().orElse("0");
        return Reply.text("You had " + before + ".").storing(Store.add(key, 1));
      } catch (Exception fault) {
        throw new IllegalStateException(fault);
      }
      """;

  private static Path jar(BotRig rig, String name) {
    return rig.data().resolve("jars").resolve(name + ".jar");
  }

  private static void plugin(BotRig rig, String id, String version, String source) {
    Jars.plugin(jar(rig, id), Jars.manifest(id, version), source);
  }

  private static String answer(BotRig rig, String command) {
    String room = rig.community().management();
    rig.moderator().says(room, command);
    return rig.said(room);
  }

  @Test
  void aJarIsDroppedInUsedReplacedAndTakenAway() throws IOException {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      assertThat(answer(rig, "!plugins")).isEqualTo("No plugin is loaded.");

      plugin(rig, "coin", "1.0", Jars.example("flip", "return Reply.text(\"**heads**\");"));
      assertThat(answer(rig, "!plugins load coin"))
          .isEqualTo("coin 1.0 is loaded, with one command.");
      rig.alice().says(room, "!flip");
      assertThat(rig.said(room)).isEqualTo("heads");
      rig.alice().says(room, "!help flip");
      assertThat(rig.said(room)).contains("An example.");
      assertThat(answer(rig, "!plugins")).contains("coin 1.0", "An example.", "flip");

      plugin(rig, "coin", "1.1", Jars.example("flip", "return Reply.text(\"**tails**\");"));
      assertThat(answer(rig, "!plugins reload coin")).contains("coin 1.1 is loaded again");
      rig.alice().says(room, "!flip");
      assertThat(rig.said(room)).isEqualTo("tails");

      Files.writeString(jar(rig, "coin"), "broken");
      assertThat(answer(rig, "!plugins reload coin")).contains("Nothing has changed", "no jar");
      rig.alice().says(room, "!flip");
      assertThat(rig.said(room)).isEqualTo("tails");

      Files.delete(jar(rig, "coin"));
      rig.alice().says(room, "!flip");
      assertThat(rig.said(room)).isEqualTo("tails");
      assertThat(answer(rig, "!plugins unload coin")).contains("coin 1.1 is stopped");
      rig.alice().says(room, "!flip");
      assertThat(rig.said(room)).contains("flip").doesNotContain("tails");
    }
  }

  @Test
  void whatIsWrongWithAJarIsShownAndNothingElseSuffers() throws IOException {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      rig.stop();
      plugin(rig, "a-good", "1", Jars.example("hello", "return Reply.text(\"hello\");"));
      plugin(rig, "b-taken", "1", Jars.example("hello", "return Reply.text(\"mine\");"));
      plugin(
          rig,
          "c-throws",
          "1",
          Jars.example(
              "if (true) throw new IllegalStateException(\"no luck\");", "c", "return null;"));
      plugin(rig, "d-ping", "1", Jars.example("ping", "return Reply.text(\"mine\");"));
      Files.writeString(jar(rig, "e-text"), "I am a jar");
      rig.resume();

      rig.alice().says(room, "!hello");
      assertThat(rig.said(room)).isEqualTo("hello");
      rig.alice().says(room, "!ping");
      assertThat(rig.said(room)).contains("Pong");
      assertThat(answer(rig, "!plugins"))
          .contains("One plugin is loaded", "a-good")
          .contains("b-taken.jar is not loaded: its command hello is taken by a-good")
          .contains("c-throws.jar is not loaded", "no luck")
          .contains("d-ping.jar is not loaded: its command ping is taken by althing")
          .contains("e-text.jar is not loaded: it is no jar");
      Health health =
          rig.health().checks().stream()
              .filter(check -> check.name().equals("plugins"))
              .findFirst()
              .orElseThrow()
              .health();
      assertThat(health.status()).isEqualTo(Health.Status.DEGRADED);
      assertThat(health.reason()).contains("e-text.jar");
    }
  }

  @Test
  void aCallThatRunsWhileItsPluginIsReplacedIsAnswered() {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      String slow =
          Jars.example(
              "slow",
              "try { Thread.sleep(1500); } catch (InterruptedException cut) {"
                  + " return Reply.text(\"cut\"); } return Reply.text(\"old\");");
      plugin(rig, "slow", "1", slow);
      answer(rig, "!plugins load slow");

      rig.alice().says(room, "!slow");
      plugin(rig, "slow", "2", Jars.example("slow", "return Reply.text(\"new\");"));
      assertThat(answer(rig, "!plugins reload slow")).contains("slow 2 is loaded again");
      String after = rig.bob().says(room, "!slow");

      List<Heard> both = rig.heard(room, 2);
      assertThat(both).extracting(Heard::text).containsExactlyInAnyOrder("old", "new");
      assertThat(both)
          .filteredOn(heard -> heard.text().equals("new"))
          .extracting(Heard::repliesTo)
          .containsExactly(after);
    }
  }

  @Test
  void aPluginIsHelpedWithInTheLanguageOfTheRoom() {
    try (BotRig rig = BotRig.plan().conf("language = de").start()) {
      String room = rig.room("alice", "bob");
      Map<String, byte[]> entries = new HashMap<>();
      String source = Jars.example("flip", "return Reply.text(\"**Kopf**\");");
      entries.putAll(Jars.compiled(source));
      entries.put("althing-plugin.conf", Jars.manifest("coin", "1").getBytes(UTF_8));
      entries.put(
          "help_de.properties",
          "flip.summary = Wirft eine Münze für dich.\nping.summary = Böse\n".getBytes(UTF_8));
      Jars.jar(jar(rig, "coin"), entries);
      assertThat(answer(rig, "!plugins load coin")).contains("coin 1");

      rig.alice().says(room, "!help flip");
      assertThat(rig.said(room)).contains("Wirft eine Münze für dich.");
      rig.alice().says(room, "!help ping");
      assertThat(rig.said(room)).doesNotContain("Böse");
    }
  }

  @Test
  void aPluginThatKeepsFailingRestsAndTheManagementIsTold() {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      plugin(rig, "bad", "1", Jars.example("bad", "throw new IllegalStateException(\"oops\");"));
      answer(rig, "!plugins load bad");

      for (int i = 0; i < 3; i++) {
        rig.alice().says(room, "!bad");
        assertThat(rig.said(room)).contains("went wrong");
      }

      assertThat(rig.said(rig.community().management()))
          .contains("The plugin bad is not called for one minute", "oops");
      rig.alice().says(room, "!bad");
      assertThat(rig.said(room)).contains("bad has failed several times and rests");
      rig.alice().says(room, "!ping");
      assertThat(rig.said(room)).contains("Pong");
      assertThat(answer(rig, "!plugins info bad")).contains("3 calls have failed", "oops");
    }
  }

  @Test
  void aLoopHurtsNobodyElse() {
    try (BotRig rig = BotRig.plan().conf("plugins.deadline = 2s").start()) {
      String room = rig.room("alice", "bob");
      plugin(
          rig, "loop", "1", Jars.example("loop", "while (!Thread.interrupted()) {} return null;"));
      answer(rig, "!plugins load loop");

      rig.alice().says(room, "!loop");
      rig.bob().says(room, "!ping");

      assertThat(rig.said(room)).contains("went wrong");
      assertThat(rig.said(room)).contains("Pong");
      rig.alice().says(room, "!loop");
      assertThat(rig.said(room)).contains("rests for a while");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whatAPluginKeepsSurvivesAndSwitchesDo(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      String room = rig.room("alice", "bob");
      String other = rig.room("alice", "bob");
      plugin(rig, "score", "1", Jars.example("score", SCORE));
      answer(rig, "!plugins load score");
      rig.alice().says(room, "!score");
      assertThat(rig.said(room)).isEqualTo("You had 0.");
      rig.alice().says(room, "!score");
      assertThat(rig.said(room)).isEqualTo("You had 1.");
      assertThat(answer(rig, "!plugins disable score #nowhere:sandbox.localhost"))
          .contains("cannot find that room");
      assertThat(answer(rig, "!plugins disable score " + room)).contains("off in that room");

      rig.stop();
      rig.resume();

      rig.alice().says(room, "!score");
      assertThat(rig.said(room)).contains("switched off here");
      rig.alice().says(other, "!score");
      assertThat(rig.said(other)).isEqualTo("You had 2.");
      rig.bob().says(other, "!score");
      assertThat(rig.said(other)).isEqualTo("You had 0.");
      assertThat(answer(rig, "!plugins enable score " + room)).contains("on in that room");
      rig.alice().says(room, "!score");
      assertThat(rig.said(room)).isEqualTo("You had 3.");
    }
  }

  @Test
  void nobodyButAnOwnerSeesOrChangesPlugins() {
    try (BotRig rig = BotRig.start()) {
      String room = rig.room("alice", "bob");
      rig.alice().says(room, "!plugins load x");
      assertThat(rig.said(room)).doesNotContain("folder");
    }
  }
}
