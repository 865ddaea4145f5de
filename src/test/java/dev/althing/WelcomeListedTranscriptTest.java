package dev.althing;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.plugin.Jars;
import dev.althing.testing.Person;
import org.junit.jupiter.api.Test;

/** Whom the rules of a plugin ban is not received. */
final class WelcomeListedTranscriptTest {
  private static final String LIST =
      """
      context.register(new PolicySource() {
        public String name() { return "spam"; }
        public Duration every() { return Duration.ofHours(1); }
        public CompletionStage<PolicyRevision> read() {
          return done(new PolicyRevision("1", List.of(
              PolicyRule.ban(PolicyRule.Subject.USER, "@spam*:sandbox.localhost", "spam"))));
        }
      });
      """;

  @Test
  void whoIsOnAPolicyListIsNotGreeted() {
    String places = "home { room = \"#home:@S\", reactions { \"✅\" = [\"#den:@S\"] } }";
    try (WelcomeStage stage = new WelcomeStage(BotRig.plan(), places)) {
      stage.space("home");
      stage.room("den");
      stage.ready();
      BotRig rig = stage.rig;
      Jars.plugin(
          rig.data().resolve("jars").resolve("list.jar"),
          Jars.manifest("list", "1"),
          Jars.starting(LIST));
      assertThat(stage.asks("!plugins load list")).contains("list");
      eventually("the rules are there", () -> stage.asks("!plugins info list").contains("spam"));
      Person spammer = rig.person("spammer");

      spammer.joins(stage.id("home"));
      stage.direct(stage.newcomer("home"));

      assertThat(spammer.invitations()).isEmpty();
    }
  }
}
