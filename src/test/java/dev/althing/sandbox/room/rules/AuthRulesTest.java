package dev.althing.sandbox.room.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.sandbox.room.PowerLevels;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.room.RoomVersion;
import dev.althing.sandbox.room.Script;
import dev.althing.sandbox.room.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthRulesTest {
  private static final String OWNER = "@owner:x";
  private static final String MOD = "@mod:x";
  private static final String USER = "@user:x";
  private final Script script = new Script(RoomVersion.V11, OWNER);

  private void people() {
    script.state(
        OWNER, Types.POWER_LEVELS, "", "{'users':{'@owner:x':100,'@mod:x':50},'invite':50}");
    script.member(MOD, "join");
    script.member(USER, "join");
  }

  @ParameterizedTest
  @CsvSource({
    "@owner:x, @mod:x, leave, true",
    "@owner:x, @mod:x, ban, true",
    "@mod:x, @user:x, leave, true",
    "@mod:x, @user:x, ban, true",
    "@mod:x, @owner:x, leave, false",
    "@mod:x, @owner:x, ban, false",
    "@user:x, @mod:x, leave, false",
    "@user:x, @user:x, leave, true",
    "@user:x, @guest:x, invite, false",
    "@mod:x, @guest:x, invite, true",
    "@mod:x, @user:x, invite, false",
    "@guest:x, @guest:x, join, false",
    "@guest:x, @guest:x, leave, false",
    "@guest:x, @guest:x, knock, false",
    "@owner:x, @guest:x, join, false"
  })
  void membershipsChangeByPower(String sender, String target, String to, boolean allowed) {
    people();

    var attempt =
        assertThatCode(
            () -> script.tries(sender, Types.MEMBER, target, "{'membership':'" + to + "'}"));

    if (allowed) {
      attempt.doesNotThrowAnyException();
    } else {
      attempt.isInstanceOf(Refusal.class);
    }
  }

  @Test
  void whoIsBannedNeedsTheBanPowerToComeBack() {
    people();
    script.state(OWNER, Types.MEMBER, USER, "{'membership':'ban'}");

    assertThatThrownBy(() -> script.tries(USER, Types.MEMBER, USER, "{'membership':'join'}"))
        .isInstanceOf(Refusal.class);
    assertThatCode(() -> script.tries(MOD, Types.MEMBER, USER, "{'membership':'leave'}"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@mod:x | {'users':{'@owner:x':100,'@mod:x':50,'@user:x':50}} | true",
        "@mod:x | {'users':{'@owner:x':100,'@mod:x':50,'@user:x':51}} | false",
        "@mod:x | {'users':{'@owner:x':100,'@mod:x':0}} | true",
        "@mod:x | {'users':{'@mod:x':50}} | false",
        "@mod:x | {'users':{'@owner:x':100,'@mod:x':50},'ban':51} | false",
        "@mod:x | {'users':{'@owner:x':100,'@mod:x':50},'events':{'m.x':60}} | false",
        "@owner:x | {'users':{'@owner:x':100,'@mod:x':99}} | true",
        "@owner:x | {'users':{'@owner:x':'100'}} | false",
        "@owner:x | {'users':{'@owner:x':1.5}} | false"
      })
  void nobodyGivesOrTakesMoreThanTheyHave(String sender, String levels, boolean allowed) {
    people();
    script.state(
        OWNER, Types.POWER_LEVELS, "", "{'users':{'@owner:x':100,'@mod:x':50},'state_default':50}");

    var attempt = assertThatCode(() -> script.tries(sender, Types.POWER_LEVELS, "", levels));

    if (allowed) {
      attempt.doesNotThrowAnyException();
    } else {
      attempt.isInstanceOf(Refusal.class);
    }
  }

  @Test
  void stateInTheNameOfOthersIsRefused() {
    people();

    assertThatThrownBy(() -> script.tries(MOD, "m.x", USER, "{}")).isInstanceOf(Refusal.class);
    assertThatCode(() -> script.tries(MOD, "m.x", MOD, "{}")).doesNotThrowAnyException();
  }

  @Test
  void withoutPowerLevelsOnlyTheCreatorHasAny() {
    assertThat(script.room.powerLevels().of(OWNER)).isEqualTo(100);
    assertThat(script.room.powerLevels().of(USER)).isZero();
    assertThat(script.room.powerLevels().toSend("m.x", true)).isZero();
  }

  @Test
  void creatorsOfNewRoomsStandAboveAllLevels() {
    var modern = new Script(RoomVersion.V12, OWNER);
    modern.state(OWNER, Types.POWER_LEVELS, "", "{'users':{'@mod:x':1000000}}");
    modern.member(MOD, "join");

    assertThat(modern.room.powerLevels().of(OWNER)).isEqualTo(PowerLevels.INFINITE);
    assertThatThrownBy(() -> modern.tries(MOD, Types.MEMBER, OWNER, "{'membership':'ban'}"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> modern.tries(OWNER, Types.POWER_LEVELS, "", "{'users':{'@owner:x':100}}"))
        .isInstanceOf(Refusal.class);
  }
}
