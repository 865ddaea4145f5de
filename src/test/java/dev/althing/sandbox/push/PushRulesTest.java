package dev.althing.sandbox.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushRulesTest {
  private static final PushRules.Place FIRST =
      new PushRules.Place(Optional.empty(), Optional.empty());
  private final PushRules predefined = PushRules.predefined("@alice:example.org");

  private static List<String> names(PushRules rules, String kind) {
    var names = new ArrayList<String>();
    rules.of(kind).forEach(rule -> names.add(rule.path("rule_id").asText()));
    return names;
  }

  private static PushRules with(PushRules rules, String id, PushRules.Place place) {
    return rules.with("override", id, Nodes.object(), place);
  }

  @Test
  void thePredefinedOnesNameTheUser() {
    assertThat(predefined.find("override", ".m.rule.is_user_mention").toString())
        .contains("\"value\":\"@alice:example.org\"");
    assertThat(predefined.find("content", ".m.rule.contains_user_name").path("pattern").asText())
        .isEqualTo("alice");
    assertThat(predefined.find("override", ".m.rule.master").path("enabled").asBoolean()).isFalse();
  }

  @Test
  void aNewRuleComesBeforeAllButTheOneThatMutesEverything() {
    PushRules rules = with(with(predefined, "older", FIRST), "newer", FIRST);

    assertThat(names(rules, "override"))
        .startsWith(".m.rule.master", "newer", "older", ".m.rule.suppress_notices");
    assertThat(names(predefined, "override")).doesNotContain("newer");
  }

  @Test
  void aNewRuleStandsWhereItIsWantedAmongTheUsersOwn() {
    PushRules rules = with(predefined, "middle", FIRST);
    rules = with(rules, "last", new PushRules.Place(Optional.empty(), Optional.of("middle")));
    PushRules all =
        with(rules, "first", new PushRules.Place(Optional.of("middle"), Optional.empty()));

    assertThat(names(all, "override")).startsWith(".m.rule.master", "first", "middle", "last");
    var predefinedOne = new PushRules.Place(Optional.of(".m.rule.reaction"), Optional.empty());
    assertThatThrownBy(() -> with(all, "x", predefinedOne)).isInstanceOf(Refusal.class);
  }

  @Test
  void aRuleThatIsSetAgainStaysSwitchedOff() {
    PushRules off =
        with(predefined, "mine", FIRST).with("override", "mine", "enabled", BooleanNode.FALSE);

    PushRules again = with(off, "mine", FIRST);

    assertThat(names(again, "override")).containsOnlyOnce("mine");
    assertThat(again.find("override", "mine").path("enabled").asBoolean()).isFalse();
  }

  @Test
  void onlyTheUsersOwnRulesCanBeRemoved() {
    PushRules rules = with(predefined, "mine", FIRST);

    assertThat(names(rules.without("override", "mine"), "override"))
        .isEqualTo(names(predefined, "override"));
    assertThatThrownBy(() -> rules.without("override", ".m.rule.master"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> rules.without("override", "other")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> rules.of("device")).isInstanceOf(Refusal.class);
  }
}
