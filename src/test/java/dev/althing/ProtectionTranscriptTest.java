package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.plugin.Jars;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Protections of plugins, as people in rooms and in the management room see them. */
final class ProtectionTranscriptTest {
  private static String protection(String kinds, String judgement) {
    return """
        context.register(new Protection() {
          public String name() { return "guard%d"; }
          public String summary() { return "Guards."; }
          public Set<Happening.Kind> kinds() { return Set.of(%s); }
          public Judgement judge(Happening happening, RoomView room) {
            %s
          }
        });
        """
        .formatted(count, kinds, judgement);
  }

  private static String onWord(String consequences) {
    return protection(
        "Happening.Kind.MESSAGE",
        """
        return ((Happening.Message) happening).body().contains("darn")
            ? Judgement.of("a forbidden word", %s) : Judgement.PASS;
        """
            .formatted(consequences));
  }

  private static BotRig rig;

  @BeforeAll
  static void start() {
    rig = BotRig.plan().conf("plugins.budget = 2s").start();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  /** Another protection each time, since what moderators said of one stays. */
  @AfterEach
  void forget() {
    management(rig, "!plugins unload kit");
    management(rig, "!plugins revoke kit moderate");
    management(rig, "!plugins revoke kit read-messages");
    count++;
  }

  private static int count;

  private static void load(BotRig rig, String work) {
    Jars.plugin(
        rig.data().resolve("jars").resolve("kit.jar"),
        Jars.asking("kit", "moderate", "read-messages"),
        Jars.starting(work));
    assertThat(management(rig, "!plugins load kit")).contains("kit 1 is loaded");
  }

  private static String management(BotRig rig, String command) {
    String room = rig.community().management();
    rig.moderator().says(room, command);
    return rig.said(room);
  }

  private static void act(BotRig rig) {
    management(rig, "!plugins grant kit all");
    assertThat(management(rig, "!protections on guard" + count))
        .contains("kit/guard" + count + " acts");
  }

  /** A room of dora's in which the bot moderates. */
  private static String room(BotRig rig) {
    String room = rig.room("dora", "bob", "eve");
    rig.person("dora").empowers(room, Map.of(rig.person("dora").id(), 100, rig.bot(), 100));
    return room;
  }

  @Test
  void inTheShadowNothingIsDoneAndAllIsCounted() {
    String room = room(rig);
    load(rig, onWord("Consequence.redact(), Consequence.warn(\"Please do not.\")"));

    rig.person("eve").says(room, "darn before it may listen");
    rig.nothingElse(room, rig.bob());
    assertThat(management(rig, "!protections")).contains("has not yet moderate, read-messages");
    management(rig, "!plugins grant kit read-messages");
    rig.person("eve").says(room, "darn");
    rig.nothingElse(room, rig.bob());

    assertThat(management(rig, "!protections"))
        .contains("kit/guard" + count + " is in the shadow", "would have acted 1", "acted 0");
    assertThat(management(rig, "!protections info guard" + count))
        .contains("a forbidden word", "@eve", "not done, in the shadow");
    assertThat(management(rig, "!protections on guard" + count))
        .contains("only counts until an owner says", "plugins grant kit all");
    rig.person("eve").says(room, "darn again");
    rig.nothingElse(room, rig.bob());
    assertThat(management(rig, "!protections"))
        .contains("acts, but its plugin has not yet moderate");
  }

  @Test
  void whatItSaysIsDoneBeforeAnythingElseComesOfTheMessage() {
    String room = room(rig);
    load(
        rig,
        onWord(
            "Consequence.redact(), Consequence.warn(\"Please do not.\"),"
                + " Consequence.tell(\"eve said it\")"));
    act(rig);

    String said = rig.person("eve").says(room, "!ping darn");

    Heard redaction = rig.heard(room);
    assertThat(redaction.type()).isEqualTo("m.room.redaction");
    assertThat(redaction.content().toString()).contains(said, "a forbidden word");
    Heard warning = rig.heard(room);
    assertThat(warning.text()).endsWith("eve:sandbox.localhost: Please do not.");
    assertThat(warning.mentions()).containsExactly(rig.person("eve").id());
    assertThat(rig.said(rig.community().management())).isEqualTo("eve said it");
    rig.nothingElse(room, rig.bob());
  }

  @Test
  void moderatorsAreSparedAndThatIsSaidOnce() {
    String room = room(rig);
    load(rig, onWord("new Consequence.Ban()"));
    act(rig);

    rig.person("dora").says(room, "darn");
    assertThat(rig.said(rig.community().management()))
        .contains("kit/guard" + count + " would do something about @dora", "nothing is done");
    rig.person("dora").says(room, "darn it");
    rig.nothingElse(room, rig.bob());
    assertThat(management(rig, "!protections")).contains("spared 2");
    assertThat(isIn(rig, room, rig.person("dora"))).isTrue();
  }

  @Test
  void peopleArePutOutMutedAndBanned() {
    try (BotRig rig = BotRig.plan().on(Databases.H2).start()) {
      String room = room(rig);
      load(
          rig,
          protection(
              "Happening.Kind.MESSAGE",
              """
              String body = ((Happening.Message) happening).body();
              return switch (body) {
                case "kick me" -> Judgement.of("as wished", new Consequence.Kick());
                case "ban me" -> Judgement.of("as wished", new Consequence.Ban());
                case "mute me" -> Judgement.of("as wished", new Consequence.Mute());
                case "close" -> Judgement.of("as wished", new Consequence.RestrictRoom());
                default -> Judgement.PASS;
              };
              """));
      act(rig);

      rig.person("eve").says(room, "kick me");
      eventually("eve is out", () -> !isIn(rig, room, rig.person("eve")));
      rig.person("eve").joins(room);
      rig.person("eve").says(room, "mute me");
      eventually("eve is mute", () -> state(rig, room, "m.room.power_levels").contains("-1"));
      rig.bob().says(room, "close");
      eventually("it is closed", () -> state(rig, room, "m.room.join_rules").contains("invite"));
      rig.bob().says(room, "ban me");
      eventually(
          "bob is banned",
          () -> state(rig, room, "m.room.member/" + rig.bob().id()).contains("ban"));
    }
  }

  private static boolean isIn(BotRig rig, String room, Person person) {
    return rig.sandbox().seed().isJoined(room, person.id());
  }

  private static String state(BotRig rig, String room, String what) {
    return rig.person("dora").call("GET", "/rooms/" + room + "/state/" + what, null).toString();
  }

  @Test
  void aSlowOneHoldsUpNobodyAndRests() {
    try (BotRig rig = BotRig.plan().conf("plugins.budget = 50ms").start()) {
      String room = room(rig);
      load(
          rig,
          protection(
              "Happening.Kind.MESSAGE",
              """
              String body = ((Happening.Message) happening).body();
              if (body.contains("slow") || body.contains("late")) {
                long end = System.nanoTime() + (body.contains("slow") ? 3_000 : 300) * 1_000_000L;
                while (System.nanoTime() < end) { Thread.onSpinWait(); }
              }
              return Judgement.of("always", Consequence.redact());
              """));
      act(rig);

      rig.bob().says(room, "!remind me in 3d to be late");
      assertThat(rig.said(room)).contains("I will remind you");
      assertThat(management(rig, "!protections")).contains("acts").doesNotContain("rests");
      rig.bob().says(room, "!remind me in 3d slow food");
      assertThat(rig.said(room)).contains("I will remind you");
      assertThat(rig.said(rig.community().management()))
          .contains("The plugin kit is not called for one minute", "no answer within 50 ms");
      rig.bob().says(room, "!ping");
      assertThat(rig.said(room)).contains("Pong");
      assertThat(management(rig, "!protections")).contains("rests after repeated faults");
    }
  }

  @Test
  void oneThatThrowsLetsEverythingPass() {
    String room = room(rig);
    load(
        rig,
        protection(
            "Happening.Kind.MESSAGE",
            """
              return happening.sender().value().contains("bob") ? recurse(1) : Judgement.PASS;
            }
            Judgement recurse(int n) {
              return recurse(n + 1);
            """));
    act(rig);

    for (int i = 0; i < 3; i++) {
      rig.bob().says(room, "!ping");
      assertThat(rig.said(room)).contains("Pong");
    }
    assertThat(rig.said(rig.community().management())).contains("StackOverflowError");
  }

  @Test
  void whatHappenedLatelyIsKnownAndOneRoomCanBeDifferent() {
    String room = room(rig);
    String other = room(rig);
    load(
        rig,
        protection(
            "Happening.Kind.MESSAGE",
            """
            int lately = room.lately(
                happening.sender(), happening.at(), Duration.ofMinutes(1)).size();
            return lately >= 2 ? Judgement.of("too much", Consequence.warn("slow down"))
                : Judgement.PASS;
            """));
    act(rig);
    assertThat(management(rig, "!protections off guard" + count + " " + other))
        .contains("off in that room");

    for (String place : new String[] {room, other}) {
      for (int i = 0; i < 3; i++) {
        rig.person("eve").says(place, "hello " + i);
      }
    }
    assertThat(rig.said(room)).contains("slow down");
    rig.nothingElse(other, rig.bob());
    assertThat(management(rig, "!protections same guard" + count + " " + other))
        .contains("as elsewhere");
    assertThat(management(rig, "!protections on nothing")).contains("There is no protection");
  }
}
