package dev.althing.sandbox.room;

import static dev.althing.sandbox.room.Script.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.sandbox.room.rules.ServerAcl;
import dev.althing.sandbox.room.rules.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {
  private static final String ANN = "@ann:x";
  private static final String BEN = "@ben:x";
  private final Script script = new Script(RoomVersion.V11, ANN);

  @Test
  void theStateOfThePastIsStillThere() {
    Event first = script.state(ANN, Types.NAME, "", "{'name':'one'}");
    Event second = script.state(ANN, Types.NAME, "", "{'name':'two'}");

    assertThat(second.asOf(second.position())).contains(second);
    assertThat(second.asOf(first.position())).contains(first);
    assertThat(second.asOf(first.position() - 1)).isEmpty();
    assertThat(second.replaces()).contains(first);
    assertThat(script.room.state(Types.NAME, "")).contains(second);
  }

  @Test
  void membersAreCountedAsTheyComeAndGo() {
    script.member(BEN, "invite");
    assertThat(script.room.count("invite")).isEqualTo(1);
    script.member(BEN, "join");
    assertThat(script.room.count("join")).isEqualTo(2);
    assertThat(script.room.count("invite")).isZero();
    script.member(BEN, "leave");
    assertThat(script.room.count("join")).isEqualTo(1);
    assertThat(script.room.isJoined(BEN)).isFalse();
  }

  @Test
  void positionsAreFoundInTheTimeline() {
    Event said = script.say(ANN, "a");
    script.say(ANN, "b");

    int index = script.room.indexAfter(said.position());

    assertThat(script.room.timeline().get(index).content().path("body").asText()).isEqualTo("b");
    assertThat(script.room.indexAfter(0)).isZero();
    assertThat(script.room.indexAfter(1000)).isEqualTo(script.room.timeline().size());
  }

  @Test
  void aRedactionTakesTheContentAndTheRelationAway() {
    Event said = script.say(ANN, "a");
    String relation =
        "{'m.relates_to':{'rel_type':'m.annotation','event_id':'" + said.id() + "','key':'+'}}";
    Event reaction = script.state(BEN, Types.REACTION, "k", relation);
    var found = Relation.in(json(relation)).orElseThrow();
    assertThat(script.room.annotated(BEN, found)).isTrue();

    script.room.append(
        new Pdu(
            99,
            "!r:x",
            "$99",
            Types.REDACTION,
            null,
            BEN,
            99,
            json("{'redacts':'" + reaction.id() + "'}")),
        null);

    assertThat(reaction.content()).isEmpty();
    assertThat(reaction.redactedBy()).isPresent();
    assertThat(script.room.related(said.id())).isEmpty();
    assertThat(script.room.annotated(BEN, found)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "shared, true, true, true",
    "world_readable, true, true, true",
    "invited, false, true, true",
    "joined, false, false, true"
  })
  void historyIsVisibleByRuleAndMembership(
      String rule, boolean before, boolean invited, boolean joined) {
    script.state(ANN, Types.HISTORY_VISIBILITY, "", "{'history_visibility':'" + rule + "'}");
    Event early = script.say(ANN, "before the invite");
    script.member(BEN, "invite");
    Event later = script.say(ANN, "while invited");
    script.member(BEN, "join");
    Event now = script.say(ANN, "while joined");

    var view = new Visibility(script.room, BEN);

    assertThat(view.sees(early)).isEqualTo(before);
    assertThat(view.sees(later)).isEqualTo(invited);
    assertThat(view.sees(now)).isEqualTo(joined);
  }

  @Test
  void whoHasLeftSeesNothingThatCameLater() {
    script.member(BEN, "join");
    Event early = script.say(ANN, "with ben");
    Event left = script.member(BEN, "leave");
    Event later = script.say(ANN, "without ben");

    var view = new Visibility(script.room, BEN);

    assertThat(view.sees(early)).isTrue();
    assertThat(view.sees(left)).isTrue();
    assertThat(view.sees(later)).isFalse();
    assertThat(view.horizon()).isEqualTo(left.position());
    assertThat(new Visibility(script.room, "@cat:x").any()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*, '', a.org, true",
    "*, *.org, a.org, false",
    "*, ?.org, a.org, false",
    "*, ?.org, ab.org, true",
    "a.org, '', b.org, false",
    "A.ORG, '', a.org, true",
    "a+org, '', a.org, false"
  })
  void serverAclsAreGlobs(String allow, String deny, String server, boolean allowed) {
    var content = json("{'allow':['" + allow + "'],'deny':['" + deny + "']}");

    assertThat(ServerAcl.allows(content, server)).isEqualTo(allowed);
  }

  @Test
  void redactionsKeepWhatTheRulesNeed() {
    assertThat(Redactions.strip(Types.MEMBER, json("{'membership':'join','displayname':'x'}")))
        .isEqualTo(json("{'membership':'join'}"));
    assertThat(Redactions.strip(Types.CREATE, json("{'room_version':'11','a':1}")))
        .isEqualTo(json("{'room_version':'11','a':1}"));
    assertThat(Redactions.strip(Types.POWER_LEVELS, json("{'ban':50,'notifications':{}}")))
        .isEqualTo(json("{'ban':50}"));
    assertThat(Redactions.strip(Types.MESSAGE, json("{'body':'x'}"))).isEmpty();
  }
}
