package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How people are forgotten. */
final class ForgetTranscriptTest {
  @ParameterizedTest
  @EnumSource(Databases.class)
  void afterwardsNoRowNamesThem(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      Person gwen = rig.person("gwen");
      Person wendy = rig.person("gwendolyn");
      String room = rig.room("gwen", "gwendolyn");
      gwen.says(room, "!remind me in 3d bake for @gwen:sandbox.localhost");
      rig.said(room);
      wendy.says(room, "!remind me in 2d ask https://matrix.to/#/%40gwen%3Asandbox.localhost");
      rig.said(room);
      gwen.says(room, "!remind me in 1s tea --private");
      rig.said(room);
      eventually("the bot opens a direct room", () -> !gwen.invitations().isEmpty());
      String direct = gwen.invitations().get(0);
      gwen.joins(direct);
      assertThat(rig.heard(direct).text()).contains("tea");

      gwen.says(room, "!forget me");
      assertThat(rig.said(room)).startsWith("!forget me works only in a direct chat with me");
      gwen.says(direct, "forget export");
      Heard export = rig.heard(direct);
      assertThat(export.content().path("msgtype").asText()).isEqualTo("m.file");
      gwen.says(direct, "forget me");
      Heard question = rig.heard(direct);
      assertThat(question.text()).startsWith("React with ✅ within ten minutes");
      assertThat(rig.heard(direct).type()).isEqualTo("m.reaction");
      assertThat(Dump.named(rig, gwen)).isNotEmpty();
      gwen.reacts(direct, question.id(), "✅️");
      assertThat(rig.said(direct)).startsWith("You are forgotten: ");

      eventually("nothing names her", () -> Dump.named(rig, gwen).isEmpty());
      assertThat(Dump.named(rig, wendy)).isNotEmpty();
      wendy.says(room, "!remind list");
      assertThat(rig.said(room)).contains("@forgotten-").doesNotContain("gwen:");
      gwen.says(room, "!remind list");
      assertThat(rig.said(room)).startsWith("You have no reminders.");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void afterwardsTheirTextsBelongToNoGame(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      Person gwen = rig.person("gwen");
      String direct = rig.room("gwen");
      gwen.says(direct, "wordle");
      rig.said(direct);
      gwen.says(direct, "forget me");
      Heard question = rig.heard(direct);
      rig.heard(direct);
      gwen.reacts(direct, question.id(), "✅");
      assertThat(rig.said(direct)).startsWith("You are forgotten: ");

      // Five letters, and a command when it is no guess.
      gwen.says(direct, "count");
      assertThat(rig.said(direct)).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Databases.class, names = "H2")
  void nobodyElseCanAskForIt(Databases kind) {
    try (BotRig rig = BotRig.plan().on(kind).start()) {
      Person gwen = rig.person("gwen");
      String direct = rig.room("gwen");
      gwen.says(direct, "remind me in 3d tea");
      rig.said(direct);
      gwen.says(direct, "forget me");
      Heard question = rig.heard(direct);
      rig.heard(direct);
      gwen.invites(direct, rig.bob().id());
      rig.bob().joins(direct);

      rig.bob().reacts(direct, question.id(), "✅");
      gwen.reacts(direct, question.id(), "❌");

      gwen.says(direct, "!remind list");
      assertThat(rig.said(direct)).contains("tea");
    }
  }
}
